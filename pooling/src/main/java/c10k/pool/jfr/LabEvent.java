package c10k.pool.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;

/** What all events have. The recorder takes every field that is not private. */
@Category({"C10K Lab", "Pool"})
abstract class LabEvent extends Event {
  @Label("Pool")
  @Description("the name of the pool")
  String pool = "";
}
