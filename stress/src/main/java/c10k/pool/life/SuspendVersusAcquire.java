package c10k.pool.life;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** the pool is suspended while an idle resource is acquired by the fast path. */
@JCStressTest
@Outcome(id = "granted, active 1, idle 0, waiting 0", expect = Expect.ACCEPTABLE, desc = "Granted before.")
@Outcome(id = "SUSPENDED, active 0, idle 1, waiting 0", expect = Expect.ACCEPTABLE, desc = "Suspended before.")
@State
public class SuspendVersusAcquire {
  private final Arena arena = Arena.open();
  {
    arena.hold().release();
  }
  private String outcome = "";

  @Actor
  public void one() {
    arena.suspend();
  }

  @Actor
  public void other() {
    outcome = arena.tryIt();
  }

  @Arbiter
  public void look(L_Result result) {
    result.r1 = outcome + ", " + arena.picture();
  }
}
