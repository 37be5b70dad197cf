package c10k.loop.fs;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.loop.fs.FileChange.Kind;
import c10k.testkit.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a watcher tells. Each program ends when it has heard what it waits for. */
@Timeout(60)
class FileWatcherTest {
  private static final Await AWAIT = new Await(Duration.ofSeconds(20));

  private final FileProgram program = new FileProgram();
  private final FileSystem files = program.files;
  private final Set<FileChange> told = new LinkedHashSet<>();

  @TempDir
  private Path temporary;

  private Path folder = Path.of("");

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temporary.resolve("watched"));
  }

  /** The watcher's thread gives back what it holds, however the program ended. */
  @AfterEach
  void itsThreadMUSTEnd() {
    AWAIT.until("the thread of the watcher has ended",
        () -> Thread.getAllStackTraces().keySet().stream().noneMatch(thread -> thread.getName().equals("watch-" + folder)));
    program.close();
  }

  private interface Step {
    void run() throws IOException;
  }

  private static void now(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void creatingWritingAndDeletingMUSTBeTold() {
    var file = folder.resolve("file");
    var script = new Script(List.of(
        new Cue(new FileChange(Kind.CREATE, file), () -> Files.writeString(file, "more")),
        new Cue(new FileChange(Kind.MODIFY, file), () -> Files.delete(file)),
        new Cue(new FileChange(Kind.DELETE, file), () -> {})));
    run(script, false, () -> Files.createFile(file));
    assertThat(script.isOver()).isTrue();
  }

  @Test
  void whatAppearsInANewDirectoryMUSTBeTold() {
    var below = folder.resolve("a/b");
    var file = below.resolve("file");
    var script = new Script(List.of(
        new Cue(new FileChange(Kind.CREATE, below), () -> Files.createFile(file)),
        new Cue(new FileChange(Kind.CREATE, file), () -> Files.writeString(file, "more")),
        new Cue(new FileChange(Kind.MODIFY, file), () -> Files.delete(file)),
        new Cue(new FileChange(Kind.DELETE, file), () -> {})));
    run(script, true, () -> Files.createDirectories(below));
    assertThat(script.isOver()).isTrue();
    assertThat(told).contains(new FileChange(Kind.CREATE, folder.resolve("a")));
  }

  @Test
  void aDirectoryThatWasMovedAwayMUSTBeGivenUp() throws IOException {
    var below = Files.createDirectory(folder.resolve("below"));
    var elsewhere = temporary.resolve("elsewhere");
    var end = folder.resolve("end");
    var script = new Script(List.of(
        new Cue(new FileChange(Kind.DELETE, below), () -> {
          Files.createFile(elsewhere.resolve("unseen"));
          Files.createFile(end);
        }),
        new Cue(new FileChange(Kind.CREATE, end), () -> {})));
    run(script, true, () -> Files.move(below, elsewhere));
    assertThat(script.isOver()).isTrue();
    assertThat(told).extracting(FileChange::path).doesNotContain(below.resolve("unseen"));
  }

  @Test
  void aLinkMUSTNotBeFollowed() throws IOException {
    var outside = Files.createDirectory(temporary.resolve("outside"));
    Files.createSymbolicLink(folder.resolve("link"), outside);
    Files.createSymbolicLink(folder.resolve("top"), folder);
    var end = folder.resolve("end");
    var script = new Script(List.of(new Cue(new FileChange(Kind.CREATE, end), () -> {})));
    run(script, true, () -> {
      Files.createFile(outside.resolve("unseen"));
      Files.createFile(end);
    });
    assertThat(told).extracting(FileChange::path).containsOnly(end);
  }

  @Test
  void withoutRecursionWhatIsBelowMUSTNotBeTold() throws IOException {
    var below = Files.createDirectory(folder.resolve("below"));
    var end = folder.resolve("end");
    var script = new Script(List.of(new Cue(new FileChange(Kind.CREATE, end), () -> {})));
    run(script, false, () -> {
      Files.createFile(below.resolve("unseen"));
      Files.createFile(end);
    });
    assertThat(told).extracting(FileChange::path).doesNotContain(below.resolve("unseen"));
  }

  @Test
  void theEndOfItsDirectoryMUSTEndTheWatcherAndTheLoop() {
    var changes = new ArrayList<FileChange>();
    program.result(all -> all.watch(folder, changes::add).thenCompose(watcher -> {
      now(() -> Files.delete(folder));
      return watcher.closed();
    }));
    assertThat(changes).contains(new FileChange(Kind.DELETE, folder));
  }

  @Test
  void withoutRefItMUSTNotKeepTheLoopAlive() {
    var watcher = program.result(all -> all.watch(folder, told::add).then(one -> {
      one.unref();
      return one;
    }));
    assertThat(watcher.root()).isEqualTo(folder);
    // And itsThreadMUSTEnd.
  }

  @Test
  void afterCloseNothingMUSTBeTold() {
    program.result(all -> all.watch(folder, told::add).thenCompose(watcher -> {
      now(() -> Files.createFile(folder.resolve("file")));
      return watcher.close().thenCompose(_ -> watcher.close());
    }));
    assertThat(told).isEmpty();
  }

  /** Every change makes thousands more while the loop is busy, until the system has lost some. */
  @Test
  void whatIsLostMUSTBeToldAsAnOverflow() {
    var overflow = new FileChange(Kind.OVERFLOW, folder);
    var watchers = new ArrayList<FileWatcher>();
    program.result(all -> all.watch(folder, change -> {
      if (told.add(change) && !told.contains(overflow)) {
        now(() -> createMany(change.path().getFileName() + "-"));
      }
      if (told.contains(overflow)) {
        watchers.forEach(FileWatcher::close);
      }
    }).thenCompose(watcher -> {
      watchers.add(watcher);
      now(() -> Files.createFile(folder.resolve("x")));
      return watcher.closed();
    }));
    assertThat(told).contains(overflow);
  }

  private void createMany(String prefix) throws IOException {
    for (int number = 0; number < 1_000; number++) {
      Files.createFile(folder.resolve(prefix + number));
    }
  }

  // Scripts

  private record Cue(FileChange awaited, Step answer) {}

  /** What to do when something is told; other news in between do not matter. */
  private final class Script {
    private final List<Cue> cues;
    private int next;

    Script(List<Cue> cues) {
      this.cues = cues;
    }

    void heard(FileChange change) {
      told.add(change);
      if (!isOver() && cues.get(next).awaited().equals(change)) {
        now(cues.get(next).answer());
        next++;
      }
    }

    boolean isOver() {
      return next == cues.size();
    }
  }

  private void run(Script script, boolean isTree, Step first) {
    var watchers = new ArrayList<FileWatcher>();
    FileWatcher.Listener listener = change -> {
      script.heard(change);
      if (script.isOver()) {
        watchers.forEach(FileWatcher::close);
      }
    };
    program.result(_ -> (isTree ? files.watchTree(folder, listener) : files.watch(folder, listener)).thenCompose(watcher -> {
      watchers.add(watcher);
      now(first);
      return watcher.closed();
    }));
  }
}
