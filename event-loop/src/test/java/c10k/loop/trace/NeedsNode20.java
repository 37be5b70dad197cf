package c10k.loop.trace;

import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** Skips what needs Node, and says why. */
final class NeedsNode20 implements SkipExecutionHook {
  @Override
  public SkipResult shouldBeSkipped(LifecycleContext context) {
    return NodeOracle.whyMissing()
        .map(reason -> SkipResult.skip(reason + "; the golden traces were compared all the same"))
        .orElseGet(SkipResult::doNotSkip);
  }
}
