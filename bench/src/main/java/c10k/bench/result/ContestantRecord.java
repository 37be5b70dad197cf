package c10k.bench.result;

import java.util.Map;

/**
 * Who took part.
 *
 * @param label in tables
 * @param description how it works, in one phrase
 * @param peer whether it is not of the lab, but there for scale
 * @param control whether it is the reference once more, which shows how far equals differ
 * @param whyNot by scenario: why it has no numbers there
 */
public record ContestantRecord(String label, String description, boolean peer, boolean control, Map<String, String> whyNot) {}
