package c10k.bench.launch;

/**
 * A place in the schedule.
 *
 * @param round counts from 1
 * @param slot place in the order of the round, from 1
 * @param label whose turn it is
 */
record Trial(int round, int slot, Scenario scenario, String label) {

  /** Of the responses, if the trial has some. */
  String histogramFileName() {
    return "round-" + round + "-" + scenario.fileName() + "-" + label + ".hlog";
  }
}
