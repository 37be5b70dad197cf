package c10k.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The rule of the contract that a test checks. A rule may have several tests, and a test of the event
 * loop several rules.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(Rule.Several.class)
public @interface Rule {

  /** Its number, such as {@code SV-7}. */
  String value();

  /** Where the compiler puts them if there are several. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @interface Several {

    /** All of them. */
    Rule[] value();
  }
}
