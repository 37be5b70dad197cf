package c10k.bench.scenario;

import c10k.bench.harness.ListedRoster;
import c10k.bench.harness.ListedRoster.Entry;
import c10k.bench.harness.Roster;
import c10k.bench.pool.AsyncPoolGate;
import c10k.bench.pool.Connector;
import c10k.bench.pool.ConnectorGate;
import c10k.bench.pool.PoolContestant;
import c10k.bench.pool.PoolContestants;
import c10k.bench.pool.PoolGate;
import c10k.pool.AsyncPoolModel;
import c10k.pool.PoolModel;
import java.util.List;
import java.util.Optional;

/** Pools, each with what it must do correctly before it is timed. */
final class PoolRosters {

  private PoolRosters() {}

  /** Pools at which threads wait; no pool and the control of spikes count as peers, too. */
  static Roster blocking() {
    return new ListedRoster(PoolContestants.all().stream().map(PoolRosters::blocking).toList());
  }

  private static Entry blocking(PoolContestant pool) {
    return new Entry(pool.label(), pool.description(), !models().contains(pool.label()), () -> {
      PoolGate.check(pool);
      return Optional.empty();
    });
  }

  /** The lab's own. */
  static List<String> models() {
    return PoolModel.all().stream().map(PoolModel::name).toList();
  }

  /** Pools that lend within a loop. */
  static Roster async() {
    return new ListedRoster(AsyncPoolModel.all().stream().map(model -> new Entry(model.name(), model.summary(), false, () -> {
      AsyncPoolGate.check(model);
      return Optional.empty();
    })).toList());
  }

  /** Ways to a connection of PostgreSQL. */
  static Roster connectors() {
    return new ListedRoster(Connector.labels().stream().map(label -> new Entry(label, words(label), !models().contains(label), () -> {
      ConnectorGate.check(label);
      return Optional.empty();
    })).toList());
  }

  private static String words(String label) {
    return label.equals(Connector.CONNECT) ? "no pool: a connection for each query" : PoolContestants.labelled(label).description();
  }
}
