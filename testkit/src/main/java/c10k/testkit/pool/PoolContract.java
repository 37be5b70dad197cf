package c10k.testkit.pool;

import c10k.pool.AsyncPoolModel;
import c10k.pool.PoolModel;
import c10k.testkit.DeclaredLimit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * The whole pool contract as a suite. A model is checked by a subclass that names it, and declares
 * what it by nature cannot keep:
 *
 * <pre>{@code
 * final class VirtualThreadsPoolContractTest extends PoolContract {
 *   VirtualThreadsPoolContractTest() {
 *     super(new VirtualThreadsPoolModel());
 *   }
 * }
 * }</pre>
 *
 * <p>A failure is told as a list of steps. More random histories than in the normal build are tried
 * with {@code -Djqwik.tries.default=10000}.
 */
@AddLifecycleHook(PoolContractHook.class)
public abstract class PoolContract extends PoolScenarios {
  private final String name;
  private final PoolSubject.Opener opener;
  private final List<DeclaredLimit> limits;

  /** Checks pools whose callers are threads. */
  protected PoolContract(PoolModel model, DeclaredLimit... limits) {
    this(model.name(), (config, factory) -> new BlockingSubject(model.openAsync(config, factory), config.ticker()), limits);
  }

  /** Checks pools whose callers hold futures. */
  protected PoolContract(AsyncPoolModel model, DeclaredLimit... limits) {
    this(model.name(), (config, factory) -> new AsyncSubject(model.open(config, factory), () -> factory.works().size()), limits);
  }

  PoolContract(String name, PoolSubject.Opener opener, DeclaredLimit... limits) {
    this.name = name;
    this.opener = opener;
    this.limits = List.of(limits);
  }

  /** The name of the model. */
  public final String name() {
    return name;
  }

  final Optional<DeclaredLimit> limitOf(String rule) {
    return limits.stream().filter(limit -> limit.rule().equals(rule)).findFirst();
  }

  @Override
  final PoolSubject.Opener opener() {
    return opener;
  }

  @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void everyRuleMUSTHoldAfterEveryStepOfAnyHistory(@ForAll("setups") Setup setup, @ForAll("steps") List<Step> steps) {
    play(setup, steps).ifPresent(broken -> {
      throw Shrinker.shrink(this::play, setup, steps, broken);
    });
  }

  private Optional<BrokenRules> play(Setup setup, List<Step> steps) {
    try (var history = new PoolHistory(opener, setup, declared())) {
      steps.forEach(history::perform);
      Finale.of(history);
      return Optional.empty();
    } catch (BrokenRules e) {
      return Optional.of(e);
    }
  }

  private Set<String> declared() {
    return limits.stream().map(DeclaredLimit::rule).collect(Collectors.toSet());
  }

  @Provide
  Arbitrary<Setup> setups() {
    return Histories.setups();
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Histories.steps();
  }
}
