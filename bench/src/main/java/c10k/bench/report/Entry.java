package c10k.bench.report;

/**
 * A contestant as it appears in the report.
 *
 * @param peer not of the lab, but there for scale
 * @param control the reference a second time, to show how far equals differ
 * @param whyNot why it has no numbers, or empty
 */
public record Entry(String label, String description, boolean peer, boolean control, String whyNot) {}
