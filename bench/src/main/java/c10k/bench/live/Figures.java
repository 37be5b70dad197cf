package c10k.bench.live;

import c10k.server.ServerStats;

/**
 * One look at the running server. Counters count from the start: whoever reads two looks computes rates from them, whatever passed in between.
 *
 * @param millis when it was taken, since the server's start
 * @param messages lines, requests or WebSocket messages that the protocol has taken, without those of the page itself
 * @param pages live pages that are open
 * @param unshownLines lines of the room that came too fast to be shown on the pages
 */
record Figures(long millis, ServerStats server, long messages, ProcessMemory memory, long pages, long unshownLines) {}
