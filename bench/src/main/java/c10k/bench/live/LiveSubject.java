package c10k.bench.live;

/**
 * What the live page is about.
 *
 * @param model the model's name
 * @param summary how it runs connections, in one phrase
 * @param protocol the name of what it speaks
 * @param room whether chat messages of the pages also go to those who speak this protocol
 */
record LiveSubject(String model, String summary, String protocol, boolean room) {}
