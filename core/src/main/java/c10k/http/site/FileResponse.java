package c10k.http.site;

import c10k.http.Body;
import c10k.http.Headers;
import c10k.http.Request;
import c10k.http.Response;
import c10k.http.site.FileSource.Part;
import c10k.http.site.Folder.RegularFile;
import c10k.http.site.RangeRequest.Parts;
import c10k.http.site.RangeRequest.Unsatisfiable;
import c10k.http.site.RangeRequest.Whole;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The response to one request for one file: whether, and what of it. For one thread, which it may block. */
final class FileResponse {
  private static final int OK = 200;
  private static final int PARTIAL_CONTENT = 206;
  private static final int NOT_MODIFIED = 304;
  private static final int PRECONDITION_FAILED = 412;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private static final ByteBuffer NO_TEXT = ByteBuffer.allocate(0);

  private final Request request;
  private final RegularFile file;
  private final long size;
  private final String type;
  private final Validators validators;
  private final Preconditions preconditions;

  FileResponse(Request request, RegularFile file, Instant now) {
    this.request = request;
    this.file = file;
    this.size = file.attributes().size();
    this.type = MediaTypes.of(file.path().getFileName().toString());
    this.validators = Validators.of(file.attributes(), now);
    this.preconditions = new Preconditions(request, validators, now);
  }

  /** The response; empty if it is another file by now. */
  Optional<Response> get() throws IOException {
    return switch (preconditions.verdict()) {
      case FAILED -> Optional.of(Response.text(PRECONDITION_FAILED, "The file is not in the state that the request wants.\n"));
      case NOT_MODIFIED -> Optional.of(new Response(NOT_MODIFIED, about(), Body.empty()));
      case PERFORM -> content();
    };
  }

  /** What is true of the file whatever part of it is sent. A client may keep it, but is to ask each time whether it still holds. */
  private Headers about() {
    return Headers.of(
        "ETag", validators.tag().toString(), "Last-Modified", validators.lastModified(), "Accept-Ranges", "bytes", "Cache-Control", "no-cache");
  }

  private Optional<Response> content() throws IOException {
    return switch (wanted()) {
      case Whole whole -> body(List.of(new Part(NO_TEXT, 0, size))).map(body -> new Response(OK, about(type), body));
      case Unsatisfiable none -> Optional.of(unsatisfiable());
      case Parts(var ranges) when ranges.size() == 1 -> one(ranges.getFirst());
      case Parts(var ranges) -> many(ranges);
    };
  }

  private RangeRequest wanted() {
    var ranges = request.headers().all("Range");
    // For HEAD and others, ranges have no meaning.
    boolean counts = request.method().equals("GET") && preconditions.allowRange();
    return counts ? RangeRequest.read(ranges, size) : new Whole();
  }

  private Headers about(String contentType) {
    return about().with("Content-Type", contentType).with("X-Content-Type-Options", "nosniff");
  }

  private Response unsatisfiable() {
    return Response.text(RANGE_NOT_SATISFIABLE, "The file has " + size + " bytes.\n")
        .with("Content-Range", "bytes */" + size)
        .with("Accept-Ranges", "bytes");
  }

  private Optional<Response> one(ByteRange range) throws IOException {
    return body(List.of(new Part(NO_TEXT, range.first(), range.length())))
        .map(body -> new Response(PARTIAL_CONTENT, about(type).with("Content-Range", range.of(size)), body));
  }

  /** Each part has a head of its own; what stands between them must not occur in the file, so nobody can foresee it. */
  private Optional<Response> many(List<ByteRange> ranges) throws IOException {
    var boundary = UUID.randomUUID().toString();
    var parts = new ArrayList<Part>();
    for (var range : ranges) {
      var head = "\r\n--%s\r\nContent-Type: %s\r\nContent-Range: %s\r\n\r\n".formatted(boundary, type, range.of(size));
      parts.add(new Part(bytes(head), range.first(), range.length()));
    }
    parts.add(new Part(bytes("\r\n--" + boundary + "--\r\n"), 0, 0));
    return body(parts).map(body -> new Response(PARTIAL_CONTENT, about("multipart/byteranges; boundary=" + boundary), body));
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private Optional<Body> body(List<Part> parts) throws IOException {
    var length = OptionalLong.of(parts.stream().mapToLong(Part::size).sum());
    if (request.method().equals("HEAD")) {
      return Optional.of(new Body.Stream(length, new Unread()));
    }
    return open().map(channel -> new Body.Stream(length, new FileSource(channel, parts)));
  }

  /** Opens the file; empty if it is not the one that was looked at. */
  private Optional<FileChannel> open() throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(file.path(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    boolean same = false;
    try {
      same = channel.size() == size && isUnchanged(Folder.attributes(file.path()));
      return same ? Optional.of(channel) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } finally {
      if (!same) {
        channel.close();
      }
    }
  }

  private boolean isUnchanged(BasicFileAttributes now) {
    var then = file.attributes();
    return now.size() == then.size() && now.lastModifiedTime().equals(then.lastModifiedTime()) && Objects.equals(now.fileKey(), then.fileKey());
  }

  /** Stands for a body of which only the length is told. */
  private static final class Unread implements Body.Source {

    @Override
    public boolean read(ByteBuffer into) {
      throw new IllegalStateException("the body of a response to HEAD is not sent");
    }

    @Override
    public void close() {}
  }
}
