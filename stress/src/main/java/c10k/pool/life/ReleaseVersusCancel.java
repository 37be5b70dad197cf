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

/** L-3, S-11: the resource comes back while the only caller gives up. */
@JCStressTest
@Outcome(id = "granted, active 1, idle 0, waiting 0", expect = Expect.ACCEPTABLE, desc = "The release came first.")
@Outcome(id = "CANCELLED, active 0, idle 1, waiting 0", expect = Expect.ACCEPTABLE, desc = "The caller was quicker, and the resource is free.")
@State
public class ReleaseVersusCancel {
  private final Arena arena = Arena.open();
  private final Lease<Object> lease = arena.hold();
  private final Caller caller = arena.call();

  @Actor
  public void one() {
    lease.release();
  }

  @Actor
  public void other() {
    arena.giveUp(caller);
  }

  @Arbiter
  public void look(L_Result result) {
    result.r1 = caller.outcome() + ", " + arena.picture();
  }
}
