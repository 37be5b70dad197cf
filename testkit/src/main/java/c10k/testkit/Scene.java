package c10k.testkit;

import c10k.server.ConcurrencyModel;
import c10k.server.ListenException;
import c10k.server.Protocol;
import c10k.server.Server;
import c10k.server.ServerConfig;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * One test's servers, clients and threads. Closing it ends them all, and checks what must hold
 * after every test: no thread of the model is left, no connection is active, the numbers add up.
 *
 * <p>Threads: confined to the test's, but for {@link #await} and {@link #connect}.
 */
final class Scene implements AutoCloseable {
  private final ConcurrencyModel model;
  private final Await await;
  private final FakeTicker ticker = new FakeTicker();
  private final List<Server> servers = new ArrayList<>();
  private final List<RecordingProtocol> recordings = new ArrayList<>();
  private final List<Client> clients = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  Scene(ConcurrencyModel model, Duration patience) {
    this.model = model;
    this.await = new Await(patience);
    ServerLog.begin();
  }

  ConcurrencyModel model() {
    return model;
  }

  Await await() {
    return await;
  }

  FakeTicker ticker() {
    return ticker;
  }

  Server serve(ServerConfig config, Protocol protocol) {
    try {
      var server = model.serve(config, protocol);
      servers.add(server);
      return server;
    } catch (ListenException e) {
      throw new AssertionError(model.name() + " does not start: " + e.getMessage(), e);
    }
  }

  /** Records the protocol; a complaint fails the test at its end. */
  RecordingProtocol record(Protocol protocol) {
    var recording = new RecordingProtocol(protocol, ticker);
    recordings.add(recording);
    return recording;
  }

  Client connect(InetSocketAddress address) {
    return joining(Client.connect(address, await.patience()));
  }

  Client connectWithSmallWindow(InetSocketAddress address) {
    return joining(Client.withSmallWindow(address, await.patience()));
  }

  private Client joining(Client client) {
    clients.add(client);
    return client;
  }

  /** Runs something at the same time, in a thread that does not outlive the scene. */
  <T> Future<T> meanwhile(Callable<T> work) {
    var task = new FutureTask<>(work);
    threads.add(Thread.ofPlatform().name("contract-meanwhile").daemon().start(task));
    return task;
  }

  /** The outcome of what ran meanwhile, as if it had run here. */
  <T> T result(Future<T> meanwhile) {
    try {
      return meanwhile.get(await.patience().toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("failed meanwhile: " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("Waited in vain for what ran meanwhile.", e);
    } catch (InterruptedException e) {
      throw new AssertionError("Interrupted while waiting for what ran meanwhile.", e);
    }
  }

  /** What to print when something fails. */
  String situation() {
    var text = new StringBuilder("model: " + model.name() + "\n");
    servers.forEach(server -> text.append("server ").append(server.address()).append(": ").append(server.stats()).append('\n'));
    recordings.forEach(recording -> recording.sessions().stream().limit(10).forEach(session -> text.append(session).append('\n')));
    ServerLog.last().forEach(message -> text.append("logged: ").append(message));
    return text.append(Threads.dump(model.name())).append('\n').append(Threads.dump("contract-")).toString();
  }

  void closeClients() {
    clients.forEach(Client::close);
  }

  @Override
  public void close() {
    closeClients();
    servers.forEach(Server::close);
    threads.forEach(Thread::interrupt);
    try {
      checkAtEnd();
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "\n\n" + situation(), e);
    }
  }

  private void checkAtEnd() {
    servers.forEach(Scene::checkAtEnd);
    recordings.forEach(Scene::checkAtEnd);
    await.until("no thread of the model is left", () -> Threads.namedLike(model.name()).isEmpty());
  }

  private static void checkAtEnd(Server server) {
    var stats = server.stats();
    if (stats.active() != 0 || stats.accepted() < 0 || stats.bytesIn() < 0 || stats.bytesOut() < 0) {
      throw new AssertionError("After close(), the numbers of the server do not add up.");
    }
  }

  private static void checkAtEnd(RecordingProtocol recording) {
    var complaints = new ArrayList<>(recording.complaints());
    recording.sessions().stream()
        .filter(session -> session.reason().isEmpty())
        .forEach(session -> complaints.add("Session " + session.id() + " was never told that it was closed."));
    if (!complaints.isEmpty()) {
      throw new AssertionError(String.join("\n", complaints));
    }
  }
}
