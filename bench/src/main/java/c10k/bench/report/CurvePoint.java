package c10k.bench.report;

/** So many per cent of the responses took at most so many microseconds. */
public record CurvePoint(double percentile, double micros) {}
