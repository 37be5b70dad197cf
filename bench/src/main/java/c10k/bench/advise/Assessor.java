package c10k.bench.advise;

import c10k.bench.advise.Assessment.Exclusion;
import c10k.bench.result.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Computes what one candidate needs for one demand. Confined to a thread, and used once. */
final class Assessor {
  private static final double MICROS_PER_SECOND = 1e6;
  private static final double MEBI = 1 << 20;
  private static final double PERCENT = 100;

  /** As far as the knee usually lies below what a closed loop reaches. */
  private static final double KNEE_PER_THROUGHPUT = 0.7;

  /** Of the requests may be late. */
  private static final double LATE = 0.01;

  /** Standard deviations above the mean of jobs under way: then hardly any waits for a thread. */
  private static final double DEVIATIONS = 3;

  private final Candidate candidate;
  private final Demand demand;
  private final Evidence evidence;
  private final Evidence loop;
  private final Evidence threaded;
  private final List<Exclusion> exclusions = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final List<Cell> cells = new ArrayList<>();

  Assessor(Map<Candidate, Evidence> all, Candidate candidate, Demand demand) {
    this.candidate = candidate;
    this.demand = demand;
    this.evidence = evidence(all, candidate);
    this.loop = evidence(all, Candidate.EVENT_LOOP);
    this.threaded = evidence(all, Candidate.THREAD_PER_CONNECTION);
  }

  private static Evidence evidence(Map<Candidate, Evidence> all, Candidate candidate) {
    return Objects.requireNonNull(all.get(candidate), "evidence of every candidate");
  }

  Assessment assess() {
    int threads = threads();
    var memory = memory(candidate.hasWorkers() ? threads : 0);
    var cores = cores();
    var rate = rateShare();
    jobs(cores);
    var byMemory = memory.map(bytes -> bytes.times(1.0 / demand.memoryBytes()));
    var byCores = cores.map(busy -> busy.times(1.0 / demand.cores()));
    var filled = max(max(byMemory, byCores), rate);
    var fullest = filled.isEmpty() ? "" : filled.equals(byMemory) ? "memory" : filled.equals(rate) ? "rate" : "processor";
    return new Assessment(
        candidate, memory, cores, filled, fullest, threads, List.copyOf(exclusions), List.copyOf(notes), List.copyOf(missing), List.copyOf(cells));
  }

  private static Optional<Quantity> max(Optional<Quantity> one, Optional<Quantity> other) {
    return one.isPresent() && other.isPresent() ? Optional.of(one.get().max(other.get())) : one.or(() -> other);
  }

  // Memory: fixed + slope x connections

  private Optional<Quantity> memory(int workers) {
    var user = cite(evidence.slope(Figure.USER_PER_CONNECTION), "BM3");
    var kernel = cite(evidence.slope(Figure.KERNEL_PER_CONNECTION), "BM3");
    if (user.isEmpty() || kernel.isEmpty()) {
      return Optional.empty();
    }
    // Not the resident memory: that tells how large the heap was made, and not how large it has to be.
    var fixed = cite(evidence.withoutConnections(), "BM3").map(cell -> cell.quantity().atLeastZero()).orElse(Quantity.ZERO);
    var slope = user.get().quantity().plus(kernel.get().quantity()).atLeastZero();
    var bytes = fixed.plus(slope.times(demand.connections())).plus(perThread().times(workers));
    if (bytes.value() > demand.memoryBytes()) {
      exclude("It would need %,.0f MiB of memory, of which there are %,.0f.", List.of(user.get(), kernel.get()), bytes.value() / MEBI,
          demand.memoryBytes() / MEBI);
    }
    return Optional.of(bytes);
  }

  /** What a thread of the system costs: what a connection of its own costs more than one on a loop. */
  private Quantity perThread() {
    var thread = threaded.slope(Figure.USER_PER_CONNECTION).map(cell -> cell.quantity().value())
        .flatMap(user -> threaded.slope(Figure.KERNEL_PER_CONNECTION).map(cell -> user + cell.quantity().value()));
    var plain = loop.slope(Figure.USER_PER_CONNECTION).map(cell -> cell.quantity().value())
        .flatMap(user -> loop.slope(Figure.KERNEL_PER_CONNECTION).map(cell -> user + cell.quantity().value()));
    return Quantity.exactly(Math.max(0, thread.orElse(0.0) - plain.orElse(0.0)));
  }

  // Processor: cost of a message x rate, and what requests compute

  private Optional<Quantity> cores() {
    var cpu = cite(evidence.cpu(demand), "BM1");
    if (cpu.isEmpty()) {
      return Optional.empty();
    }
    var busy = cpu.get().quantity().times(demand.rate() / MICROS_PER_SECOND).plus(Quantity.exactly(computing()));
    if (busy.value() > demand.cores()) {
      exclude("It would keep %.2f cores busy, of which there are %,.0f.", List.of(cpu.get()), busy.value(), demand.cores());
    }
    return Optional.of(busy);
  }

  private double computing() {
    return demand.cpu().underWay(demand.rate());
  }

  // Rate: against the highest that is answered in time

  private Optional<Quantity> rateShare() {
    var knee = evidence.capacity(demand);
    var stand = knee.isPresent() ? knee : evidence.throughput();
    if (knee.isEmpty()) {
      missing.add("BM1k");
      stand.ifPresent(cell -> notes.add("Its knee was not measured; 70 % of the most that it answered stand for it."));
    }
    if (stand.isEmpty()) {
      return Optional.empty();
    }
    cells.add(stand.get());
    var capacity = stand.get().quantity().times(demand.cores() * (knee.isPresent() ? 1 : KNEE_PER_THROUGHPUT));
    if (capacity.value() <= 0 || demand.rate() > capacity.value()) {
      exclude("It answers 99 of 100 requests within the limit up to %,.0f per second, and %,.0f are wanted.", List.of(stand.get()), capacity.value(),
          demand.rate());
      return Optional.empty();
    }
    // What requests compute takes its part of each core away from answering.
    return Optional.of(capacity.dividing(demand.rate()).plus(Quantity.exactly(computing() / demand.cores())));
  }

  // Jobs: where they run, and whom they hold up

  private void jobs(Optional<Quantity> cores) {
    double tooLong = lateBy(demand.blocking()) + lateBy(demand.cpu());
    if (tooLong > LATE) {
      exclude("Jobs of %.1f %% of the requests alone take longer than p99 may.", List.of(), PERCENT * tooLong);
    }
    if (demand.blocking().underWay(demand.rate()) > demand.connections()) {
      exclude("%,.0f jobs would be under way at once, but each of the %,.0f connections has one request at a time.", List.of(),
          demand.blocking().underWay(demand.rate()), demand.connections());
    }
    if (candidate.worksOnTheLoop()) {
      onTheLoop(cores);
    } else if (demand.blocking().share() > 0) {
      evidence.blocked().ifPresentOrElse(cells::add, () -> missing.add("BM4"));
    }
  }

  private double lateBy(Work work) {
    return work.seconds() > p99Seconds() ? work.share() : 0;
  }

  private double p99Seconds() {
    return new Work(1, demand.p99()).seconds();
  }

  /**
   * While a job runs, its loop does nothing else, so who comes meanwhile waits: by the queue with one server and jobs of random length, of which a share
   * of {@code busy} has to wait at all, and the waits fall off the slower, the busier it is.
   */
  private void onTheLoop(Optional<Quantity> cores) {
    double jobs = (demand.blocking().underWay(demand.rate()) + computing()) / demand.cores();
    if (jobs == 0) {
      return;
    }
    var cited = new ArrayList<Cell>();
    evidence.blocked().filter(_ -> demand.blocking().share() > 0).ifPresent(cited::add);
    evidence.cpu(demand).ifPresent(cited::add);
    double answering = (cores.map(Quantity::value).orElse(computing()) - computing()) / demand.cores();
    double late = jobs * Math.exp(-(1 - jobs) * p99Seconds() / meanJobSeconds());
    if (jobs + answering >= 1) {
      exclude("Jobs would hold up its loops: to do them and to answer takes %.0f %% of the time that there is.", cited, PERCENT * (jobs + answering));
    } else if (late > LATE) {
      exclude("About %.0f %% of the requests would wait too long behind the job of another on the same loop.", cited, PERCENT * late);
    }
  }

  /** Of a job that is met by chance: long ones are met more often. */
  private double meanJobSeconds() {
    double blocking = demand.blocking().underWay(demand.rate());
    return (blocking * demand.blocking().seconds() + computing() * demand.cpu().seconds()) / (blocking + computing());
  }

  private int threads() {
    double jobs = demand.blocking().underWay(demand.rate());
    int forJobs = (int) Math.ceil(jobs + DEVIATIONS * Math.sqrt(jobs));
    return switch (candidate) {
      case VIRTUAL_THREADS -> demand.cores();
      case THREAD_PER_CONNECTION -> demand.connections();
      case THREAD_POOL -> forJobs + demand.cores();
      case EVENT_LOOP -> demand.cores();
      case EVENT_LOOP_OFFLOAD -> forJobs + (computing() > 0 ? demand.cores() : 0);
    };
  }

  private Optional<Cell> cite(Optional<Cell> cell, String scenario) {
    cell.ifPresentOrElse(cells::add, () -> missing.add(scenario));
    return cell;
  }

  private void exclude(String format, List<Cell> cited, double... values) {
    var boxed = Arrays.stream(values).boxed().toArray();
    exclusions.add(new Exclusion(String.format(Locale.ROOT, format, boxed), cited));
  }
}
