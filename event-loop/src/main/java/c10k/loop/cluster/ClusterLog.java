package c10k.loop.cluster;

/**
 * Hears what happens in a cluster, in sentences for people.
 *
 * <p>Called in the primary's loop; must not block.
 */
public interface ClusterLog {

  /** Something worth a line, such as a worker's death. */
  void note(String sentence);
}
