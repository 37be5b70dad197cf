package c10k.bench.chart;

/** How one contestant appears in all charts: a name, and classes of the style. */
public record Look(String name, String cssClass) {}
