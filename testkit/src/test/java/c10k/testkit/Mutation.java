package c10k.testkit;

import c10k.server.ConcurrencyModel;
import c10k.server.ListenException;
import c10k.server.ModelOption;
import c10k.server.Protocol;
import c10k.server.Server;
import c10k.server.ServerConfig;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A model with something wrong: with what it is given, or with what it returns.
 *
 * @param model what it is made from
 */
record Mutation(
    ConcurrencyModel model,
    UnaryOperator<ServerConfig> config,
    UnaryOperator<Protocol> protocol,
    UnaryOperator<Server> server)
    implements ConcurrencyModel {

  static Mutation none() {
    return of(new ReferenceModel());
  }

  static Mutation of(ConcurrencyModel model) {
    return new Mutation(model, UnaryOperator.identity(), UnaryOperator.identity(), UnaryOperator.identity());
  }

  static Mutation ofConfig(UnaryOperator<ServerConfig.Builder> wrong) {
    return new Mutation(
        new ReferenceModel(), config -> wrong.apply(config.toBuilder()).build(), UnaryOperator.identity(), UnaryOperator.identity());
  }

  static Mutation ofProtocol(UnaryOperator<Protocol> wrong) {
    return new Mutation(new ReferenceModel(), UnaryOperator.identity(), wrong, UnaryOperator.identity());
  }

  static Mutation ofServer(UnaryOperator<Server> wrong) {
    return new Mutation(new ReferenceModel(), UnaryOperator.identity(), UnaryOperator.identity(), wrong);
  }

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public String summary() {
    return model.summary();
  }

  @Override
  public List<ModelOption> options() {
    return model.options();
  }

  @Override
  public Server serve(ServerConfig wanted, Protocol wantedProtocol) throws ListenException {
    return server.apply(model.serve(config.apply(wanted), protocol.apply(wantedProtocol)));
  }
}
