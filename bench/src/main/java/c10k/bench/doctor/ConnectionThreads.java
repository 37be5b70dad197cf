package c10k.bench.doctor;

/** Whether a model takes a platform thread for each connection. */
enum ConnectionThreads {
  ONE_EACH,
  SHARED
}
