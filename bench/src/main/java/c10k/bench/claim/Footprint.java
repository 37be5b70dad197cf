package c10k.bench.claim;

/**
 * Memory, in bytes, when there are so many.
 *
 * @param count of threads or processes
 * @param heap that is alive in this JVM
 * @param resident of this process for threads; of all the processes, without what they share, for processes
 * @param shared with others, as each of the processes sees it, added up
 * @param reserved address space
 * @param kernel stacks and page tables of the whole machine
 */
public record Footprint(int count, long heap, long resident, long shared, long reserved, long kernel) {}
