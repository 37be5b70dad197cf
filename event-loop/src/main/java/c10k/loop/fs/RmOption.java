package c10k.loop.fs;

/** How much is removed, and how much care is taken. */
public enum RmOption {
  /** Removes a directory with all that is in it. */
  RECURSIVE,
  /** Is content if there is nothing to remove. */
  FORCE
}
