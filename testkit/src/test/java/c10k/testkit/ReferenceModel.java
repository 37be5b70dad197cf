package c10k.testkit;

import c10k.connection.BlockingServer;
import c10k.connection.ServerContext;
import c10k.server.ConcurrencyModel;
import c10k.server.ListenException;
import c10k.server.ModelOption;
import c10k.server.Protocol;
import c10k.server.Server;
import c10k.server.ServerConfig;
import java.util.List;
import java.util.concurrent.Executors;

/** Keeps the contract, so that whatever a mutant breaks is the mutant's own fault. */
record ReferenceModel(String name) implements ConcurrencyModel {

  /** Named after the run, so that threads left by one mutant are not blamed on the next. */
  ReferenceModel() {
    this("reference-" + MutatedContract.run());
  }

  @Override
  public String summary() {
    return "what mutants are made from";
  }

  @Override
  public List<ModelOption> options() {
    return List.of();
  }

  @Override
  public Server serve(ServerConfig config, Protocol protocol) throws ListenException {
    config.checkOptions(this);
    var threads = Thread.ofVirtual().name(name + "-connection").factory();
    return BlockingServer.start(new ServerContext(config, protocol), name, threads, () -> Executors.newThreadPerTaskExecutor(threads));
  }
}
