package c10k.testkit;

/**
 * A rule that a model by its nature cannot keep. The rule is tested all the same: if the model
 * keeps it, the declaration is wrong and the test fails.
 *
 * @param rule its number, such as {@code SV-49}
 * @param reason one sentence for the matrix
 */
public record DeclaredLimit(String rule, String reason) {}
