package c10k.pool.life;

import c10k.pool.Lease;
import c10k.pool.life.Arena.Caller;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** R-1, L-1: the pool grows while its resource comes back, and two callers wait. */
@JCStressTest
@Outcome(id = "granted granted, active 2, idle 0, waiting 0", expect = Expect.ACCEPTABLE, desc = "Both are served.")
@State
public class ResizeVersusRelease {
  private final Arena arena = Arena.open();
  private final Lease<Object> lease = arena.hold();
  private final Caller caller = arena.call();
  private final Caller next = arena.call();

  @Actor
  public void one() {
    arena.resize(0, 2);
  }

  @Actor
  public void other() {
    lease.release();
  }

  @Arbiter
  public void look(L_Result result) {
    result.r1 = caller.outcome() + " " + next.outcome() + ", " + arena.picture();
  }
}
