package c10k.testkit;

import c10k.server.ConcurrencyModel;
import c10k.server.ListenException;
import c10k.server.ModelOption;
import c10k.server.Protocol;
import c10k.server.Server;
import c10k.server.ServerConfig;
import java.io.IOException;
import java.util.List;

/**
 * What one writes first: a thread for each connection, and streams. It keeps the easy rules; with a
 * flaw, fewer.
 */
record NaiveModel(String name, Flaw flaw) implements ConcurrencyModel {
  /** What goes wrong besides what a naive server does wrong anyway. */
  enum Flaw {
    /** It still waits for each receiver of a broadcast. */
    ONLY_NAIVE,
    IGNORES_HALF_CLOSE,
    LEAKS_AFTER_A_RESET,
    READS_WITHOUT_BEING_READ,
    POLLS_FOR_INPUT
  }

  NaiveModel(Flaw flaw) {
    this("naive-" + MutatedContract.run(), flaw);
  }

  @Override
  public String summary() {
    return "threads and streams";
  }

  @Override
  public List<ModelOption> options() {
    return List.of();
  }

  @Override
  public Server serve(ServerConfig config, Protocol protocol) throws ListenException {
    try {
      return new NaiveServer(config, protocol, this);
    } catch (IOException e) {
      throw new ListenException("cannot listen on " + config.address(), e);
    }
  }
}
