package c10k.bench.report;

/** The kinds of trial, named as on the command line. */
public enum ScenarioKind {
  /** A closed loop: capacity, and cost per message. */
  ECHO,
  /** An open loop: percentiles at one rate. */
  LATENCY,
  /** Idle connections: bytes for each. */
  MEMORY
}
