package c10k.pool.life;

import static c10k.pool.ResourceState.ACTIVE;
import static c10k.pool.ResourceState.BROKEN;
import static c10k.pool.ResourceState.CHECKING;
import static c10k.pool.ResourceState.CONNECTING;
import static c10k.pool.ResourceState.GONE;
import static c10k.pool.ResourceState.IDLE;

import c10k.pool.ResourceState;

/**
 * Everything that can happen to a resource: the whole life, as a table. Nothing else changes a
 * state, and the published diagram is generated from here.
 */
public enum Transition {
  CREATED(CONNECTING, IDLE),
  CREATE_FAILED(CONNECTING, GONE),
  /** It came after its time, and nobody may have it. */
  CREATED_TOO_LATE(CONNECTING, BROKEN),

  ACQUIRED(IDLE, ACTIVE),
  RELEASED(ACTIVE, IDLE),
  /** From one holder straight to the first who waits. */
  HANDED_OVER(ACTIVE, ACTIVE),
  INVALIDATED(ACTIVE, BROKEN),
  /** It came back, but is too old, ill, one too many, or late: the pool is closed. */
  RETIRED(ACTIVE, BROKEN),

  CHECK_STARTED(IDLE, CHECKING),
  RETURN_CHECK_STARTED(ACTIVE, CHECKING),
  /** It is well, or not ill enough yet. */
  CHECK_PASSED(CHECKING, IDLE),
  CHECK_FAILED(CHECKING, BROKEN),

  EVICTED(IDLE, BROKEN),
  DESTROYED(BROKEN, GONE);

  private final ResourceState from;
  private final ResourceState to;

  Transition(ResourceState from, ResourceState to) {
    this.from = from;
    this.to = to;
  }

  /** The state in which it can happen; in any other it changes nothing. */
  public ResourceState from() {
    return from;
  }

  /** The state after it. */
  public ResourceState to() {
    return to;
  }
}
