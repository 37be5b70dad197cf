package c10k.testkit.pool;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The outcome of a run of the property suite within a test.
 *
 * @param tries histories that were tried before shrinking began
 * @param failure that of the shortest history; empty if all rules hold
 */
record PoolSuiteRun(int tries, Optional<Throwable> failure) {
  private static final Pattern TRIES = Pattern.compile("tries = (\\d+)");

  static PoolSuiteRun of(Class<? extends PoolContract> suite, Predicate<String> tests) {
    var request = LauncherDiscoveryRequestBuilder.request()
        .selectors(DiscoverySelectors.selectClass(suite))
        .filters(EngineFilter.includeEngines("jqwik"), chosen(tests))
        // What broke one mutant says nothing about the next one.
        .configurationParameter("jqwik.database", "")
        .configurationParameter("jqwik.reporting.usejunitplatform", "true")
        .build();
    var listener = new Listener();
    LauncherFactory.create().execute(request, listener);
    if (listener.tests.get() == 0) {
      throw new AssertionError("no property was found in " + suite);
    }
    return new PoolSuiteRun(listener.tries.get(), Optional.ofNullable(listener.failure.get()));
  }

  private static PostDiscoveryFilter chosen(Predicate<String> tests) {
    return test -> FilterResult.includedIf(
        !test.isTest() || test.getSource().filter(source -> source instanceof MethodSource method && tests.test(method.getMethodName())).isPresent());
  }

  private static final class Listener implements TestExecutionListener {
    private final AtomicInteger tests = new AtomicInteger();
    private final AtomicInteger tries = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      result.getThrowable().ifPresent(failure::set);
      if (test.isTest()) {
        tests.incrementAndGet();
      }
    }

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
      var found = TRIES.matcher(entry.getKeyValuePairs().toString());
      if (found.find()) {
        tries.set(Integer.parseInt(found.group(1)));
      }
    }
  }
}
