package c10k.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of text under headings; the first column is a name, the others are numbers or words. */
public record Table(List<String> headings, List<List<String>> rows) {

  public Table {
    headings = List.copyOf(headings);
    rows = List.copyOf(rows);
  }

  /** For the console: columns as wide as they need be. */
  public String asText() {
    var lines = new ArrayList<String>();
    lines.add(line(headings));
    rows.forEach(row -> lines.add(line(row)));
    return String.join("\n", lines) + "\n";
  }

  private String line(List<String> cells) {
    var line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      var blanks = " ".repeat(width(column) - cells.get(column).length());
      line.append(column == 0 ? cells.get(column) + blanks : "  " + blanks + cells.get(column));
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    int width = headings.get(column).length();
    for (var row : rows) {
      width = Math.max(width, row.get(column).length());
    }
    return width;
  }

  String asHtml() {
    var head = headings.stream().map(heading -> "<th scope=\"col\">" + Svg.escape(heading) + "</th>").collect(Collectors.joining());
    var body = rows.stream().map(Table::row).collect(Collectors.joining("\n"));
    return "<div class=\"scroll\"><table>\n<thead><tr>" + head + "</tr></thead>\n<tbody>\n" + body + "\n</tbody>\n</table></div>\n";
  }

  private static String row(List<String> cells) {
    var rest = cells.stream().skip(1).map(cell -> "<td>" + Svg.escape(cell) + "</td>").collect(Collectors.joining());
    return "<tr><th scope=\"row\">" + Svg.escape(cells.getFirst()) + "</th>" + rest + "</tr>";
  }
}
