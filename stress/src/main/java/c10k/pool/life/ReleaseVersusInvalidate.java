package c10k.pool.life;

import c10k.pool.Lease;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** S-8: one thread releases a lease while another invalidates it. */
@JCStressTest
@Outcome(id = "ended refused, active 0, idle 1, waiting 0", expect = Expect.ACCEPTABLE, desc = "The release wins.")
@Outcome(id = "refused ended, active 0, idle 0, waiting 0", expect = Expect.ACCEPTABLE, desc = "The other wins, and the resource is gone.")
@State
public class ReleaseVersusInvalidate {
  private final Arena arena = Arena.open();
  private final Lease<Object> lease = arena.hold();
  private String one = "";
  private String other = "";

  @Actor
  public void one() {
    one = Arena.ends(lease::release);
  }

  @Actor
  public void other() {
    other = Arena.ends(lease::invalidate);
  }

  @Arbiter
  public void look(L_Result result) {
    result.r1 = one + " " + other + ", " + arena.picture();
  }
}
