package c10k.loop.example;

import c10k.loop.fs.FileSystem;
import c10k.loop.node.Environment;
import c10k.loop.uv.EventLoop;
import c10k.loop.uv.WorkPool;
import c10k.server.Ticker;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory that is watched until a file appears in it. */
final class WatchExample implements Example {
  @Override
  public String name() {
    return "watch";
  }

  @Override
  public String summary() {
    return "what the system tells of changes to files";
  }

  @Override
  public void run(PrintStream out) throws IOException {
    var folder = Files.createTempDirectory("watch-example");
    var note = folder.resolve("note.txt");
    try (var pool = new WorkPool(WorkPool.DEFAULT_THREADS)) {
      var environment = new Environment(new EventLoop("watch", Ticker.system()));
      var files = new FileSystem(environment, pool);
      environment.run(() -> {
        var appeared = environment.<Path>deferred();
        files.watch(folder, change -> {
          out.println(change.kind() + " " + folder.relativize(change.path()));
          appeared.resolve(change.path());
        }).thenCompose(watcher -> {
          out.println("watching: the loop goes on until the watcher is closed");
          files.writeText(note, "");
          return appeared.promise().thenCompose(_ -> watcher.close())
              .finallyRun(() -> out.println("closed: nothing keeps the loop any more"));
        });
      });
    } finally {
      Files.deleteIfExists(note);
      Files.delete(folder);
    }
  }
}
