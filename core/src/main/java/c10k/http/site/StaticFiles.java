package c10k.http.site;

import c10k.http.Answer;
import c10k.http.Body;
import c10k.http.Handler;
import c10k.http.Headers;
import c10k.http.Request;
import c10k.http.Response;
import c10k.http.site.Folder.NeedsSlash;
import c10k.http.site.Folder.Refused;
import c10k.http.site.Folder.RegularFile;
import c10k.http.site.PathSegments.MalformedPathException;
import c10k.http.site.Router.Route;
import c10k.server.ConfigurationException;
import c10k.server.Peer;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * The files of a folder, for GET and HEAD: whole or in parts, and only if the client does not have them yet. Files are looked for, opened and
 * read in jobs. Folders are not listed; {@code index.html} stands for its folder.
 */
public final class StaticFiles implements Handler {
  private static final int MOVED_PERMANENTLY = 301;
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int UNAVAILABLE = 503;

  /** A file may be replaced between looking at it and opening it; not for ever. */
  private static final int ATTEMPTS = 3;

  private final String mount;
  private final Folder folder;
  private final InstantSource clock;

  /**
   * Files of a folder.
   *
   * @param mount where they are found, such as {@code /files}
   * @throws ConfigurationException if it is no folder
   */
  public StaticFiles(String mount, Path folder, InstantSource clock) {
    this.mount = mount;
    this.folder = new Folder(folder);
    this.clock = clock;
  }

  /** Where a router finds them. */
  public Route route() {
    return new Route("GET", mount + "/…", "files of a folder", this);
  }

  @Override
  public Answer handle(Request request, Peer peer) {
    try {
      var segments = PathSegments.read(request.path().substring(mount.length()));
      return new Answer.Later(() -> responseOrRefusal(request, segments));
    } catch (MalformedPathException e) {
      return Response.text(BAD_REQUEST, e.getMessage() + "\n");
    }
  }

  private Response responseOrRefusal(Request request, PathSegments segments) throws IOException {
    try {
      return response(request, segments);
    } catch (AccessDeniedException e) {
      return Response.text(FORBIDDEN, "The server may not read this.\n");
    }
  }

  private Response response(Request request, PathSegments segments) throws IOException {
    for (int i = 0; i < ATTEMPTS; i++) {
      switch (folder.find(segments)) {
        case Refused refused -> {
          return Response.text(refused.status(), refused.why() + "\n");
        }
        case NeedsSlash needs -> {
          return withSlash(request);
        }
        case RegularFile file -> {
          var response = new FileResponse(request, file, clock.instant()).get();
          if (response.isPresent()) {
            return response.get();
          }
        }
      }
    }
    return Response.text(UNAVAILABLE, "The file is being replaced again and again.\n").with("Retry-After", "1");
  }

  private static Response withSlash(Request request) {
    var query = request.query().isEmpty() ? "" : "?" + request.query();
    return new Response(MOVED_PERMANENTLY, Headers.of("Location", request.path() + "/" + query), Body.empty());
  }
}
