package c10k.bench.jmh;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** A claim as one shot, which warms up by itself. Its own duration says nothing; what counts is among the figures. */
public abstract class ClaimShot extends Shot {

  /** A contestant's label. */
  @Param("")
  public String label = "";

  /** Leaves no child processes behind, as they end with their parent. */
  @Setup(Level.Trial)
  public void watchParent() {
    if (TrialSettings.launched()) {
      ParentWatch.start();
    }
  }

  /** For those who run it without the launcher. */
  @TearDown(Level.Trial)
  public void print() {
    TrialFigures.print();
  }
}
