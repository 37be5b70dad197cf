package c10k.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The {@code lab} script in a tree of stand-ins: JDKs and a Maven that only say that they were
 * called, and search places inside the tree.
 */
@Timeout(60)
class LabScriptTest {
  private static final Path SCRIPT = Path.of("..", "lab");
  private static final Instant OLD = Instant.parse("2020-01-01T00:00:00Z");

  @TempDir
  private Path tree;

  private Path project;
  private Path jar;

  @BeforeEach
  void projectWithABuiltJar() throws IOException {
    project = Files.createDirectories(tree.resolve("a project"));
    jar = project.resolve("bench/target/benchmarks.jar");
    write(project.resolve("bench/src/main/java/Source.java"), "");
    write(project.resolve("bench/pom.xml"), "");
    write(project.resolve("pom.xml"), "");
    write(jar, "");
    for (var source : List.of("bench/src/main/java/Source.java", "bench/pom.xml", "pom.xml")) {
      Files.setLastModifiedTime(project.resolve(source), FileTime.from(OLD));
    }
    var script = Files.readString(SCRIPT)
        .replace(" /usr/lib/jvm/", " " + tree + "/jvm/")
        .replace(" /opt/", " " + tree + "/opt/")
        .replace("/Library/", tree + "/Library/")
        .replace("/usr/libexec/", tree + "/libexec/");
    writeExecutable(project.resolve("lab"), script);
  }

  @Test
  void mustRunTheJarWithTheJdkOfJavaHome() throws Exception {
    var home = jdk("home", 25);
    var run = run(Map.of("JAVA_HOME", home.toString()), "serve", "two words");
    assertThat(run.exitCode()).isZero();
    assertThat(run.lines()).singleElement().asString().startsWith("ran home: ")
        .endsWith("|-cp|" + jar + "|c10k.bench.Lab|serve|two words|");
  }

  @Test
  void mustPassOverAnOldJavaHome() throws Exception {
    jdk("opt/new", 26);
    var run = run(Map.of("JAVA_HOME", jdk("home", 17).toString()));
    assertThat(run.lines()).singleElement().asString().startsWith("ran new: ");
  }

  @Test
  void mustTakeTheJavaOfThePath() throws Exception {
    var home = jdk("somewhere", 25);
    var run = run(Map.of("PATH", home.resolve("bin") + ":" + System.getenv("PATH")));
    assertThat(run.lines()).singleElement().asString().startsWith("ran somewhere: ");
  }

  @Test
  void mustSearchTheUsualPlaces() throws Exception {
    for (var place : List.of("jvm/a", "opt/b", "user/.sdkman/candidates/java/c", "user/.jdks/d")) {
      var home = jdk(place, 25);
      var run = run(Map.of());
      assertThat(run.lines()).as(place).singleElement().asString().startsWith("ran " + home.getFileName() + ": ");
      Files.delete(home.resolve("bin/java"));
    }
  }

  @Test
  void mustSayWhatToInstallWithoutAJdk() throws Exception {
    jdk("jvm/old", 21);
    var run = run(Map.of());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.lines()).singleElement().asString().contains("no JDK 25 or newer was found; install one");
  }

  @Test
  void mustFollowSymbolicLinksFromAnyDirectory() throws Exception {
    var link = Files.createSymbolicLink(tree.resolve("link"), Path.of("a project", "lab"));
    var linkToLink = Files.createSymbolicLink(tree.resolve("link to link"), link);
    var run = start(linkToLink, Path.of("/"), Map.of("JAVA_HOME", jdk("home", 25).toString()));
    assertThat(run.lines()).singleElement().asString().startsWith("ran home: ")
        .endsWith("|-cp|" + jar + "|c10k.bench.Lab|");
  }

  @Test
  void mustBuildWhenThereIsNoJar() throws Exception {
    Files.delete(jar);
    var run = run(Map.of("JAVA_HOME", jdk("home", 25).toString(), "PATH", maven(0)));
    assertThat(run.lines()).element(0).asString().contains("lab: building");
    assertThat(run.lines()).element(1).asString().startsWith("maven in a project: ").contains("-pl bench -am package");
    assertThat(run.lines()).last().asString().startsWith("ran home: ");
  }

  @Test
  void mustBuildWhenASourceIsNewerAndThenNoMore() throws Exception {
    Files.setLastModifiedTime(jar, FileTime.from(OLD.minusSeconds(1)));
    var environment = Map.of("JAVA_HOME", jdk("home", 25).toString(), "PATH", maven(0));
    assertThat(run(environment).lines()).hasSize(3);
    assertThat(run(environment).lines()).hasSize(1);
  }

  @Test
  void mustNotRunWhatCouldNotBeBuilt() throws Exception {
    Files.delete(jar);
    var run = run(Map.of("JAVA_HOME", jdk("home", 25).toString(), "PATH", maven(1)));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.lines()).last().asString().contains("the build failed");
  }

  private record Run(int exitCode, List<String> lines) {}

  private Run run(Map<String, String> environment, String... args) throws Exception {
    return start(project.resolve("lab"), tree, environment, args);
  }

  private Run start(Path command, Path directory, Map<String, String> environment, String... args) throws Exception {
    var line = new ArrayList<>(List.of(command.toString()));
    line.addAll(List.of(args));
    var builder = new ProcessBuilder(line).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("PATH", pathWithoutJava());
    builder.environment().put("HOME", tree.resolve("user").toString());
    builder.environment().putAll(environment);
    var process = builder.start();
    try {
      var lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      return new Run(process.exitValue(), lines);
    } finally {
      process.destroyForcibly();
    }
  }

  /** Says "no" in place of the machine's own. */
  private String pathWithoutJava() throws IOException {
    writeExecutable(tree.resolve("no/java"), "#!/bin/sh\nexit 1\n");
    return tree.resolve("no") + ":" + System.getenv("PATH");
  }

  private Path jdk(String place, int version) throws IOException {
    var home = tree.resolve(place);
    writeExecutable(home.resolve("bin/java"), """
        #!/bin/sh
        if [ "$1" = -XshowSettings:properties ]; then
          echo "    java.home = %s" >&2
          echo "    java.specification.version = %d" >&2
        else
          printf 'ran %s: '
          printf '%%s|' "$@"
          echo
        fi
        """.formatted(home, version, home.getFileName()));
    return home;
  }

  private String maven(int exitCode) throws IOException {
    writeExecutable(tree.resolve("maven/mvn"), """
        #!/bin/sh
        echo "maven in $(basename "$PWD"): $*"
        mkdir -p bench/target
        touch bench/target/benchmarks.jar
        exit %d
        """.formatted(exitCode));
    return tree.resolve("maven") + ":" + pathWithoutJava();
  }

  private static void writeExecutable(Path file, String content) throws IOException {
    write(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void write(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
