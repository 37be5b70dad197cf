package c10k.testkit;

import c10k.server.ConcurrencyModel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

/**
 * The whole server contract as a suite. A model is checked by a subclass that names it, and
 * declares what it by nature cannot keep:
 *
 * <pre>{@code
 * final class EventLoopContractTest extends ServerContract {
 *   EventLoopContractTest() {
 *     super(new EventLoopModel());
 *   }
 * }
 * }</pre>
 *
 * <p>After every test the suite checks that nothing of the server is left. The outcomes go to
 * {@code target/contract}, for the {@link ContractMatrix}.
 */
public abstract class ServerContract {

  /** Only a failure ever waits so long. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** A rule that is declared not to be kept is waited for in vain, so not for long. */
  private static final Duration PATIENCE_WITH_DECLARED = Duration.ofSeconds(1);

  private final ConcurrencyModel model;
  private final List<DeclaredLimit> limits;

  /** Checks this model, which must have a public constructor without parameters. */
  protected ServerContract(ConcurrencyModel model, DeclaredLimit... limits) {
    this.model = model;
    this.limits = List.of(limits);
  }

  /** How long to wait for what a right model does at once. */
  protected Duration patience() {
    return PATIENCE;
  }

  final ConcurrencyModel model() {
    return model;
  }

  final String name() {
    return model.name();
  }

  final Optional<DeclaredLimit> limitOf(String rule) {
    return limits.stream().filter(limit -> limit.rule().equals(rule)).findFirst();
  }

  final Duration patienceFor(String rule) {
    return limitOf(rule).isPresent() ? PATIENCE_WITH_DECLARED : patience();
  }

  @Nested
  class Start extends StartRules {}

  @Nested
  class Echo extends EchoRules {}

  @Nested
  class Broadcast extends BroadcastRules {}

  @Nested
  class Limits extends LimitRules {}

  @Nested
  class Descriptors extends DescriptorRules {}

  @Nested
  class Resting extends RestingRules {}

  @Nested
  class Ending extends EndingRules {}

  @Nested
  class Draining extends DrainingRules {}

  @Nested
  class Accounting extends AccountingRules {}

  @Nested
  class Sessions extends SessionRules {}

  @Nested
  class Jobs extends JobRules {}

  @Nested
  class Deadlines extends DeadlineRules {}

  @Nested
  class Conversations extends ConversationRules {}

  @Nested
  class Http extends HttpRules {}

  @Nested
  class WebSockets extends WebSocketRules {}
}
