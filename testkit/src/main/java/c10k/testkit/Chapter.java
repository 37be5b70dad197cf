package c10k.testkit;

import c10k.server.CloseReason;
import c10k.server.ConcurrencyModel;
import c10k.server.Protocol;
import c10k.server.Server;
import c10k.server.ServerConfig;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules of one chapter of the contract; in here, what all chapters say most often. */
@ExtendWith(ContractExtension.class)
abstract class Chapter {
  private @Nullable Scene scene;

  void setScene(Scene newScene) {
    scene = newScene;
  }

  Scene scene() {
    if (scene == null) {
      throw new IllegalStateException("Rules run as parts of a ServerContract only.");
    }
    return scene;
  }

  ConcurrencyModel model() {
    return scene().model();
  }

  FakeTicker ticker() {
    return scene().ticker();
  }

  Server serve(Protocol protocol) {
    return scene().serve(ServerConfig.defaults(), protocol);
  }

  Server serve(Protocol protocol, UnaryOperator<ServerConfig.Builder> config) {
    return scene().serve(config.apply(ServerConfig.builder()).build(), protocol);
  }

  RecordingProtocol record(Protocol protocol) {
    return scene().record(protocol);
  }

  Client connect(Server server) {
    return scene().connect(server.address());
  }

  /** Connects so many clients, each of which is being served when this returns. */
  List<Client> connect(Server server, int count) {
    long before = server.stats().accepted();
    var clients = IntStream.range(0, count).mapToObj(i -> connect(server)).toList();
    await(count + " more clients are accepted", () -> server.stats().accepted() == before + count);
    return clients;
  }

  /** Connects a client that soon stalls when it does not read, and is being served. */
  Client connectWithSmallWindow(Server server) {
    long before = server.stats().accepted();
    var client = scene().connectWithSmallWindow(server.address());
    await("the client with the small window is accepted", () -> server.stats().accepted() > before);
    return client;
  }

  void await(String what, BooleanSupplier condition) {
    scene().await().until(what, condition);
  }

  void awaitClosed(Server server, CloseReason reason, long count) {
    await(
        count + " connections have ended as " + reason,
        () -> server.stats().closedFor(reason) == count && server.stats().closed() >= count);
  }

  <T> Future<T> meanwhile(Callable<T> work) {
    return scene().meanwhile(work);
  }

  <T> T result(Future<T> meanwhile) {
    return scene().result(meanwhile);
  }
}
