package c10k.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import c10k.pool.AsyncPoolModel;
import c10k.pool.PoolModel;
import c10k.server.ConcurrencyModel;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.channels.SelectableChannel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Keeps the arrows of the design: between modules, and between packages. */
class ArchitectureTest {
  private static final String[] MODELS = {"c10k.loop", "c10k.workers", "c10k.threads", "c10k.virtual"};

  /** Which of the lab's modules each may require: the table of the design. */
  private static final Map<String, Set<String>> ARROWS =
      Map.of(
          "c10k.core", Set.of(),
          "c10k.pool", Set.of("c10k.core"),
          "c10k.testkit", Set.of("c10k.core", "c10k.pool"),
          "c10k.loop", Set.of("c10k.core", "c10k.pool"),
          "c10k.workers", Set.of("c10k.core", "c10k.pool"),
          "c10k.threads", Set.of("c10k.core", "c10k.pool"),
          "c10k.virtual", Set.of("c10k.core", "c10k.pool"));

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("c10k");

  @Test
  void modulesMustRequireOnlyWhatTheDesignAllows() throws IOException {
    var seen = new TreeSet<String>();
    var descriptors = getClass().getClassLoader().getResources("module-info.class");
    while (descriptors.hasMoreElements()) {
      try (InputStream bytes = descriptors.nextElement().openStream()) {
        var module = ModuleDescriptor.read(bytes);
        var allowed = ARROWS.get(module.name());
        if (allowed != null) {
          seen.add(module.name());
          assertThat(ownRequirements(module)).as(module.name() + " requires").isSubsetOf(allowed);
        }
      }
    }
    assertThat(seen).as("modules found").isEqualTo(new TreeSet<>(ARROWS.keySet()));
  }

  private static Set<String> ownRequirements(ModuleDescriptor module) {
    var own = new TreeSet<String>();
    for (var requirement : module.requires()) {
      if (requirement.name().startsWith("c10k.")) {
        own.add(requirement.name());
      }
    }
    return own;
  }

  @Test
  void modelsMustNotKnowEachOther() {
    for (var model : MODELS) {
      for (var other : MODELS) {
        if (!other.equals(model)) {
          noClasses()
              .that()
              .resideInAPackage(model + "..")
              .should()
              .dependOnClassesThat()
              .resideInAPackage(other + "..")
              .check(MAIN);
        }
      }
    }
  }

  @Test
  void protocolsMustKnowNoSocketThreadLockOrClock() {
    noClasses()
        .that()
        .resideInAPackage("c10k.protocol")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.net..", "java.io..", "java.nio.channels..", "java.util.concurrent..", "java.time..")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Thread.class)
        .check(MAIN);
  }

  /** Dates and limits of time they may know; only jobs read files. */
  @Test
  void httpAndWebSocketMustKnowNoSocketThreadOrLock() {
    noClasses()
        .that()
        .resideInAnyPackage("c10k.http..", "c10k.websocket..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "java.util.concurrent.locks..", "c10k.connection..")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Thread.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(SelectableChannel.class)
        .check(MAIN);
  }

  @Test
  void theContractMustNotDependOnHowItIsKept() {
    noClasses()
        .that()
        .resideInAPackage("c10k.server")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("c10k.connection", "c10k.protocol", "c10k.http..", "c10k.websocket..")
        .check(MAIN);
    noClasses()
        .that()
        .resideInAPackage("c10k.connection")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("c10k.protocol", "c10k.http..", "c10k.websocket..")
        .check(MAIN);
    noClasses()
        .that()
        .resideInAnyPackage(MODELS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("c10k.protocol", "c10k.http..", "c10k.websocket..")
        .as("models must know no protocol")
        .check(MAIN);
  }

  @Test
  void packagesMustFormNoCycle() {
    slices().matching("c10k.(**)").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void aModelMustShowNothingButItself() {
    classes()
        .that()
        .resideInAnyPackage(MODELS)
        .and()
        .arePublic()
        .should()
        .beAssignableTo(ConcurrencyModel.class)
        .orShould()
        .beAssignableTo(PoolModel.class)
        .orShould()
        .beAssignableTo(AsyncPoolModel.class)
        .check(MAIN);
  }

  @Test
  void everyModelMustBeFoundOnTheModulePathToo() throws IOException {
    assertThat(provided(ConcurrencyModel.class)).isEqualTo(names(ConcurrencyModel.all())).hasSize(MODELS.length);
  }

  @Test
  void everyPoolMustBeFoundOnTheModulePathToo() throws IOException {
    assertThat(provided(PoolModel.class)).isEqualTo(names(PoolModel.all()));
    assertThat(provided(AsyncPoolModel.class)).isEqualTo(names(AsyncPoolModel.all()));
    assertThat(PoolModel.all().size() + AsyncPoolModel.all().size()).isEqualTo(MODELS.length);
  }

  private Set<String> provided(Class<?> service) throws IOException {
    var provided = new TreeSet<String>();
    var descriptors = getClass().getClassLoader().getResources("module-info.class");
    while (descriptors.hasMoreElements()) {
      try (InputStream bytes = descriptors.nextElement().openStream()) {
        ModuleDescriptor.read(bytes).provides().stream()
            .filter(provides -> provides.service().equals(service.getName()))
            .forEach(provides -> provided.addAll(provides.providers()));
      }
    }
    return provided;
  }

  private static Set<String> names(List<?> found) {
    var names = new TreeSet<String>();
    found.forEach(one -> names.add(one.getClass().getName()));
    return names;
  }
}
