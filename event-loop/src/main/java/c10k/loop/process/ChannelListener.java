package c10k.loop.process;

import c10k.loop.node.Environment;
import c10k.loop.uv.Watcher;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Waits for a forked JVM to connect: once, in a directory that only this user may enter, and that is
 * removed then.
 *
 * <p>Threads: of the loop.
 */
final class ChannelListener {
  private final MessageChannel channel;
  private final Path directory;
  private final Path path;
  private final ServerSocketChannel server;
  private final Watcher watcher;
  private boolean isClosed;

  ChannelListener(Environment environment, MessageChannel channel) throws IOException {
    this.channel = channel;
    // Created for its owner only.
    directory = Files.createTempDirectory("channel");
    path = directory.resolve("socket");
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    watcher = new Watcher(environment.loop(), server);
  }

  void start() throws IOException {
    server.configureBlocking(false);
    server.bind(UnixDomainSocketAddress.of(path), 1);
    watcher.start(SelectionKey.OP_ACCEPT, ops -> accept());
    // The child keeps the loop alive.
    watcher.unref();
  }

  Path path() {
    return path;
  }

  private void accept() {
    try {
      var socket = server.accept();
      if (socket != null) {
        close();
        channel.connected(socket);
      }
    } catch (IOException e) {
      close();
      channel.failed(e);
    }
  }

  /** Either it connects now, or never. */
  void childHasEnded() {
    if (isClosed) {
      return;
    }
    accept();
    if (!isClosed) {
      close();
      channel.close();
    }
  }

  void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    watcher.close();
    try {
      server.close();
      Files.deleteIfExists(path);
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      System.getLogger("c10k.loop").log(System.Logger.Level.WARNING, "Cannot remove " + directory + ".", e);
    }
  }
}
