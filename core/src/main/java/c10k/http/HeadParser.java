package c10k.http;

/** Reads a complete head, in which each line is known to end in CRLF. Nothing that two servers could read differently is accepted. */
final class HeadParser {
  private static final int CRLF_BYTES = 2;

  private final byte[] bytes;
  private int position;

  private HeadParser(byte[] bytes) {
    this.bytes = bytes;
  }

  /** @param head from the request line to the empty line */
  static RequestHead parse(byte[] head) throws Refusal {
    var parser = new HeadParser(head);
    int lineEnd = parser.endOfLine(0);
    parser.position = lineEnd + CRLF_BYTES;
    var line = RequestLine.parse(head, lineEnd);
    return Framing.of(line, parser.fields());
  }

  /** @param section fields and an empty line */
  static void checkTrailers(byte[] section) throws Refusal {
    new HeadParser(section).fields();
  }

  /** The fields up to the empty line at the end. */
  private Headers fields() throws Refusal {
    var builder = new Headers.Builder(bytes, position);
    while (bytes[position] != Syntax.CR) {
      addField(builder);
    }
    if (position != bytes.length - CRLF_BYTES) {
      throw bareCarriageReturn();
    }
    return builder.build();
  }

  private void addField(Headers.Builder builder) throws Refusal {
    int colon = position;
    while (Syntax.isToken(bytes[colon])) {
      colon++;
    }
    if (bytes[colon] != ':' || colon == position) {
      throw Refusal.badRequest("A field does not begin with a name and, right behind it, a colon.");
    }
    int lineEnd = endOfLine(colon + 1);
    int valueStart = colon + 1;
    int valueEnd = lineEnd;
    while (valueStart < valueEnd && Syntax.isBlank(bytes[valueStart])) {
      valueStart++;
    }
    while (valueEnd > valueStart && Syntax.isBlank(bytes[valueEnd - 1])) {
      valueEnd--;
    }
    builder.add(position, colon, valueStart, valueEnd, lineEnd + CRLF_BYTES);
    position = lineEnd + CRLF_BYTES;
  }

  /** Where the line's CRLF is; all before it may stand in a line. */
  private int endOfLine(int from) throws Refusal {
    int i = from;
    while (i + EightBytes.COUNT <= bytes.length && Syntax.areVisibleOrSpaces(EightBytes.at(bytes, i))) {
      i += EightBytes.COUNT;
    }
    while (Syntax.isValue(bytes[i])) {
      i++;
    }
    if (bytes[i] != Syntax.CR) {
      throw Refusal.badRequest("The head holds a control character.");
    }
    if (bytes[i + 1] != Syntax.LF) {
      throw bareCarriageReturn();
    }
    return i;
  }

  private static Refusal bareCarriageReturn() {
    return Refusal.badRequest("The head holds a CR without LF.");
  }
}
