package c10k.bench.pool;

import java.io.IOException;

/** Checks that queries are answered on connections of a pool, or on new ones, before anybody measures how fast. */
public final class ConnectorGate {
  private static final int SIZE = 2;

  private ConnectorGate() {}

  /**
   * Starts a PostgreSQL, and asks it twice for a number.
   *
   * @throws IOException saying what is wrong, or that there is no PostgreSQL here
   */
  public static void check(String label) throws IOException, InterruptedException {
    try (var server = PostgresServer.start(); var connector = Connector.open(label, server.url(), SIZE)) {
      for (int number = 1; number <= 2; number++) {
        int answer = connector.query("select " + number);
        if (answer != number) {
          throw new IOException(label + " answers " + answer + " where " + number + " was asked for");
        }
      }
    } catch (IOException | InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(label + " answers no query: " + e.getMessage(), e);
    }
  }
}
