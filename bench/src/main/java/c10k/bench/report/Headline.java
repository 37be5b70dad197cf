package c10k.bench.report;

/** A table of the numbers that matter, and what it is about. */
record Headline(String title, Table table) {}
