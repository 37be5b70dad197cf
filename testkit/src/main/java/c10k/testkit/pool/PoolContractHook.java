package c10k.testkit.pool;

import c10k.testkit.ContractResults;
import c10k.testkit.ContractResults.Outcome;
import c10k.testkit.ContractResults.Result;
import c10k.testkit.DeclaredLimit;
import c10k.testkit.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutionResult.Status;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** Writes down how each test of a {@link PoolContract} ended, rule by rule, for the matrix. */
final class PoolContractHook implements AroundPropertyHook {
  /** A pool logs what goes wrong, and here that is nearly everything, on purpose. Held, or it would be forgotten. */
  private static final Logger LOG = Logger.getLogger("c10k.pool");

  /** By model. jqwik's own stores belong to one test each, but a model's tests share a file. */
  private static final Map<String, ContractResults> RESULTS = new ConcurrentHashMap<>();

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
    try (var results = resultsOf(contract)) {
      return run(contract, context, property, results);
    }
  }

  private static PropertyExecutionResult run(
      PoolContract contract, PropertyLifecycleContext context, PropertyExecutor property, ContractResults results) {
    var test = context.targetMethod().getName();
    var rule = Optional.ofNullable(context.targetMethod().getAnnotation(Rule.class)).map(Rule::value);
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
    return RESULTS.computeIfAbsent(contract.name(), name -> new ContractResults(ContractResults.POOL + name));
  }
}
