package c10k.bench.doctor;

import c10k.server.ConcurrencyModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Examines this machine. */
public final class Doctor {

  private Doctor() {}

  /** Returns the report, for a user who wants so many connections. */
  public static List<String> examine(HostFiles files, long connections) {
    var models = new LinkedHashMap<String, Optional<ConnectionThreads>>();
    for (var model : ConcurrencyModel.all()) {
      models.put(model.name(), ThreadProbe.probe(model));
    }
    return DoctorReport.lines(files, models, Environment.ofThisProcess(), connections);
  }
}
