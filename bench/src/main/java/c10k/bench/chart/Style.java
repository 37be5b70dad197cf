package c10k.bench.chart;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The style of all charts: colours for light and dark, fonts, strokes. */
public final class Style {
  private static final String FILE = "chart.css";

  private Style() {}

  /** As it goes into a page or an image. */
  public static String charts() throws IOException {
    try (var stream = Style.class.getResourceAsStream(FILE)) {
      if (stream == null) {
        throw new FileNotFoundException("This build lacks " + FILE + ".");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
