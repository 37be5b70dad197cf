package c10k.pool;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A caller got no resource. The message says why, and who holds the resources. */
public final class AcquireException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final AcquireFailure reason;

  /** Threads and stacks are for the reader at hand; they do not travel. */
  @SuppressWarnings("serial")
  private final transient List<Holder> holders;

  /**
   * Creates it.
   *
   * @param pool the name of the pool
   * @param waited how long the caller has waited
   * @param cause the last failure to create a resource, if that is the reason
   */
  public AcquireException(String pool, AcquireFailure reason, Duration waited, List<Holder> holders, @Nullable Throwable cause) {
    super(message(pool, reason, waited, holders, cause), cause);
    this.reason = reason;
    this.holders = List.copyOf(holders);
  }

  private static String message(
      String pool, AcquireFailure reason, Duration waited, List<Holder> holders, @Nullable Throwable cause) {
    var text = new StringBuilder("Pool '" + pool + "' has no resource for this caller: " + reason.phrase());
    if (!waited.isZero()) {
      text.append(", after a wait of ").append(waited.toMillis()).append(" ms");
    }
    if (cause != null) {
      text.append("; the last attempt failed with ").append(cause);
    }
    if (!holders.isEmpty()) {
      text.append("; held by ").append(String.join(", ", holders.stream().map(Holder::toString).toList()));
    }
    return text.append('.').toString();
  }

  /** Why. */
  public AcquireFailure reason() {
    return reason;
  }

  /** Who held resources at that moment, longest first; empty after deserialization. */
  public List<Holder> holders() {
    return holders == null ? List.of() : holders;
  }
}
