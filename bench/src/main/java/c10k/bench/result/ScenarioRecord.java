package c10k.bench.result;

import java.util.List;

/**
 * A question and how it was measured.
 *
 * @param id such as {@code BM1}
 * @param name as on the command line
 * @param question that the figures answer, as a sentence with a question mark
 * @param method how it is measured, in sentences
 * @param unit what is counted, in the singular: message, request, ...
 * @param reference label of the contestant that others are compared with
 * @param figures keys of the figures to show; the first is the headline
 * @param rounds that were planned
 * @param roundsDone that are complete
 */
public record ScenarioRecord(
    String id,
    String name,
    String title,
    String question,
    String method,
    String unit,
    String reference,
    List<String> figures,
    List<CaseRecord> cases,
    int rounds,
    int roundsDone) {}
