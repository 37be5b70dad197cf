package c10k.http.site;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The name of one state of something (RFC 9110, section 8.8.3).
 *
 * @param opaque what stands between the quotes
 * @param strength whether two states of the same name are the same byte for byte
 */
record EntityTag(String opaque, Strength strength) {

  enum Strength {
    WEAK,
    STRONG
  }

  /** One of a list: commas may stand in between, in any number, and also within the quotes. */
  private static final Pattern NEXT =
      Pattern.compile("\\G[ \\t,]*(?<weak>W/)?\"(?<opaque>[\\x21\\x23-\\x7e\\x80-\\xff]*)\"[ \\t]*(?=,|$)");

  /** Reads a list; what cannot be read ends it. */
  static List<EntityTag> list(String text) {
    var tags = new ArrayList<EntityTag>();
    var matcher = NEXT.matcher(text);
    while (matcher.find()) {
      tags.add(new EntityTag(matcher.group("opaque"), matcher.group("weak") == null ? Strength.STRONG : Strength.WEAK));
    }
    return tags;
  }

  /** For answering again from what a client keeps: it is as good as the same. */
  boolean isAsGoodAs(EntityTag other) {
    return opaque.equals(other.opaque);
  }

  /** For putting parts together, and for changing: it must be the same. */
  boolean isExactly(EntityTag other) {
    return strength == Strength.STRONG && other.strength == Strength.STRONG && opaque.equals(other.opaque);
  }

  @Override
  public String toString() {
    return (strength == Strength.WEAK ? "W/" : "") + "\"" + opaque + "\"";
  }
}
