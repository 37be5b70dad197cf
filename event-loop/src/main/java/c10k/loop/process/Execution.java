package c10k.loop.process;

import c10k.loop.node.Deferred;
import c10k.loop.node.Environment;
import c10k.loop.node.Promise;
import c10k.loop.node.Timeout;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program that runs to its end, while its output is collected.
 *
 * <p>Threads: of the loop.
 */
final class Execution {
  /** After a kill nobody should be left to write; a daemon that was out of reach may hold a pipe for ever. */
  private static final int LINGER_MILLIS = 500;

  private final Environment environment;
  private final ChildProcess child;
  private final ProcessOptions options;
  private final Deferred<Output> result;
  private final List<PipeReader> readers = new ArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private @Nullable Timeout timeout;
  private @Nullable Timeout linger;
  private ExecException.@Nullable Reason killedFor;
  private @Nullable Exception readError;

  private Execution(Environment environment, ChildProcess child, ProcessOptions options) {
    this.environment = environment;
    this.child = child;
    this.options = options;
    this.result = environment.deferred();
  }

  /** Follows a child that has just been started, if it could be. */
  static Promise<Output> of(Environment environment, ChildProcess child, @Nullable Process process, ProcessOptions options) {
    var execution = new Execution(environment, child, options);
    child.onError(execution.result::reject);
    if (process != null) {
      execution.follow(process);
    }
    return execution.result.promise();
  }

  private void follow(Process process) {
    child.write(process.getOutputStream(), options.input().getBytes(options.charset()));
    collect(child.reader(process.getInputStream()), out);
    collect(child.reader(process.getErrorStream()), err);
    child.onClose(this::closed);
    if (options.timeout().isPositive()) {
      timeout = environment.setTimeout(() -> kill(ExecException.Reason.TIMED_OUT), (double) options.timeout().toMillis());
    }
  }

  private void collect(PipeReader reader, ByteArrayOutputStream kept) {
    readers.add(reader);
    readNext(reader, kept);
  }

  private void readNext(PipeReader reader, ByteArrayOutputStream kept) {
    reader.read(chunk -> {
      keep(chunk, kept);
      if (chunk.length > 0) {
        readNext(reader, kept);
      }
    }, error -> readError = error);
  }

  private void keep(byte[] chunk, ByteArrayOutputStream kept) {
    int room = options.maxBuffer() - kept.size();
    kept.write(chunk, 0, Math.min(chunk.length, room));
    if (chunk.length > room) {
      kill(ExecException.Reason.TOO_MUCH_OUTPUT);
    }
  }

  /** The shell alone would not do: what takes so long, or writes so much, is mostly its child. */
  private void kill(ExecException.Reason reason) {
    if (killedFor == null) {
      killedFor = reason;
      child.killTree(options.killSignal(), options.grace()).then(this::lingers);
    }
  }

  private KilledTree lingers(KilledTree killed) {
    if (!result.promise().isSettled()) {
      linger = environment.setTimeout(() -> readers.forEach(PipeReader::abandon), LINGER_MILLIS);
    }
    return killed;
  }

  private void closed(Exit exit) {
    if (timeout != null) {
      timeout.clear();
    }
    if (linger != null) {
      linger.clear();
    }
    var output = new Output(exit, out.toString(options.charset()), err.toString(options.charset()));
    if (readError != null) {
      result.reject(readError);
    } else if (killedFor != null || !exit.isSuccess()) {
      result.reject(failure(killedFor == null ? ExecException.Reason.FAILED : killedFor, output));
    } else {
      result.resolve(output);
    }
  }

  private ExecException failure(ExecException.Reason reason, Output output) {
    var why = switch (reason) {
      case FAILED -> "did not succeed: " + output.exit() + lastWords(output.stderr());
      case TIMED_OUT -> "took longer than " + options.timeout().toMillis() + " ms, and was killed: " + output.exit()
          + ". Allow it more time, or find out what it waits for.";
      case TOO_MUCH_OUTPUT -> "wrote more than maxBuffer, " + options.maxBuffer() + " bytes, and was killed: " + output.exit()
          + ". Raise maxBuffer, or use spawn, which keeps nothing.";
    };
    return new ExecException(reason, "\"" + child.file() + "\" " + why, output);
  }

  private static String lastWords(String stderr) {
    var lines = stderr.strip().lines().toList();
    return lines.isEmpty() ? "." : ": " + lines.getLast();
  }
}
