package c10k.testkit.pool;

import c10k.testkit.ContractResults;
import c10k.testkit.ContractResults.Outcome;
import c10k.testkit.ContractResults.Result;
import c10k.testkit.DeclaredLimit;
import c10k.testkit.Rule;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.Lifespan;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutionResult.Status;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import net.jqwik.api.lifecycle.Store;

/** Writes down how each test of a {@link PoolContract} ended, rule by rule, for the matrix. */
final class PoolContractHook implements AroundPropertyHook {
  /** A pool logs what goes wrong, and here that is nearly everything, on purpose. Held, or it would be forgotten. */
  private static final Logger LOG = Logger.getLogger("c10k.pool");

  PoolContractHook() {
    LOG.setLevel(Level.OFF);
  }

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
    if (!(context.testInstance() instanceof PoolContract contract)) {
      return property.execute();
    }
    var results = resultsOf(contract);
    var test = context.targetMethod().getName();
    var rule = context.findAnnotation(Rule.class).map(Rule::value);
    var result = property.execute();
    var failure = result.throwable();
    var limit = rule.flatMap(contract::limitOf);
    if (limit.isPresent()) {
      return acknowledge(contract, limit.get(), test, result, results);
    }
    var tested = rule.map(List::of).orElseGet(() -> PoolChecker.RULES.stream().filter(each -> contract.limitOf(each).isEmpty()).toList());
    tested.forEach(each -> results.add(new Result(each, Outcome.KEPT, test, "")));
    if (failure.isPresent()) {
      var broken = failure.get() instanceof BrokenRules rules ? rules.rules() : tested;
      broken.forEach(each -> results.add(new Result(each, Outcome.BROKEN, test, String.valueOf(failure.get().getMessage()))));
    }
    return result;
  }

  private static PropertyExecutionResult acknowledge(
      PoolContract contract, DeclaredLimit limit, String test, PropertyExecutionResult result, ContractResults results) {
    if (result.status() == Status.SUCCESSFUL) {
      var message = contract.name() + " declares that it cannot keep " + limit.rule() + ", but it does; delete the declaration.";
      results.add(new Result(limit.rule(), Outcome.BROKEN, test, message));
      return result.mapToFailed(message);
    }
    results.add(new Result(limit.rule(), Outcome.DECLARED, test, limit.reason()));
    return result.mapToSuccessful();
  }

  private static ContractResults resultsOf(PoolContract contract) {
    var store = Store.getOrCreate(
        List.of(PoolContractHook.class, contract.name()), Lifespan.RUN, () -> new Kept(new ContractResults(ContractResults.POOL + contract.name())));
    return store.get().results;
  }

  /** Written when all tests have run. */
  private record Kept(ContractResults results) implements Store.CloseOnReset {
    @Override
    public void close() {
      results.close();
    }
  }
}
