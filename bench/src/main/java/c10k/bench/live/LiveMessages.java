package c10k.bench.live;

import c10k.bench.live.PageMessage.Chat;
import c10k.bench.live.PageMessage.Ping;
import c10k.bench.live.PageMessage.Wrong;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The messages between page and server: JSON objects, told apart by {@code type}. */
final class LiveMessages {
  private static final int DEEPEST = 4;
  private static final JsonMapper JSON = JsonMapper.builder(
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build())
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();
  private static final ObjectReader READER = JSON.readerFor(JsonNode.class);

  private LiveMessages() {}

  /** The first message: what the page shows of the server, and what it must keep to. */
  static ByteBuffer hello(LiveSubject subject, long connection) {
    var hello = message("hello");
    hello.put("model", subject.model()).put("summary", subject.summary()).put("protocol", subject.protocol());
    hello.put("room", subject.room()).put("connection", connection);
    hello.put("maxName", ChatText.MAX_NAME_LENGTH).put("maxText", ChatText.MAX_TEXT_LENGTH);
    return bytes(hello);
  }

  static ByteBuffer figures(Figures figures) {
    var server = figures.server();
    var memory = figures.memory();
    var json = message("figures").put("millis", figures.millis()).put("messages", figures.messages());
    json.put("accepted", server.accepted()).put("active", server.active()).put("refused", server.refused());
    json.put("bytesIn", server.bytesIn()).put("bytesOut", server.bytesOut()).put("pages", figures.pages());
    json.put("unshownLines", figures.unshownLines());
    json.put("heapBytes", memory.heapBytes()).put("directBytes", memory.directBytes());
    json.put("residentBytes", memory.residentBytes()).put("threads", memory.threads());
    var closed = json.putObject("closed");
    server.closedFor().forEach((reason, number) -> {
      if (number > 0) {
        closed.put(reason.sentence(), number);
      }
    });
    var gauges = json.putObject("gauges");
    server.gauges().forEach(gauges::put);
    return bytes(json);
  }

  static ByteBuffer pong(Ping ping) {
    return bytes(message("pong").put("id", ping.id()));
  }

  /** A line of the room: from somebody with a name, or as it came from an {@code nc}, without one. */
  static ByteBuffer chat(String name, String text) {
    return bytes(message("chat").put("name", name).put("text", text));
  }

  /** To whoever wrote it: it was taken. */
  static ByteBuffer ownChat(Chat chat) {
    return bytes(message("chat").put("name", chat.name()).put("text", chat.text()).put("own", true));
  }

  static ByteBuffer error(String why) {
    return bytes(message("error").put("message", why));
  }

  private static ObjectNode message(String type) {
    return JSON.createObjectNode().put("type", type);
  }

  private static ByteBuffer bytes(ObjectNode message) {
    try {
      return ByteBuffer.wrap(JSON.writeValueAsBytes(message));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of strings and numbers could not be written: " + e, e);
    }
  }

  /** Reads what a page has sent: anything at all. */
  static PageMessage read(ByteBuffer text) {
    try {
      var bytes = new byte[text.remaining()];
      text.get(bytes);
      JsonNode json = READER.readValue(bytes);
      return json.isObject() ? understood(json) : new Wrong("a message is a JSON object");
    } catch (JacksonException e) {
      return new Wrong("this is no JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new IllegalStateException("Bytes in memory could not be read: " + e, e);
    }
  }

  private static PageMessage understood(JsonNode json) {
    return switch (json.path("type").asText()) {
      case "ping" -> ping(json.path("id"));
      case "chat" -> chat(json.path("name"), json.path("text"));
      default -> new Wrong("the type of a message is ping or chat");
    };
  }

  private static PageMessage ping(JsonNode id) {
    return id.isIntegralNumber() && id.canConvertToLong() ? new Ping(id.longValue()) : new Wrong("the id of a ping is a whole number");
  }

  private static PageMessage chat(JsonNode name, JsonNode text) {
    if (!name.isTextual() || !text.isTextual()) {
      return new Wrong("a chat message has a name and a text");
    }
    var chat = new Chat(ChatText.clean(name.textValue()), ChatText.clean(text.textValue()));
    if (chat.name().isEmpty() || chat.name().length() > ChatText.MAX_NAME_LENGTH) {
      return new Wrong("a name has 1 to " + ChatText.MAX_NAME_LENGTH + " characters");
    }
    if (chat.text().isEmpty() || chat.text().length() > ChatText.MAX_TEXT_LENGTH) {
      return new Wrong("a text has 1 to " + ChatText.MAX_TEXT_LENGTH + " characters");
    }
    return chat;
  }
}
