package c10k.bench.live;

/** What all pages of a server share. */
record LiveServices(LiveSubject subject, LiveCounts counts, Sampler sampler, Room room) {}
