package c10k.pool.life;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** C-1, C-4: the pool closes while an idle resource is acquired by the fast path. */
@JCStressTest
@Outcome(id = "granted, active 1, idle 0, waiting 0", expect = Expect.ACCEPTABLE, desc = "Granted before the end; it is destroyed when it comes back.")
@Outcome(id = "CLOSED, active 0, idle 0, waiting 0", expect = Expect.ACCEPTABLE, desc = "The end came first, and nothing is left.")
@State
public class CloseVersusAcquire {
  private final Arena arena = Arena.open();
  {
    arena.hold().release();
  }
  private String outcome = "";

  @Actor
  public void one() {
    arena.endNow();
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
