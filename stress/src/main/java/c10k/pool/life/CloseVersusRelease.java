package c10k.pool.life;

import c10k.pool.Lease;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** S-7, C-3: the pool closes while its resource comes back by the fast path. */
@JCStressTest
@Outcome(id = "closed, active 0, idle 0, waiting 0", expect = Expect.ACCEPTABLE, desc = "Nothing is left.")
@State
public class CloseVersusRelease {
  private final Arena arena = Arena.open();
  private final Lease<Object> lease = arena.hold();

  @Actor
  public void one() {
    arena.endNow();
  }

  @Actor
  public void other() {
    lease.release();
  }

  @Arbiter
  public void look(L_Result result) {
    result.r1 = "closed" + ", " + arena.picture();
  }
}
