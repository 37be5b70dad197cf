package c10k.bench.trace;

import c10k.bench.trace.Op.Keys;
import c10k.loop.trace.Step;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Reads a program for the event loop: {@code {"main": [STEP, ...]}}. It refuses what it does not know, because a
 * misspelt key would otherwise be a program that does something else.
 */
public final class ProgramReader {
  /** How deep steps may be nested: far deeper than anybody writes, and no danger to the stack. */
  static final int MOST_DEEP = 1_000;

  private static final String MAIN = "main";

  /** An object and an array for each level, and some room, so that our message comes first. */
  private static final int MOST_JSON_LEVELS = 2 * MOST_DEEP + 10;

  /** A path is shown so far; what is deeper looks all the same. */
  private static final int LONGEST_PATH = 60;

  private static final ObjectReader JSON = JsonMapper
      .builder(
          JsonFactory.builder()
              .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MOST_JSON_LEVELS).build())
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .build())
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build()
      .reader();

  /** Steps to be read, and where they go. */
  private record Body(JsonNode array, String path, int depth, List<Step> steps) {}

  /** A list, and not the stack of the thread, which would limit how deep steps may be nested. */
  private final ArrayDeque<Body> left = new ArrayDeque<>();

  private ProgramReader() {}

  /**
   * Reads the steps of the main program.
   *
   * @throws MalformedProgramException if it is no JSON, or no program
   */
  public static List<Step> read(byte[] json) throws MalformedProgramException {
    var program = parse(json);
    if (program.isMissingNode()) {
      throw new MalformedProgramException("program", "there is nothing in it; write {\"main\": [...]}");
    }
    requireType(program.isObject(), program, "program", "an object {\"main\": [...]}");
    for (var key : keysOf(program)) {
      if (!key.equals(MAIN)) {
        throw new MalformedProgramException("program", "unknown key \"" + key + "\"; the only one is main");
      }
    }
    if (!program.has(MAIN)) {
      throw new MalformedProgramException("program", "the key main is missing; write {\"main\": [...]}");
    }
    return new ProgramReader().steps(program.get(MAIN));
  }

  private static JsonNode parse(byte[] json) throws MalformedProgramException {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      var place = e.getLocation();
      var where = place == null ? "program" : "line " + place.getLineNr() + ", column " + place.getColumnNr();
      throw new MalformedProgramException(where, "not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new MalformedProgramException("program", "not JSON: " + e.getMessage(), e);
    }
  }

  private List<Step> steps(JsonNode main) throws MalformedProgramException {
    var steps = later(main, MAIN, 1);
    for (var body = left.poll(); body != null; body = left.poll()) {
      for (int i = 0; i < body.array.size(); i++) {
        body.steps.add(step(body.array.get(i), body.path + "[" + i + "]", body.depth));
      }
    }
    return steps;
  }

  /** Steps that will be in this list when all have been read. */
  private List<Step> later(JsonNode array, String path, int depth) throws MalformedProgramException {
    requireType(array.isArray(), array, path, "an array of steps");
    if (depth > MOST_DEEP) {
      throw new MalformedProgramException(path.substring(0, LONGEST_PATH) + "...",
          "nested more than " + MOST_DEEP + " deep; make it flatter");
    }
    var steps = new ArrayList<Step>();
    left.push(new Body(array, path, depth, steps));
    return Collections.unmodifiableList(steps);
  }

  private Step step(JsonNode node, String path, int depth) throws MalformedProgramException {
    requireType(node.isObject(), node, path, "an object {\"op\": ...}");
    var op = op(node, path);
    requireKeys(node, op, path);
    return switch (op) {
      case TIMEOUT -> new Step.SetTimeout(id(node, path), delay(node, path), body(node, path, depth));
      case INTERVAL -> new Step.SetInterval(id(node, path), delay(node, path), times(node, path), body(node, path, depth));
      case IMMEDIATE -> new Step.SetImmediate(id(node, path), body(node, path, depth));
      case TICK -> new Step.NextTick(id(node, path), body(node, path, depth));
      case MICRO -> new Step.QueueMicrotask(id(node, path), body(node, path, depth));
      case CLEAR -> new Step.Clear(id(node, path));
      case BLOCK -> new Step.Block(whole(node, Keys.MILLIS, path, 0, Long.MAX_VALUE));
      case THROW -> new Step.Throw();
    };
  }

  private static Op op(JsonNode node, String path) throws MalformedProgramException {
    var name = node.get(Keys.OP);
    if (name == null) {
      throw new MalformedProgramException(path, "the key op is missing; it is one of " + Op.allNames());
    }
    requireType(name.isTextual(), name, path + ".op", "a string, one of " + Op.allNames());
    return Op.named(name.textValue())
        .orElseThrow(() -> new MalformedProgramException(path + ".op", "unknown op " + name + "; use one of " + Op.allNames()));
  }

  private static void requireKeys(JsonNode node, Op op, String path) throws MalformedProgramException {
    for (var key : keysOf(node)) {
      if (!op.allows(key)) {
        throw new MalformedProgramException(path, "unknown key \"" + key + "\"; " + op.keysInWords());
      }
    }
    for (var key : op.needed()) {
      if (!node.has(key)) {
        throw new MalformedProgramException(path, "the key " + key + " is missing; " + op.keysInWords());
      }
    }
  }

  private static List<String> keysOf(JsonNode object) {
    var keys = new ArrayList<String>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static String id(JsonNode node, String path) throws MalformedProgramException {
    var id = node.get(Keys.ID);
    requireType(id.isTextual(), id, path + ".id", "a string");
    var text = id.textValue();
    if (text.isEmpty()) {
      throw new MalformedProgramException(path + ".id", "empty; give it a name, which is what the trace shows");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new MalformedProgramException(path + ".id", "must have no line break or other control character, because it is a line of the trace");
    }
    return text;
  }

  /** Any number: one that is out of range counts as 1, as in Node. */
  private static double delay(JsonNode node, String path) throws MalformedProgramException {
    var millis = node.get(Keys.MILLIS);
    requireType(millis.isNumber(), millis, path + ".ms", "a number");
    return millis.doubleValue();
  }

  private static int times(JsonNode node, String path) throws MalformedProgramException {
    return (int) whole(node, Keys.TIMES, path, 1, Integer.MAX_VALUE);
  }

  private static long whole(JsonNode node, String key, String path, long least, long most) throws MalformedProgramException {
    var value = node.get(key);
    requireType(value.isNumber(), value, path + "." + key, "a whole number");
    boolean isWhole = value.isIntegralNumber() || value.doubleValue() == Math.rint(value.doubleValue());
    if (!isWhole || !value.canConvertToLong() || value.longValue() < least || value.longValue() > most) {
      throw new MalformedProgramException(path + "." + key, value + " is not a whole number from " + least + " to " + most);
    }
    return value.longValue();
  }

  private List<Step> body(JsonNode node, String path, int depth) throws MalformedProgramException {
    return node.has(Keys.DO) ? later(node.get(Keys.DO), path + "." + Keys.DO, depth + 1) : List.of();
  }

  private static void requireType(boolean isRight, JsonNode node, String where, String expected) throws MalformedProgramException {
    if (!isRight) {
      throw new MalformedProgramException(where, "must be " + expected + ", but is " + typeOf(node));
    }
  }

  private static String typeOf(JsonNode node) {
    var type = node.getNodeType().name().toLowerCase(Locale.ROOT);
    return type.equals("null") ? type : (type.startsWith("a") || type.startsWith("o") ? "an " : "a ") + type;
  }
}
