package c10k.loop.example;

import c10k.loop.fs.FileException;
import c10k.loop.fs.FileSystem;
import c10k.loop.fs.OpenFlag;
import c10k.loop.fs.RmOption;
import c10k.loop.node.Environment;
import c10k.loop.node.Limiter;
import c10k.loop.node.Promise;
import c10k.loop.uv.EventLoop;
import c10k.loop.uv.WorkPool;
import c10k.server.Ticker;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** Thousands of files at once, and how many descriptors that takes. */
final class FilesExample implements Example {
  private static final int READS = 10_000;
  private static final int HANDLES = 1_000;
  private static final int AT_ONCE = 16;

  @Override
  public String name() {
    return "files";
  }

  @Override
  public String summary() {
    return "ten thousand reads at once, and a limit for what stays open";
  }

  @Override
  public void run(PrintStream out) throws IOException {
    var folder = Files.createTempDirectory("files-example");
    try (var pool = new WorkPool(WorkPool.DEFAULT_THREADS)) {
      var environment = new Environment(new EventLoop("files", Ticker.system()));
      var files = new FileSystem(environment, pool);
      var file = folder.resolve("note.txt");
      environment.run(() -> files.writeText(file, "hello")
          .thenCompose(_ -> readAtOnce(environment, files, file))
          .then(reads -> print(out, reads + " reads, one file for each thread of the pool: " + peak(files, pool.size())))
          .thenCompose(_ -> openInTurn(environment, files, file))
          .then(handles -> print(out, handles + " handles, let in by a limiter: " + peak(files, AT_ONCE)))
          .thenCompose(_ -> files.readFile(folder.resolve("missing.txt")))
          .then(_ -> "found, against expectation")
          .recover(error -> error instanceof FileException failure ? failure.code() + " in " + failure.operation() : error.toString())
          .then(answer -> print(out, "a missing file: " + answer))
          .thenCompose(_ -> files.rm(folder, RmOption.RECURSIVE)));
    }
  }

  /** Needs no limit: a file is open only while a thread of the pool reads it. */
  private static Promise<Integer> readAtOnce(Environment environment, FileSystem files, Path file) {
    var reads = IntStream.range(0, READS).mapToObj(_ -> files.readText(file)).toList();
    return Promise.all(environment, reads).then(texts -> texts.size());
  }

  /** Needs one: a handle stays open until it is closed, while others use the threads. */
  private static Promise<Integer> openInTurn(Environment environment, FileSystem files, Path file) {
    var limiter = new Limiter(environment, AT_ONCE);
    var sizes = IntStream.range(0, HANDLES).mapToObj(_ -> limiter.run(() -> sizeOf(files, file))).toList();
    return Promise.all(environment, sizes).then(all -> all.size());
  }

  private static Promise<Long> sizeOf(FileSystem files, Path file) {
    return files.open(file, OpenFlag.READ)
        .thenCompose(handle -> handle.size().thenCompose(size -> handle.close().then(_ -> size)));
  }

  private static String peak(FileSystem files, int limit) {
    boolean isKept = files.peakOpenFiles() <= limit;
    return (isKept ? "never more than " + limit : files.peakOpenFiles()) + " open at once";
  }

  private static String print(PrintStream out, String line) {
    out.println(line);
    return line;
  }
}
