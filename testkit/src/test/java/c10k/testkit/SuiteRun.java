package c10k.testkit;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Outcomes of a run of the suite within a test.
 *
 * @param failures by test name; null where the test passed
 */
record SuiteRun(Map<String, Throwable> failures) {

  /** Runs the tests of one rule. */
  static SuiteRun ofRule(Class<?> suite, String rule) {
    return of(suite, method -> ContractExtension.ruleOf(method).equals(rule));
  }

  /** Runs some tests by their names. */
  static SuiteRun ofTests(Class<?> suite, Set<String> names) {
    return of(suite, method -> names.contains(method.getName() + "()"));
  }

  private static SuiteRun of(Class<?> suite, Predicate<Method> wanted) {
    var failures = new TreeMap<String, Throwable>();
    var request = LauncherDiscoveryRequestBuilder.request()
        .selectors(DiscoverySelectors.selectClass(suite))
        .filters(EngineFilter.includeEngines("junit-jupiter"), chosen(wanted))
        .build();
    LauncherFactory.create().execute(request, new TestExecutionListener() {
      @Override
      public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
          failures.put(test.getDisplayName(), result.getThrowable().orElse(null));
        }
      }
    });
    return new SuiteRun(failures);
  }

  private static PostDiscoveryFilter chosen(Predicate<Method> wanted) {
    return test -> FilterResult.includedIf(!test.isTest() || wanted.test(methodOf(test)));
  }

  private static Method methodOf(TestDescriptor test) {
    return ((MethodSource) test.getSource().orElseThrow()).getJavaMethod();
  }

  Map<String, Throwable> failed() {
    return failures.entrySet().stream().filter(entry -> entry.getValue() != null).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  boolean passed(String test) {
    return failures.containsKey(test) && failures.get(test) == null;
  }
}
