package c10k.loop.process;

import java.util.List;

/**
 * What became of a tree of processes that was to be killed.
 *
 * @param size how many processes were found, the root included
 * @param survivors the numbers of those that run on in spite of SIGKILL: they belong to another user,
 *        or hang in the kernel
 */
public record KilledTree(int size, List<Long> survivors) {
  public KilledTree {
    survivors = List.copyOf(survivors);
  }
}
