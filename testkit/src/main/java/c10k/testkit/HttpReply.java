package c10k.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A response as a client reads it; in its text, a character is a byte. */
record HttpReply(int status, List<String> fields, String text) {
  private static final String LENGTH = "Content-Length: ";

  /** Reads one response with a length, in chunks, or without content. */
  static HttpReply read(Client client) {
    var statusLine = line(client);
    if (!statusLine.startsWith("HTTP/1.1 ")) {
      throw new AssertionError("Not a status line: " + statusLine);
    }
    int status = Integer.parseInt(statusLine.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    var fields = new ArrayList<String>();
    for (var field = line(client); !field.isEmpty(); field = line(client)) {
      fields.add(field);
    }
    return new HttpReply(status, List.copyOf(fields), new String(body(fields, client), ISO_8859_1));
  }

  private static byte[] body(List<String> fields, Client client) {
    if (fields.contains("Transfer-Encoding: chunked")) {
      return chunks(client);
    }
    return fields.stream()
        .filter(field -> field.startsWith(LENGTH))
        .map(field -> client.read(Integer.parseInt(field.substring(LENGTH.length()))))
        .findFirst()
        .orElse(new byte[0]);
  }

  private static byte[] chunks(Client client) {
    var all = new ByteArrayOutputStream();
    for (int size = size(client); size > 0; size = size(client)) {
      all.writeBytes(client.read(size));
      line(client);
    }
    line(client);
    return all.toByteArray();
  }

  private static int size(Client client) {
    return Integer.parseInt(line(client), 16);
  }

  private static String line(Client client) {
    var line = client.readLine();
    if (!line.endsWith("\r")) {
      throw new AssertionError("Not a line of a head: " + line);
    }
    return line.substring(0, line.length() - 1);
  }

  boolean ends() {
    return fields.contains("Connection: close");
  }
}
