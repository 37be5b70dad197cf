package c10k.websocket;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code Sec-WebSocket-Extensions} (RFC 6455, section 9.1), such as {@code permessage-deflate;
 * client_max_window_bits, x; y="z"}.
 */
final class ExtensionHeader {

  /** One extension that is offered. */
  record Offer(String name, List<Parameter> parameters) {}

  /** A parameter; its value is empty if it has none. */
  record Parameter(String name, String value) {}

  /** The field is not in its form. */
  static final class MalformedExtensions extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedExtensions(String where) {
      super(where);
    }
  }

  /** RFC 9110, section 5.6.2. */
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

  private final String text;
  private int at;

  private ExtensionHeader(String text) {
    this.text = text;
  }

  /**
   * Reads the values of all fields of this name.
   *
   * @throws MalformedExtensions if they are not in the form
   */
  static List<Offer> read(List<String> values) throws MalformedExtensions {
    return values.isEmpty() ? List.of() : new ExtensionHeader(String.join(",", values)).offers();
  }

  private List<Offer> offers() throws MalformedExtensions {
    var offers = new ArrayList<Offer>();
    do {
      offers.add(new Offer(token(), parameters()));
    } while (skip(','));
    if (at < text.length()) {
      throw new MalformedExtensions("'" + text.charAt(at) + "' at " + at);
    }
    return offers;
  }

  private List<Parameter> parameters() throws MalformedExtensions {
    var parameters = new ArrayList<Parameter>();
    while (skip(';')) {
      var name = token();
      parameters.add(new Parameter(name, skip('=') ? value() : ""));
    }
    return parameters;
  }

  /** In quotes or not, it has to be a token (RFC 6455, section 9.1). */
  private String value() throws MalformedExtensions {
    boolean quoted = skip('"');
    var value = token();
    if (quoted && !skip('"')) {
      throw new MalformedExtensions("no closing quote at " + at);
    }
    return value;
  }

  private String token() throws MalformedExtensions {
    skipSpaces();
    int start = at;
    while (at < text.length() && isTokenCharacter(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw new MalformedExtensions("no token at " + at);
    }
    return text.substring(start, at);
  }

  private static boolean isTokenCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || TOKEN_MARKS.indexOf(c) >= 0;
  }

  private boolean skip(char c) {
    skipSpaces();
    boolean found = at < text.length() && text.charAt(at) == c;
    at += found ? 1 : 0;
    return found;
  }

  private void skipSpaces() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }
}
