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

/** L-1: a resource comes back by the fast path while a caller comes to wait for it. */
@JCStressTest
@Outcome(id = "granted, active 1, idle 0, waiting 0", expect = Expect.ACCEPTABLE, desc = "One of the two saw the other.")
@State
public class ReleaseVersusAcquire {
  private final Arena arena = Arena.open();
  private final Lease<Object> lease = arena.hold();
  private Caller caller = new Caller();

  @Actor
  public void one() {
    lease.release();
  }

  @Actor
  public void other() {
    caller = arena.call();
  }

  @Arbiter
  public void look(L_Result result) {
    result.r1 = caller.outcome() + ", " + arena.picture();
  }
}
