package c10k.testkit;

import c10k.testkit.ContractResults.Outcome;
import c10k.testkit.ContractResults.Result;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * Runs each test of a rule in its {@link Scene}, under a watchdog, and writes down how it ended.
 *
 * <p>The test runs in a thread of its own, so that one that hangs can be left behind: with a thread
 * dump, and a message that names model and rule.
 */
final class ContractExtension implements InvocationInterceptor {
  private static final Namespace NAMESPACE = Namespace.create(ContractExtension.class);

  /** Far beyond what any test takes on a slow machine. */
  private static final Duration HANGS = Duration.ofMinutes(2);

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context) throws Throwable {
    var instances = context.getRequiredTestInstances();
    var contract = instances.findInstance(ServerContract.class).orElseThrow();
    var chapter = instances.findInstance(Chapter.class).orElseThrow();
    var rule = ruleOf(method.getExecutable());
    var results = resultsOf(contract, context);
    var test = method.getExecutable().getName();
    var limit = contract.limitOf(rule);
    try {
      runWatched(invocation, chapter, new Scene(contract.model(), contract.patienceFor(rule)), contract.name() + " " + rule + " " + test);
    } catch (TestAbortedException e) {
      results.add(new Result(rule, Outcome.SKIPPED, test, String.valueOf(e.getMessage())));
      throw e;
    } catch (Throwable e) {
      if (limit.isPresent()) {
        results.add(new Result(rule, Outcome.DECLARED, test, limit.get().reason()));
        return;
      }
      results.add(new Result(rule, Outcome.BROKEN, test, String.valueOf(e.getMessage())));
      throw new AssertionError(blame(contract, rule) + e.getMessage(), e);
    }
    acknowledge(contract, rule, test, limit, results);
  }

  private static void acknowledge(
      ServerContract contract, String rule, String test, Optional<DeclaredLimit> limit, ContractResults results) {
    if (limit.isPresent()) {
      var message = contract.name() + " declares that it cannot keep " + rule + ", but it does; delete the declaration.";
      results.add(new Result(rule, Outcome.BROKEN, test, message));
      throw new AssertionError(message);
    }
    results.add(new Result(rule, Outcome.KEPT, test, ""));
  }

  private static String blame(ServerContract contract, String rule) {
    return contract.name() + " breaks " + rule + " (" + RuleBook.server().sentence(rule) + ")\n";
  }

  static String ruleOf(Method test) {
    var rule = test.getAnnotation(Rule.class);
    if (rule == null) {
      throw new IllegalStateException(test + " does not say which rule it tests.");
    }
    return rule.value();
  }

  private static ContractResults resultsOf(ServerContract contract, ExtensionContext context) {
    return context.getRoot().getStore(NAMESPACE)
        .getOrComputeIfAbsent(contract.name(), ContractResults::new, ContractResults.class);
  }

  private static void runWatched(Invocation<Void> invocation, Chapter chapter, Scene scene, String name) throws Throwable {
    var task = new FutureTask<Void>(
        () -> {
          runIn(scene, chapter, invocation);
          return null;
        });
    var thread = Thread.ofPlatform().name("contract-test").daemon().start(task);
    try {
      task.get(HANGS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause();
    } catch (TimeoutException e) {
      var dump = Threads.dump();
      thread.interrupt();
      throw new AssertionError("The test hangs: " + name + ".\n" + dump, e);
    }
  }

  private static void runIn(Scene scene, Chapter chapter, Invocation<Void> invocation) {
    chapter.setScene(scene);
    try (scene) {
      proceed(scene, invocation);
    }
  }

  /** The situation is that at the failure, with all servers still running. */
  private static void proceed(Scene scene, Invocation<Void> invocation) {
    try {
      invocation.proceed();
    } catch (TestAbortedException e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e.getMessage() + "\n\n" + scene.situation(), e);
    }
  }
}
