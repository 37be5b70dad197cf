package c10k.websocket;

import c10k.websocket.DeflateConfig.ContextTakeover;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What both sides have agreed on about compression (RFC 7692, section 7.1).
 *
 * @param serverKeepsContext whether our messages may refer to our earlier ones
 * @param clientKeepsContext whether the client's may refer to its earlier ones
 * @param serverBitsAsked whether the client asked for the size of our window, which has to be confirmed
 */
record DeflateAgreement(DeflateConfig config, boolean serverKeepsContext, boolean clientKeepsContext, boolean serverBitsAsked) {
  private static final String NAME = "permessage-deflate";
  private static final String SERVER_NO_CONTEXT = "server_no_context_takeover";
  private static final String CLIENT_NO_CONTEXT = "client_no_context_takeover";
  private static final String SERVER_BITS = "server_max_window_bits";
  private static final String CLIENT_BITS = "client_max_window_bits";

  /** The only size that the JDK's {@link java.util.zip.Deflater} has. */
  private static final String FULL_WINDOW = "15";

  private static final List<String> WINDOW_BITS = List.of("8", "9", "10", "11", "12", "13", "14", FULL_WINDOW);

  /** Accepts the first offer that can be kept. */
  static Optional<DeflateAgreement> on(List<ExtensionHeader.Offer> offers, DeflateConfig config) {
    return offers.stream().filter(DeflateAgreement::canBeKept).findFirst().map(offer -> of(offer, config));
  }

  private static boolean canBeKept(ExtensionHeader.Offer offer) {
    var seen = new HashSet<String>();
    return offer.name().equals(NAME)
        && offer.parameters().stream().allMatch(parameter -> seen.add(parameter.name()) && canBeKept(parameter));
  }

  private static boolean canBeKept(ExtensionHeader.Parameter parameter) {
    var value = parameter.value();
    return switch (parameter.name()) {
      case SERVER_NO_CONTEXT, CLIENT_NO_CONTEXT -> value.isEmpty();
      case SERVER_BITS -> value.equals(FULL_WINDOW);
      // What the client could do with: our inflater takes every size.
      case CLIENT_BITS -> value.isEmpty() || WINDOW_BITS.contains(value);
      default -> false;
    };
  }

  private static DeflateAgreement of(ExtensionHeader.Offer offer, DeflateConfig config) {
    var names = offer.parameters().stream().map(ExtensionHeader.Parameter::name).toList();
    boolean keeps = config.contextTakeover() == ContextTakeover.KEPT;
    return new DeflateAgreement(
        config,
        keeps && !names.contains(SERVER_NO_CONTEXT),
        keeps && !names.contains(CLIENT_NO_CONTEXT),
        names.contains(SERVER_BITS));
  }

  /** The response's {@code Sec-WebSocket-Extensions}. */
  String response() {
    return NAME
        + (serverKeepsContext ? "" : "; " + SERVER_NO_CONTEXT)
        + (clientKeepsContext ? "" : "; " + CLIENT_NO_CONTEXT)
        + (serverBitsAsked ? "; " + SERVER_BITS + "=" + FULL_WINDOW : "");
  }
}
