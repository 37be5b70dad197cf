package c10k.loop.process;

/**
 * What a program has written until it ended.
 *
 * @param exit how it ended
 */
public record Output(Exit exit, String stdout, String stderr) {}
