package c10k.testkit;

import c10k.server.ServerConfig;
import c10k.testkit.NaiveModel.Flaw;
import java.time.Duration;
import java.util.function.Supplier;

/** Servers that are wrong on purpose, each in one way, and the rule that has to say so. */
@SuppressWarnings("ImmutableEnumChecker") // Its suppliers keep nothing.
enum Mutant {
  NAMES_PORT_ZERO("SV-1", () -> Mutation.ofServer(WrongServer::namingPortZero)),
  IGNORES_UNKNOWN_OPTIONS("SV-6", () -> Mutation.ofConfig(config -> withoutOptions(config.build()))),
  WRONG_BYTE_AFTER_16_KIB("SV-8", () -> Mutation.ofProtocol(MutatedProtocol.withOutbox(WrongOutbox::wrongByteAfter16KiB))),
  LOSES_THE_UNFINISHED_LINE("SV-11", () -> Mutation.ofProtocol(MutatedProtocol.in(WrongSession::withoutTheUnfinishedLine))),
  BROADCASTS_TO_THE_SENDER("SV-13", () -> Mutation.ofProtocol(MutatedProtocol.withOutbox(WrongOutbox::broadcastingToTheSenderToo))),
  REORDERS_LINES("SV-14", () -> Mutation.ofProtocol(MutatedProtocol.withOutbox(WrongOutbox::reordering))),
  BLOCKS_ON_A_STALLED_RECEIVER("SV-15", () -> naive(Flaw.ONLY_NAIVE), Mutation::none),
  KEEPS_EVERYTHING_FOR_A_STALLED_RECEIVER("SV-16", () -> Mutation.ofConfig(config -> config.outboundLimitBytes(Integer.MAX_VALUE))),
  CUTS_RECEIVERS_TOO_SOON("SV-16", () -> Mutation.ofConfig(config -> config.outboundLimitBytes(1))),
  CLOSES_WITHOUT_A_WORD("SV-17", () -> Mutation.ofProtocol(MutatedProtocol.withOutbox(WrongOutbox::closingWithoutAWord))),
  READS_WITHOUT_BEING_READ("SV-19", () -> naive(Flaw.READS_WITHOUT_BEING_READ), () -> naive(Flaw.ONLY_NAIVE)),
  LETS_ONE_TOO_MANY_IN("SV-20", () -> Mutation.ofConfig(config -> config.maxConnections(config.build().maxConnections() + 1))),
  NEVER_TIMES_OUT("SV-21", () -> Mutation.ofConfig(config -> config.idleTimeout(Duration.ZERO))),
  TIMES_OUT_EARLY("SV-21", () -> Mutation.ofConfig(config -> config.idleTimeout(config.build().idleTimeout().dividedBy(2)))),
  POLLS_FOR_INPUT("SV-25", () -> naive(Flaw.POLLS_FOR_INPUT), () -> naive(Flaw.ONLY_NAIVE)),
  IGNORES_HALF_CLOSE("SV-26", () -> naive(Flaw.IGNORES_HALF_CLOSE), () -> naive(Flaw.ONLY_NAIVE)),
  LEAKS_AFTER_A_RESET("SV-27", () -> naive(Flaw.LEAKS_AFTER_A_RESET), () -> naive(Flaw.ONLY_NAIVE)),
  LINGERS_FOR_EVER("SV-29", () -> Mutation.ofConfig(config -> config.lingerTimeout(Duration.ofDays(365)))),
  KEEPS_EVERY_SESSION("SV-30", () -> Mutation.ofProtocol(MutatedProtocol.in(WrongSession.keptForEver()))),
  DROPS_REPLIES_AT_CLOSE("SV-32", () -> Mutation.ofConfig(config -> config.drainTimeout(Duration.ZERO))),
  NEVER_CUTS("SV-33", () -> Mutation.ofConfig(config -> config.drainTimeout(Duration.ofDays(365)))),
  DRAINS_AT_ONCE("SV-53", () -> Mutation.ofConfig(config -> config.quiesceTimeout(Duration.ZERO))),
  RETURNS_FROM_CLOSE_AT_ONCE("SV-34", () -> Mutation.ofServer(WrongServer::returningFromCloseAtOnce)),
  LEAVES_A_THREAD_BEHIND("SV-34", () -> Mutation.ofServer(WrongServer::leavingAThreadBehind)),
  DOES_NOT_WAIT_WHEN_CLOSED_AGAIN("SV-35", () -> Mutation.ofServer(WrongServer::closingOnlyOnce)),
  COUNTS_ENDS_TWICE("SV-38", () -> Mutation.ofServer(WrongServer::countingEndsTwice)),
  COUNTS_BYTES_TWICE("SV-39", () -> Mutation.ofServer(WrongServer::countingBytesTwice)),
  TAKES_RESETS_FOR_ENDS("SV-40", () -> Mutation.ofServer(WrongServer::takingResetsForEnds)),
  CALLS_SESSIONS_FROM_TWO_THREADS("SV-41", () -> Mutation.ofProtocol(MutatedProtocol.in(WrongSession::calledByTwoThreads))),
  TELLS_THE_END_TWICE("SV-42", () -> Mutation.ofProtocol(MutatedProtocol.in(WrongSession::closedTwice))),
  NEVER_TELLS_THE_END("SV-42", () -> Mutation.ofProtocol(MutatedProtocol.in(WrongSession::neverClosed))),
  SWALLOWS_EXCEPTIONS("SV-43", () -> Mutation.ofProtocol(MutatedProtocol.in(WrongSession::whoseExceptionsAreSwallowed))),
  LOSES_WHAT_A_SESSION_LEAVES("SV-45", () -> Mutation.ofProtocol(MutatedProtocol.in(WrongSession::thatLosesWhatItLeaves))),
  FORGETS_WHAT_IS_BEHIND_A_JOB("SV-47", () -> Mutation.ofProtocol(MutatedProtocol.withOutbox(WrongOutbox::forgettingWhatIsBehindAJob))),
  WAKES_EARLY("SV-50", () -> Mutation.ofProtocol(MutatedProtocol.withOutbox(WrongOutbox::wakingEarly))),
  WAKES_TWICE("SV-50", () -> Mutation.ofProtocol(MutatedProtocol.in(WrongSession::wokenTwice))),
  NEVER_FORGETS_A_DEADLINE("SV-51", () -> Mutation.ofProtocol(MutatedProtocol.withOutbox(WrongOutbox::neverForgettingADeadline))),
  FORGETS_THE_BEGINNING("SV-54", () -> Mutation.ofProtocol(MutatedProtocol.in(WrongSession::neverOpened))),
  RUNS_AHEAD_OF_THE_PEER("SV-55", () -> Mutation.ofProtocol(MutatedProtocol.withOutbox(WrongOutbox::runningAheadOfThePeer))),
  TELLS_EVERYBODY("SV-57", () -> Mutation.ofProtocol(MutatedProtocol.withOutbox(WrongOutbox::tellingEverybody))),
  FORGETS_THE_LAST_WORD("SV-58", () -> Mutation.ofProtocol(MutatedProtocol.in(WrongSession::withoutALastWord))),
  LOSES_PARTS_OF_REQUESTS("SV-60", () -> Mutation.ofProtocol(MutatedProtocol.in(WrongSession::thatLosesWhatItLeaves))),
  SENDS_BODIES_AHEAD_OF_THE_PEER("SV-61", () -> Mutation.ofProtocol(MutatedProtocol.withOutbox(WrongOutbox::runningAheadOfThePeer))),
  ENDS_SLOW_SENDERS_EARLY("SV-62", () -> Mutation.ofProtocol(MutatedProtocol.withOutbox(WrongOutbox::wakingEarly))),
  NEVER_ENDS_SLOW_SENDERS("SV-62", () -> Mutation.ofProtocol(MutatedProtocol.withOutbox(WrongOutbox::neverWaking))),
  NEVER_ENDS_QUIET_CONNECTIONS("SV-63", () -> Mutation.ofProtocol(MutatedProtocol.withOutbox(WrongOutbox::neverWaking))),
  LOSES_WHAT_IS_BEHIND_AN_UPGRADE("SV-65", () -> Mutation.ofProtocol(MutatedProtocol.in(WrongSession::thatLosesWhatItLeaves))),
  CUTS_ANSWERS_AT_CLOSE("SV-66", () -> Mutation.ofConfig(config -> config.drainTimeout(Duration.ZERO))),
  REFUSES_FOR_THE_WRONG_REASON("SV-67", () -> Mutation.ofProtocol(MutatedProtocol.withOutbox(WrongOutbox::closingForTheWrongReason))),
  WRONG_BYTE_IN_A_MESSAGE("SV-71", () -> Mutation.ofProtocol(MutatedProtocol.withOutbox(WrongOutbox::wrongByteAfter16KiB))),
  SENDS_MESSAGES_BACK_TOO("SV-72", () -> Mutation.ofProtocol(MutatedProtocol.withOutbox(WrongOutbox::broadcastingToTheSenderToo))),
  NEVER_ASKS_FOR_A_SIGN_OF_LIFE("SV-74", () -> Mutation.ofProtocol(MutatedProtocol.withOutbox(WrongOutbox::neverWaking))),
  LEAVES_WEBSOCKETS_WITHOUT_A_WORD("SV-76", () -> Mutation.ofProtocol(MutatedProtocol.in(WrongSession::withoutALastWord)));

  final String rule;
  final Supplier<Mutation> mutated;

  /** The same without what is wrong. */
  final Supplier<Mutation> sound;

  Mutant(String rule, Supplier<Mutation> mutated) {
    this(rule, mutated, Mutation::none);
  }

  Mutant(String rule, Supplier<Mutation> mutated, Supplier<Mutation> sound) {
    this.rule = rule;
    this.mutated = mutated;
    this.sound = sound;
  }

  private static Mutation naive(Flaw flaw) {
    return Mutation.of(new NaiveModel(flaw));
  }

  private static ServerConfig.Builder withoutOptions(ServerConfig config) {
    return ServerConfig.builder().address(config.address()).ticker(config.ticker());
  }
}
