package c10k.bench.jmh;

import c10k.bench.claim.HandOver;
import c10k.bench.process.Placement;
import c10k.bench.result.Figure;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * What it costs that another thread, or another callback, goes on: {@code -p label=threads-by-park}, or another of {@link HandOver}. All on one core,
 * where the processor has to be given away: on two, each thread would wait for the other's core to wake up.
 */
public class ClaimSwitch extends ClaimShot {

  /** Warms up as long as it measures. */
  @Benchmark
  public long handOver() throws IOException, InterruptedException {
    Placement.detect().pinThisProcessAsLoad();
    var way = HandOver.labelled(label);
    long warm = way.measure().nanos();
    var measured = way.measure();
    TrialFigures.put(Figure.SWITCH, measured.microsEach());
    TrialFigures.put(Figure.SWITCH_KERNEL, measured.kernelSwitchesEach());
    TrialFigures.put(Figure.SWITCH_WAITS, measured.waitsEach());
    return warm;
  }
}
