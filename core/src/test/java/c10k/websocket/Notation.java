package c10k.websocket;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the frames of {@code websocket-cases.txt}, whose head explains how they are written. */
final class Notation {
  private static final Map<String, Integer> OPCODES =
      Map.of("continuation", 0, "text", 1, "binary", 2, "close", 8, "ping", 9, "pong", 10);

  private static final Pattern FRAME =
      Pattern.compile("(?:rsv([1-7]) )?([a-z]+)(\\d*)(\\+?)(?:\\[(\\d+)])?(?: (\\d+))?(?: ('.*'|x[0-9a-f]*)(?:\\*(\\d+))?)?");

  /** What stands between two commas. */
  private record Item(int first, int declaredLength, Bytes payload) {
    static final int AS_LONG_AS_IT_IS = -1;
  }

  private Notation() {}

  /** The bytes of a client that sends this, one array for each frame. */
  static List<byte[]> clientFrames(String text) {
    var frames = new ArrayList<byte[]>();
    int fragmentBytes = Integer.MAX_VALUE;
    int times = 1;
    for (var part : text.split(", ", -1)) {
      if (part.startsWith("fragments of ")) {
        fragmentBytes = numberIn(part);
      } else if (part.endsWith(" times")) {
        times = numberIn(part);
      } else if (part.startsWith("bytes ")) {
        frames.add(payload(part.substring("bytes ".length()), ""));
      } else if (!part.equals("nothing")) {
        for (int i = 0; i < times; i++) {
          addFrames(item(part), fragmentBytes, frames);
        }
        times = 1;
        fragmentBytes = Integer.MAX_VALUE;
      }
    }
    return frames;
  }

  private static void addFrames(Item item, int fragmentBytes, List<byte[]> frames) {
    if (item.declaredLength() != Item.AS_LONG_AS_IT_IS) {
      frames.add(begun(item));
      return;
    }
    var payload = item.payload().toArray();
    int length = payload.length;
    for (int start = 0; start == 0 || start < length; start += fragmentBytes) {
      int end = (int) Math.min(length, (long) start + fragmentBytes);
      int opcode = start == 0 ? item.first() : 0x80;
      int first = end < length ? opcode & ~0x80 : opcode;
      frames.add(ClientFrame.of(first, Arrays.copyOfRange(payload, start, end)).bytes());
      if (end == length) {
        return;
      }
    }
  }

  /** With a mask of zeros, the payload can go on as it is. */
  private static byte[] begun(Item item) {
    var bytes = new ByteArrayOutputStream();
    bytes.write(item.first());
    bytes.write(0x80 | item.declaredLength());
    bytes.writeBytes(new byte[4]);
    bytes.writeBytes(item.payload().toArray());
    return bytes.toByteArray();
  }

  /** What the server is to answer. */
  static List<ServerFrame> serverFrames(String text) {
    var frames = new ArrayList<ServerFrame>();
    int times = 1;
    for (var part : text.split(", ", -1)) {
      if (part.endsWith(" times")) {
        times = numberIn(part);
      } else if (!part.equals("nothing")) {
        var item = item(part);
        for (int i = 0; i < times; i++) {
          frames.add(new ServerFrame(item.first(), item.payload()));
        }
        times = 1;
      }
    }
    return frames;
  }

  static int numberIn(String text) {
    return Integer.parseInt(text.replaceAll("\\D", ""));
  }

  private static Item item(String text) {
    var matcher = FRAME.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not in the notation: " + text);
    }
    int reserved = matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1));
    boolean isFinal = matcher.group(4).isEmpty();
    var payload = new ByteArrayOutputStream();
    if (matcher.group(6) != null) {
      int code = Integer.parseInt(matcher.group(6));
      payload.write(code >> 8);
      payload.write(code);
    }
    if (matcher.group(7) != null) {
      payload.writeBytes(payload(matcher.group(7), matcher.group(8) == null ? "" : matcher.group(8)));
    }
    int declared = matcher.group(5) == null ? Item.AS_LONG_AS_IT_IS : Integer.parseInt(matcher.group(5));
    int first = (isFinal ? 0x80 : 0) | (reserved << 4) | opcode(matcher.group(2), matcher.group(3));
    return new Item(first, declared, new Bytes(payload.toByteArray()));
  }

  private static int opcode(String name, String number) {
    var known = OPCODES.get(name);
    return known == null ? Integer.parseInt(number) : known;
  }

  private static byte[] payload(String pattern, String length) {
    var once = pattern.startsWith("x")
        ? HexFormat.of().parseHex(pattern.substring(1))
        : pattern.substring(1, pattern.length() - 1).getBytes(StandardCharsets.US_ASCII);
    if (length.isEmpty()) {
      return once;
    }
    var repeated = new byte[Integer.parseInt(length)];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = once[i % once.length];
    }
    return repeated;
  }
}
