package c10k.testkit.pool;

import java.util.List;

/**
 * Bugs that real pools had, each as a small change of {@link NaivePool}: the museum. Those of a
 * suspect were read in its source, and never reported.
 */
@SuppressWarnings("ImmutableEnumChecker") // The list is.
enum PoolFlaw {
  ANOTHERS_RESOURCE_LOOKS_IDLE("M-01", "L-1", "no creation begins while a resource is on its way to another caller", "HikariCP#222, #452"),
  ENQUEUES_WITHOUT_LOOKING_AGAIN("M-02", "L-1", "a resource that comes between the look for one and the queue is not seen", "bb8#122"),
  DESTROYING_WAKES_NOBODY("M-03", "L-1 L-2 T-4", "the place of a resource that failed its check is offered to nobody", "bb8#167, reactor-pool#40"),
  FAILED_CREATION_WAKES_NOBODY("M-04", "L-2 L-1 L-8 T-4", "after a failed creation only a new caller makes the pool try again", "reactor-pool#82, go#10886"),
  INVALIDATING_WAKES_NOBODY("M-05", "L-2 L-1 T-4", "the place of an invalidated resource is offered to nobody", "commons-pool POOL-424, PR#454"),
  CANCELLED_WAITER_KEEPS_THE_WAKE_UP("M-06", "L-3 L-1", "a resource that was checked for a caller who has left becomes idle, whoever else waits", "sqlx#1293, PR#1211"),
  CANCELLED_CREATION_LOSES_THE_PERMIT("M-07", "S-3 L-1 L-2 T-4", "who cancels while a resource is made for him takes its place with him", "reactor-pool#268"),
  THROWING_FACTORY_KEEPS_CAPACITY("M-08", "S-3 L-2 A-1", "a factory that throws, instead of returning a failed stage, keeps the place", "commons-pool POOL-243"),
  TIMED_OUT_WAITER_KEEPS_CAPACITY("M-09", "S-3 L-1 L-2 T-4", "who times out while a resource is made for him takes its place with him", "commons-pool POOL-162, POOL-144"),
  SWALLOWS_INTERRUPTS("M-10", "S-11", "an interrupted caller waits on, and its flag is gone", "HikariCP#791"),
  CANCEL_DURING_CHECK_LEAKS("M-11", "S-3 L-1 A-1", "a resource whose caller cancels while it is checked never comes back", "r2dbc-pool#140"),
  DEADLINE_DURING_CHECK_LEAKS("M-12", "S-3 L-1 A-1", "a resource whose caller times out while it is checked never comes back", "go#18995"),
  LATE_CREATION_BECOMES_A_ZOMBIE("M-13", "L-3 S-5", "a resource that comes after its creation was given up is neither used nor destroyed", "node-postgres#3543"),
  TIMED_OUT_WAITER_GETS_THE_RESOURCE("M-14", "L-3 S-3 L-1 A-2", "who has timed out stays in the queue, and is lent a resource", "node-pool PR#220, vertx-sql-client#1620"),
  TIMER_OUTLIVES_THE_CHECK("M-15", "T-7 S-5 S-1", "the time-out of a check runs on after the check has passed", "reactor-pool PR#334"),
  FAILING_RESET_SKIPS_THE_RETURN("M-16", "S-3 A-1 A-2", "a resource whose reset fails stays lent to nobody", "agroal AG-154"),
  SECOND_RELEASE_COUNTS("M-17", "S-6 S-1", "a lease that is released twice gives its resource to two callers", "node-pool PR#19"),
  RELEASE_AND_INVALIDATE_BOTH_COUNT("M-18", "S-8 S-6 A-2", "invalidating a lease that was released counts as well", "commons-pool POOL-419"),
  ONE_TOO_MANY("M-19", "S-2", "one resource more than the maximum", "netty#3881"),
  SHRINKING_UNDERFLOWS("M-20", "A-1 R-1", "idle is computed as maximum minus active, which is negative after a shrink", "deadpool#380, #205"),
  EACH_IDLE_TIMER_SEES_A_SPARE("M-21", "T-4", "each idle resource is judged by the size before the sweep", "node-postgres#3508"),
  MINIMUM_IS_NOT_MAINTAINED("M-22", "T-4 L-1", "the minimum is filled once, at the start", "r2dbc-pool#224"),
  KEEPS_ALL_YOUNG("M-23", "T-5", "lends the longest idle first, so that none is ever idle for long", "r2dbc-pool#166"),
  NO_LIMIT_OF_WAITERS("M-24", "A-4", "any number of callers may wait", "reactor-pool#121, PR#122"),
  EQUALS_AS_IDENTITY("M-25", "S-9 S-1 A-1", "a resource that comes back is looked up by equality", "commons-pool POOL-283, POOL-284"),
  CLOCK_JUMP_EVICTS_ALL("M-26", "T-1 T-4", "a jump of the clock is taken for a long time idle", "HikariCP#354, #559"),
  IDLE_TIMEOUT_NEEDS_MAX_AGE("M-27", "T-2 T-4", "idle resources are destroyed only if there is a maximum age as well", "go#41114, #45993"),
  HOT_RESOURCE_IS_IMMORTAL("M-28", "T-2 S-4", "only idle resources are asked for their age, and a busy pool has none", "bb8 8210b0e"),
  VAIN_WAKE_UP_RESTARTS_THE_WAIT("M-29", "L-4", "who is woken and finds nothing waits his whole time again", "commons-pool POOL-418, POOL-420"),
  TIMEOUT_OVERFLOWS("M-30", "T-6 L-4", "a very long time-out ends before it begins", "stormpot 75ad620"),
  QUEUEING_COSTS_NO_TIME("M-31", "L-4", "the time-out begins when a resource is being made, not with the call", "node-postgres#1390"),
  SPINS_WHILE_WAITING("M-32", "L-7", "who waits yields and looks again, all the time", "HikariCP#835, #2398"),
  LOSERS_OF_THE_CREATION_SPIN("M-33", "L-7", "who waits spins while another caller's resource is made", "agroal#201, #214"),
  POLLS_IN_STEPS("M-34", "L-1", "who waits looks every 100 ms, whatever has become idle meanwhile", "stormpot#154"),
  NEWCOMERS_OVERTAKE("M-35", "L-6", "who comes last is served first", "HikariCP#2192, sqlx#453"),
  SERVES_IN_RANDOM_ORDER("M-36", "L-6", "any of those who wait is served next", "go#31708"),
  CONNECT_STORM("M-37", "T-3", "as many creations at once as callers wait", "sqlx#3132"),
  REJECTING_FACTORY_IS_ASKED_AGAIN("M-38", "L-8 L-7 T-3", "a failed creation is repeated at once, as often as it fails", "node-pool#183"),
  ONLY_CREATOR_IS_STUCK("M-39", "L-5 L-1 T-4", "a creation that hangs holds up all others", "HikariCP#2186"),
  FAREWELL_KEEPS_THE_PLACE("M-40", "L-5 L-1 L-2 T-4", "the place of a resource is free only when its destruction has ended", "HikariCP PR#147"),
  SKIPS_THE_CHECK("M-41", "S-4", "no resource is validated on its way to a caller", "agroal 7a9fd46"),
  EVICTED_DURING_A_CHECK_COMES_BACK("M-42", "S-4 S-5 A-1 A-2", "a resource that was evicted during its check is idle again after it", "HikariCP#664"),
  FAILING_DESTROY_NEVER_ENDS("M-43", "C-2 C-3 A-2", "a destruction that fails is waited for for ever", "stormpot#22, #100, #135"),
  CLOSE_FORGETS_WAITERS("M-44", "C-1", "who waits when the pool is closed waits on", "commons-pool POOL-189"),
  CLOSE_WAITS_FOR_CREATIONS("M-45", "C-2 C-3", "closing while a resource is being made never ends", "puddle#8"),
  ACQUIRE_AFTER_CLOSE_CRASHES("M-46", "C-5 C-1 A-3", "who calls a closed pool meets a null pointer", "go#68949"),
  CREATES_AFTER_DRAIN("M-47", "C-4", "a closed pool still fills itself to its minimum", "node-pool#159, #256"),
  SAYS_DONE_TOO_EARLY("M-48", "C-3", "the end is told when destruction has begun", "node-postgres PR#3254"),
  CLOSE_FORGETS_CREATIONS("M-49", "C-3 S-5", "what is being made when the pool is closed stays open", "HikariCP#76"),
  RETURNED_AFTER_CLOSE_STAYS_OPEN("M-50", "S-5 S-7 A-2", "what comes back after the end is not destroyed", "netty 32b3f58"),
  LATE_CANCEL_HITS_THE_NEXT("M-51", "S-10", "who cancels too late ends the lease of the next holder", "lib/pq#1001"),
  RETURNS_ARE_KEPT("M-52", "A-5", "what comes back is put into a list that nobody empties", "HikariCP#1186"),
  DEAD_HEAD_EATS_A_TURN("M-53", "L-3 L-1 A-2 A-3", "a caller who has timed out stays in the queue, and his turn serves nobody", "node-pool 3.9.0, suspected"),
  SHRINKING_KEEPS_PERMITS("M-54", "R-1 S-2", "shrinking a pool that is not full keeps the permits that nobody holds", "deadpool 0.12.2, suspected"),
  FAILED_CREATION_RESTARTS_THE_WAIT("M-55", "L-4", "who has waited for a creation that failed waits his whole time again", "commons-pool 3.x, suspected"),
  SUSPENSION_STOPS_THE_CLOCK("M-56", "R-2 L-4", "who waits at a suspended pool does not time out", "HikariCP 6.0, suspected"),
  REAPER_IGNORES_THE_MINIMUM("M-57", "T-4", "the sweep takes all that are idle for long, and they are made again", "bb8 0.9, suspected");

  static final String RANDOM_HISTORIES = "everyRuleMUSTHoldAfterEveryStepOfAnyHistory";

  /** Its number in the museum. */
  final String id;

  /** The rule that is broken first, and others of which one may be noticed before. */
  final List<String> rules;

  final String whatBroke;

  /** Project and issue, tracker key or commit. */
  final String source;

  PoolFlaw(String id, String rules, String whatBroke, String source) {
    this.id = id;
    this.rules = List.of(rules.split(" ", -1));
    this.whatBroke = whatBroke;
    this.source = source;
  }

  /** The tests that can notice it: random histories, if those of a few dozen steps can. */
  String test() {
    return switch (this) {
      case KEEPS_ALL_YOUNG -> "lightTrafficMUSTLetThePoolShrink";
      case RETURNS_ARE_KEPT -> "whatIsOverMUSTBeForgotten";
      default -> RANDOM_HISTORIES;
    };
  }

  /** Whether it needs callers that are threads. */
  boolean needsThreads() {
    return switch (this) {
      case SWALLOWS_INTERRUPTS, SPINS_WHILE_WAITING, LOSERS_OF_THE_CREATION_SPIN -> true;
      default -> false;
    };
  }
}
