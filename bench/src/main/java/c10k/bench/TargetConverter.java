package c10k.bench;

import java.net.InetSocketAddress;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A server as {@code HOST:PORT}; an IPv6 address goes in brackets. */
final class TargetConverter implements ITypeConverter<InetSocketAddress> {
  private static final Pattern FORM = Pattern.compile("(?:\\[([0-9a-fA-F:.]+)]|([^:\\[\\]]+)):(\\d{1,5})");
  private static final int LAST_PORT = 65_535;

  @Override
  public InetSocketAddress convert(String value) {
    var match = FORM.matcher(value);
    if (!match.matches()) {
      throw new TypeConversionException("'" + value + "' is not of the form HOST:PORT");
    }
    int port = Integer.parseInt(match.group(3));
    if (port < 1 || port > LAST_PORT) {
      throw new TypeConversionException("the port is " + port + ", but must be from 1 to " + LAST_PORT);
    }
    return new InetSocketAddress(match.group(1) == null ? match.group(2) : match.group(1), port);
  }
}
