package c10k.bench.contestant;

import c10k.bench.peer.EpollEcho;
import c10k.bench.peer.JdkHttp;
import c10k.bench.peer.JettyHttp;
import c10k.bench.peer.NettyTransport;
import c10k.bench.peer.NodePeer;
import c10k.bench.peer.NodeWs;
import c10k.bench.process.Contestant;
import c10k.bench.process.Service;
import c10k.server.ConcurrencyModel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everybody who can take part in the comparison of a service: the models of the lab, and the peers. */
public final class Contestants {

  /** Ends the label of a second entry of the same server, which shows how far equals differ. */
  public static final String AGAIN = "-again";

  private static final Set<Service> HAVE_PEERS = EnumSet.of(Service.ECHO, Service.HTTP, Service.WEBSOCKET);

  private Contestants() {}

  /** The models, found as services. */
  public static List<Contestant> models(Service service) {
    return ConcurrencyModel.all().stream().map(model -> ofModel(service, model)).toList();
  }

  /** The peers, also those that cannot run here. */
  public static List<Contestant> peers(Service service) {
    var peers = new ArrayList<Contestant>();
    if (service == Service.ECHO) {
      peers.add(new EpollEcho());
      peers.add(NodePeer.echo());
    }
    if (!HAVE_PEERS.contains(service)) {
      return List.of();
    }
    if (service == Service.WEBSOCKET) {
      return List.of(new NodeWs());
    }
    for (var transport : NettyTransport.values()) {
      peers.add(new JvmContestant(service, transport.label(), transport.description(), true, transport.whyNot()));
    }
    if (service == Service.HTTP) {
      peers.add(NodePeer.http());
      peers.add(new JvmContestant(service, JdkHttp.LABEL, JdkHttp.DESCRIPTION, true, Optional.empty()));
      peers.add(new JvmContestant(service, JettyHttp.LABEL, JettyHttp.DESCRIPTION, true, Optional.empty()));
    }
    return List.copyOf(peers);
  }

  /** Models, then peers. */
  public static List<Contestant> all(Service service) {
    var all = new ArrayList<Contestant>(models(service));
    all.addAll(peers(service));
    return all;
  }

  /**
   * The contestant of this label.
   *
   * @throws IllegalArgumentException naming those that exist
   */
  public static Contestant labelled(Service service, String text) {
    var label = Label.parse(text);
    var all = all(service);
    var named = all.stream()
        .filter(contestant -> contestant.label().equals(label.name()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(
            "There is no '" + text + "'; choose from " + String.join(", ", all.stream().map(Contestant::label).toList()) + "."));
    return label.options().isEmpty() ? named : withOptions(service, named, text);
  }

  private static Contestant withOptions(Service service, Contestant named, String text) {
    if (named.isPeer()) {
      throw new IllegalArgumentException("Only models have options, and " + named.label() + " is none.");
    }
    return new JvmContestant(service, Label.withoutAgain(text), named.description(), false, Optional.empty());
  }

  /** The label without the mark of a second entry. */
  public static String withoutAgain(String label) {
    return Label.withoutAgain(label);
  }

  static ConcurrencyModel model(String name) {
    return ConcurrencyModel.all().stream()
        .filter(model -> model.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no model '" + name + "'."));
  }

  private static Contestant ofModel(Service service, ConcurrencyModel model) {
    return new JvmContestant(service, model.name(), model.summary(), false, Optional.empty());
  }
}
