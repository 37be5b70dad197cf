package c10k.bench.scenario;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** What JMH would refuse to set, as it would be known only when a fork starts. */
final class BenchmarkParameters {
  private final Class<?> benchmark;
  private final Map<String, Field> fields = new LinkedHashMap<>();

  BenchmarkParameters(Class<?> benchmark) {
    this.benchmark = benchmark;
    for (Class<?> type = benchmark; type != null; type = type.getSuperclass()) {
      for (var field : type.getDeclaredFields()) {
        if (field.isAnnotationPresent(Param.class)) {
          fields.putIfAbsent(field.getName(), field);
        }
      }
    }
  }

  /** The benchmarks whose names begin so: JMH would run them all, and a launch is one. */
  List<String> methods(String prefix) {
    return Arrays.stream(benchmark.getMethods())
        .filter(method -> method.isAnnotationPresent(Benchmark.class))
        .map(Method::getName)
        .filter(name -> name.startsWith(prefix))
        .toList();
  }

  /** Why a parameter cannot have this value; empty if it can. */
  String complaint(String name, String value) {
    var field = fields.get(name);
    if (field == null) {
      return benchmark.getSimpleName() + " has no parameter '" + name + "', but " + fields.keySet();
    }
    try {
      parse(field.getType(), value);
      return "";
    } catch (IllegalArgumentException e) {
      return benchmark.getSimpleName() + "." + name + " cannot be '" + value + "': " + e.getMessage();
    }
  }

  private static void parse(Class<?> type, String value) {
    if (type == int.class) {
      Integer.parseInt(value);
    } else if (type == long.class) {
      Long.parseLong(value);
    } else if (type == double.class) {
      Double.parseDouble(value);
    } else if (type == boolean.class) {
      require(value.equals("true") || value.equals("false"), "neither true nor false");
    } else if (type.isEnum()) {
      require(Arrays.stream(type.getEnumConstants()).anyMatch(one -> ((Enum<?>) one).name().equals(value)), "none of the constants");
    } else {
      require(type == String.class, "the test does not know how JMH reads a " + type.getSimpleName());
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
