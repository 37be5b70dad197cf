package c10k.bench.scenario;

import c10k.bench.harness.DerivedExecution;
import c10k.bench.harness.Execution;
import c10k.bench.harness.JmhExecution;
import c10k.bench.harness.Scenario;
import c10k.bench.result.Figure;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which figures an execution can bring: those that its code names, and the code that it uses. */
final class PutFigures {
  private static final JavaClasses CLASSES =
      new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("c10k.bench");

  /** Those who only read figures, or list what others put. */
  private static final List<String> READERS = List.of("c10k.bench.harness", "c10k.bench.result", "c10k.bench.report", "c10k.bench.scenario");

  private PutFigures() {}

  /** Those of a scenario; a calculation has them as its parameters. */
  static Set<Figure> of(Scenario scenario) {
    var figures = of(scenario.execution());
    if (scenario.execution() instanceof DerivedExecution) {
      for (var launch : scenario.launches()) {
        var parameters = launch.parameters().of(scenario.reference(), KnownFigures.ALL);
        parameters.keySet().forEach(key -> Figure.ofKey(key).ifPresent(figures::add));
      }
    }
    return figures;
  }

  static Set<Figure> of(Execution execution) {
    var waiting = new ArrayDeque<JavaClass>();
    waiting.add(CLASSES.get(execution.getClass()));
    for (var jmh : execution.benchmarks()) {
      waiting.add(CLASSES.get(jmh.benchmark()));
    }
    var seen = new HashSet<>(waiting);
    var figures = EnumSet.noneOf(Figure.class);
    if (execution.benchmarks().stream().anyMatch(jmh -> jmh.iterations().isPresent())) {
      figures.add(Figure.SCORE);
    }
    while (!waiting.isEmpty()) {
      var next = waiting.remove();
      if (!next.isEquivalentTo(JmhExecution.class)) {
        figures.addAll(named(next));
        next.getDirectDependenciesFromSelf().stream()
            .map(Dependency::getTargetClass)
            .filter(PutFigures::mayPut)
            .filter(seen::add)
            .forEach(waiting::add);
      }
    }
    return figures;
  }

  private static boolean mayPut(JavaClass type) {
    return type.getPackageName().startsWith("c10k.bench.") && !READERS.contains(type.getPackageName());
  }

  private static Set<Figure> named(JavaClass type) {
    var named = EnumSet.noneOf(Figure.class);
    type.getFieldAccessesFromSelf().stream()
        .filter(access -> access.getTargetOwner().isEquivalentTo(Figure.class))
        .forEach(access -> named.add(Figure.valueOf(access.getTarget().getName())));
    return named;
  }
}
