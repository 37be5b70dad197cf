package c10k.server;

/**
 * A setting that only one model has, such as the number of loops.
 *
 * @param name as on the command line, without dashes: {@code max-threads}
 * @param description what it sets, with its unit, as a short phrase
 */
public record ModelOption(String name, int defaultValue, int min, int max, String description) {

  public ModelOption {
    if (min > defaultValue || defaultValue > max) {
      throw new IllegalArgumentException(
          "The default " + defaultValue + " of " + name + " is outside " + min + " to " + max + ".");
    }
  }

  /**
   * The configured value or the default; {@link ServerConfig#checkOptions} has checked its range.
   */
  public int in(ServerConfig config) {
    return config.options().getOrDefault(name, defaultValue);
  }
}
