package c10k.testkit.pool;

/**
 * A rule that was broken.
 *
 * @param rule its number, such as {@code L-1}
 * @param what what happened, as a sentence
 */
record Finding(String rule, String what) {}
