package c10k.pool.life;

import c10k.pool.Lease;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** R-1, S-2: the pool becomes smaller while a resource comes back by the fast path. */
@JCStressTest
@Outcome(id = "one left, active 1, idle 0, waiting 0", expect = Expect.ACCEPTABLE, desc = "Whoever was second took it out.")
@State
public class ShrinkVersusRelease {
  private final Arena arena = Arena.open();
  private final Lease<Object> lease;

  {
    arena.resize(0, 2);
    lease = arena.hold();
    arena.hold();
  }

  @Actor
  public void one() {
    arena.resize(0, 1);
  }

  @Actor
  public void other() {
    lease.release();
  }

  @Arbiter
  public void look(L_Result result) {
    result.r1 = "one left" + ", " + arena.picture();
  }
}
