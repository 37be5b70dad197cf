package c10k.loop.fs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Reads a file many times, opens it until there are no descriptors left, closes all, and reads it again. */
final class TooManyHandles {
  private static final int READS = 10_000;

  private final FileProgram program = new FileProgram();
  private final FileSystem files = program.files;
  private final List<FileHandle> handles = new ArrayList<>();
  private final Path file;

  private TooManyHandles(Path file) {
    this.file = file;
  }

  public static void main(String[] arguments) {
    var program = new TooManyHandles(Path.of(arguments[0]));
    System.exit(program.program.environment.run(program::readManyTimes));
  }

  private void readManyTimes() {
    program.all(IntStream.range(0, READS).mapToObj(_ -> files.readFile(file)).toList()).then(all -> {
      System.out.println(all.size() + " reads: " + all.getFirst().length + " bytes each");
      openOneMore();
      return null;
    });
  }

  private void openOneMore() {
    files.open(file, OpenFlag.READ).then(handle -> {
      handles.add(handle);
      openOneMore();
      return null;
    }).recover(error -> {
      System.out.println("open failed with " + handles.size() + " handles open");
      System.out.println(error.getMessage());
      closeAll();
      return null;
    });
  }

  private void closeAll() {
    program.all(handles.stream().map(FileHandle::close).toList()).thenCompose(_ -> files.readText(file)).then(text -> {
      System.out.println("after closing them: " + text);
      return null;
    });
  }
}
