package c10k.bench.contestant;

import c10k.bench.process.Contestant;
import c10k.bench.process.JvmFlags;
import c10k.bench.process.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A server run by {@link ServerMain} for a service, under its label. */
public record JvmContestant(Service service, String label, String description, boolean isPeer, Optional<String> whyNot)
    implements Contestant {

  @Override
  public boolean onJvm() {
    return true;
  }

  @Override
  public List<String> command(List<String> jvmFlags) {
    var command = new ArrayList<String>();
    command.add(JvmFlags.java());
    command.addAll(jvmFlags);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(ServerMain.class.getName());
    command.add(service.name());
    command.add(label);
    return command;
  }
}
