package c10k.loop.trace;

import c10k.loop.trace.Step.Block;
import c10k.loop.trace.Step.Clear;
import c10k.loop.trace.Step.NextTick;
import c10k.loop.trace.Step.QueueMicrotask;
import c10k.loop.trace.Step.Ref;
import c10k.loop.trace.Step.Refresh;
import c10k.loop.trace.Step.SetImmediate;
import c10k.loop.trace.Step.SetInterval;
import c10k.loop.trace.Step.SetTimeout;
import c10k.loop.trace.Step.Throw;
import c10k.loop.trace.Step.Unref;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** Programs as they are sent to Node: as in {@code lab loop-trace}, and refresh, ref and unref besides. */
final class ProgramJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ProgramJson() {}

  static ObjectNode write(List<Step> main) {
    return NODES.objectNode().set("main", writeAll(main));
  }

  private static ArrayNode writeAll(List<Step> steps) {
    return NODES.arrayNode().addAll(steps.stream().map(ProgramJson::writeOne).toList());
  }

  private static ObjectNode writeOne(Step step) {
    return switch (step) {
      case SetTimeout(var id, var millis, var body) -> withBody("timeout", id, body).put("ms", millis);
      case SetInterval(var id, var millis, var times, var body) -> withBody("interval", id, body).put("ms", millis).put("times", times);
      case SetImmediate(var id, var body) -> withBody("immediate", id, body);
      case NextTick(var id, var body) -> withBody("tick", id, body);
      case QueueMicrotask(var id, var body) -> withBody("micro", id, body);
      case Clear(var id) -> op("clear").put("id", id);
      case Refresh(var id) -> op("refresh").put("id", id);
      case Ref(var id) -> op("ref").put("id", id);
      case Unref(var id) -> op("unref").put("id", id);
      case Block(var millis) -> op("block").put("ms", millis);
      case Throw() -> op("throw");
    };
  }

  private static ObjectNode op(String name) {
    return NODES.objectNode().put("op", name);
  }

  private static ObjectNode withBody(String name, String id, List<Step> body) {
    var step = op(name).put("id", id);
    return body.isEmpty() ? step : step.set("do", writeAll(body));
  }

  static List<Step> read(JsonNode program) {
    return readAll(program.required("main"));
  }

  private static List<Step> readAll(JsonNode steps) {
    return StreamSupport.stream(steps.spliterator(), false).map(ProgramJson::readOne).toList();
  }

  private static Step readOne(JsonNode step) {
    var id = step.path("id").asText();
    var millis = step.path("ms");
    var body = readAll(step.path("do"));
    return switch (step.required("op").asText()) {
      case "timeout" -> new SetTimeout(id, millis.asDouble(), body);
      case "interval" -> new SetInterval(id, millis.asDouble(), step.required("times").asInt(), body);
      case "immediate" -> new SetImmediate(id, body);
      case "tick" -> new NextTick(id, body);
      case "micro" -> new QueueMicrotask(id, body);
      case "clear" -> new Clear(id);
      case "refresh" -> new Refresh(id);
      case "ref" -> new Ref(id);
      case "unref" -> new Unref(id);
      case "block" -> new Block(millis.asLong());
      case "throw" -> new Throw();
      default -> throw new IllegalArgumentException("This is no step of a program: " + step);
    };
  }
}
