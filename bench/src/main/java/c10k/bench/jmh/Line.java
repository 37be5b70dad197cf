package c10k.bench.jmh;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The straight line through measured points by least squares. */
record Line(double intercept, double slope) {

  static <T> Line through(List<T> points, ToDoubleFunction<T> x, ToDoubleFunction<T> y) {
    double meanX = points.stream().mapToDouble(x).average().orElseThrow();
    double meanY = points.stream().mapToDouble(y).average().orElseThrow();
    double covariance = 0;
    double variance = 0;
    for (var point : points) {
      double deltaX = x.applyAsDouble(point) - meanX;
      covariance += deltaX * (y.applyAsDouble(point) - meanY);
      variance += deltaX * deltaX;
    }
    double slope = covariance / variance;
    return new Line(meanY - slope * meanX, slope);
  }
}
