package c10k.loop.dns;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The address of a host could not be found: why, of which host, and what can be done. */
public final class DnsException extends IOException {
  private static final long serialVersionUID = 1;

  /** Why there is no address, by the names that Node uses. */
  public enum Code {
    /** No such host, or it has no address of this family. */
    ENOTFOUND("Check the spelling, and that the host has an address of this family."),
    /** No name server has answered. */
    EAI_AGAIN("No name server has answered: check the network, or try again later.");

    private final String advice;

    Code(String advice) {
      this.advice = advice;
    }
  }

  private final Code code;
  private final String host;

  DnsException(Code code, String host, @Nullable Throwable cause) {
    super(code + ": lookup '" + host + "'. " + code.advice, cause);
    this.code = code;
    this.host = host;
  }

  /** Why. */
  public Code code() {
    return code;
  }

  /** The host that was asked for. */
  public String host() {
    return host;
  }
}
