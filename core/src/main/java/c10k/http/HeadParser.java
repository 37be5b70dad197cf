package c10k.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;

/** Reads a complete head. Nothing that two servers could read differently is accepted. */
final class HeadParser {

  private HeadParser() {}

  /** @param head from the request line to the empty line, in which each line is known to end in CRLF */
  static RequestHead parse(byte[] head) throws Refusal {
    int end = endOfLine(head, 0);
    var line = RequestLine.parse(head, end);
    var headers = fields(head, end + 2);
    return Framing.of(line, headers);
  }

  /** The fields up to the empty line at the end. */
  static Headers fields(byte[] bytes, int start) throws Refusal {
    var fields = new ArrayList<Headers.Field>();
    int lineStart = start;
    while (bytes[lineStart] != Syntax.CR) {
      int lineEnd = endOfLine(bytes, lineStart);
      fields.add(field(bytes, lineStart, lineEnd));
      lineStart = lineEnd + 2;
    }
    if (lineStart != bytes.length - 2) {
      throw bareCarriageReturn();
    }
    return Headers.of(fields);
  }

  private static Headers.Field field(byte[] bytes, int start, int end) throws Refusal {
    int colon = start;
    while (Syntax.isToken(bytes[colon])) {
      colon++;
    }
    if (bytes[colon] != ':' || colon == start) {
      throw Refusal.badRequest("A field does not begin with a name and, right behind it, a colon.");
    }
    int valueStart = colon + 1;
    int valueEnd = end;
    while (valueStart < valueEnd && Syntax.isBlank(bytes[valueStart])) {
      valueStart++;
    }
    while (valueEnd > valueStart && Syntax.isBlank(bytes[valueEnd - 1])) {
      valueEnd--;
    }
    return new Headers.Field(new String(bytes, start, colon - start, ISO_8859_1), new String(bytes, valueStart, valueEnd - valueStart, ISO_8859_1));
  }

  /** Where the line's CRLF is; all before it may stand in a line. */
  private static int endOfLine(byte[] bytes, int start) throws Refusal {
    int i = start;
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
