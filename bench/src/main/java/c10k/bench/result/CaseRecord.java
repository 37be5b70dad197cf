package c10k.bench.result;

import java.util.Map;

/**
 * One set of circumstances in which a scenario was measured.
 *
 * @param name short, for files and tables of raw data
 * @param words for headings
 * @param params of the benchmark, as JMH got them
 */
public record CaseRecord(String name, String words, Map<String, String> params) {}
