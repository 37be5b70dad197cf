package c10k.bench.advise;

/**
 * A measured value, as evidence.
 *
 * @param figure its key
 * @param unit of the figure
 * @param quantity the value, with the interval of its ratio to the reference where there is one, and else the range of the trials
 */
public record Cell(String scenario, String caseName, String figure, String unit, String contestant, Quantity quantity, int trials) {}
