package c10k.bench.jmh;

import c10k.bench.load.LoadGenerator;
import c10k.bench.load.LoadPlan;
import c10k.bench.load.LoadResult;
import c10k.bench.process.ServerProcess;
import c10k.bench.process.Service;
import c10k.bench.result.Figure;
import java.io.IOException;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What benchmarks have in common that start a server and put load on it, in one or several cases. Called by JMH's one thread.
 */
// JMH calls the set-up methods, in place of a constructor.
@SuppressWarnings("NullAway.Init")
public abstract class ServerShot extends Shot {

  /** A contestant's label. */
  @Param("event-loop")
  public String model = "";

  private final TrialFiles files = new TrialFiles();
  private ServerUnderTest server;

  /** Starts the server of a service. */
  final void serve(Service service) throws IOException, InterruptedException {
    server = ServerUnderTest.timed(service, model);
  }

  /** Starts an echo server whose memory can be weighed. */
  final void serveForMemory() throws IOException, InterruptedException {
    server = ServerUnderTest.forMemory(Service.ECHO, model);
  }

  final ServerProcess server() {
    return server.process();
  }

  final TrialFiles files() {
    return files;
  }

  /** Lets the compilers of both sides rest. */
  void rest() throws IOException, InterruptedException {
    TrialFigures.count(Figure.SETTLE_MILLIS, CompilerRest.await(server()));
  }

  /** Runs a phase as a case, and tells all that is told of one. */
  final LoadResult measure(String caseName, LoadGenerator generator, LoadPlan plan) throws IOException, InterruptedException {
    var cost = new CostMeter(server());
    var result = generator.run(plan);
    cost.report(caseName, result.received());
    var figures = new LoadFigures(caseName);
    figures.report(result);
    figures.write(result, files);
    return result;
  }

  /** Ends the server. */
  @TearDown(Level.Trial)
  public void stop() {
    TrialFigures.print();
    server.close();
  }
}
