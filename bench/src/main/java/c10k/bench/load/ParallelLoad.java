package c10k.bench.load;

import c10k.server.ConfigurationException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Several generators with a share of the connections each, for a server that one thread cannot keep busy.
 *
 * <p>Threads: one of its own for each generator; the methods are for one thread, which they keep until all have finished.
 */
public final class ParallelLoad implements AutoCloseable {
  private final int generators;
  private final List<Share> shares = new ArrayList<>();

  /** A generator and its thread, which nobody else may run it in. */
  private record Share(ExecutorService thread, LoadGenerator generator) {}

  private ParallelLoad(int generators) {
    this.generators = generators;
  }

  /**
   * Opens the connections of the plan, by so many threads.
   *
   * @throws IOException naming the target, if it cannot be reached; nothing is left open
   * @throws ConfigurationException if there are more threads than connections
   */
  public static ParallelLoad connect(LoadPlan plan, int threads) throws IOException {
    if (threads < 1 || threads > plan.loaded()) {
      var reason = "The number of threads is " + threads + ", but must be from 1 to the number of connections, without probes " + plan.loaded() + ".";
      throw new ConfigurationException(List.of(reason));
    }
    var load = new ParallelLoad(threads);
    try {
      for (int i = 0; i < threads; i++) {
        load.add(load.share(plan, i), i);
      }
      return load;
    } catch (IOException | RuntimeException e) {
      load.close();
      throw e;
    }
  }

  private void add(LoadPlan share, int index) throws IOException {
    var thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("load-" + index).factory());
    try {
      shares.add(new Share(thread, outcome(thread.submit(() -> LoadGenerator.connect(share)))));
    } catch (IOException | RuntimeException e) {
      thread.shutdown();
      throw e;
    }
  }

  /** The first has all the probes, since their rate does not grow with their number. */
  private LoadPlan share(LoadPlan plan, int index) {
    int loaded = plan.loaded() / generators + (index < plan.loaded() % generators ? 1 : 0);
    int probes = index == 0 ? plan.conduct().probes() : 0;
    var rate = plan.ratePerSecond();
    return new LoadPlan(
        plan.target(),
        loaded + probes,
        plan.lineBytes(),
        plan.warmup(),
        plan.measure(),
        rate.isEmpty() ? rate : OptionalDouble.of(rate.getAsDouble() * loaded / plan.loaded()),
        plan.seed() + index,
        plan.conduct().withProbes(probes));
  }

  /**
   * Runs a phase with all generators at the same time.
   *
   * @return what all of them measured, as one
   * @throws IOException as {@link LoadGenerator#run}
   */
  public LoadResult run(LoadPlan phase) throws IOException {
    var running = new ArrayList<Future<LoadResult>>();
    for (int i = 0; i < shares.size(); i++) {
      var generator = shares.get(i).generator();
      var share = share(phase, i);
      Callable<LoadResult> run = () -> generator.run(share);
      running.add(shares.get(i).thread().submit(run));
    }
    var results = new ArrayList<LoadResult>();
    for (var result : running) {
      results.add(outcome(result));
    }
    return LoadResult.merged(results);
  }

  private static <T> T outcome(Future<T> future) throws IOException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw new IOException(cause.getMessage(), cause);
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError("a generator throws nothing else", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The load was interrupted.", e);
    }
  }

  /** Resets all connections. */
  @Override
  public void close() {
    for (var share : shares) {
      share.thread().execute(share.generator()::close);
    }
    shares.forEach(share -> share.thread().close());
  }
}
