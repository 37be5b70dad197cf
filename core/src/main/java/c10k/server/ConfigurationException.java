package c10k.server;

import java.util.List;

/** A configuration that cannot work, with all the reasons at once. The caller's fault. */
public final class ConfigurationException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Creates it from full sentences, at least one. */
  public ConfigurationException(List<String> reasons) {
    super(String.join(" ", reasons));
  }

  /** Throws if there is any reason to. */
  public static void throwIfAny(List<String> reasons) {
    if (!reasons.isEmpty()) {
      throw new ConfigurationException(reasons);
    }
  }
}
