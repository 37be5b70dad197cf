package c10k.bench.chart;

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

  /** For a page. */
  public String asHtml() {
    var head = headings.stream().map(heading -> "<th>" + Svg.escape(heading) + "</th>").collect(Collectors.joining());
    var body = rows.stream().map(Table::htmlRow).collect(Collectors.joining("\n"));
    return "<div class=\"scroll\"><table>\n<thead><tr>" + head + "</tr></thead>\n<tbody>\n" + body + "\n</tbody>\n</table></div>\n";
  }

  private static String htmlRow(List<String> cells) {
    var rest = cells.stream().skip(1).map(cell -> "<td>" + Svg.escape(cell) + "</td>").collect(Collectors.joining());
    return "<tr><th>" + Svg.escape(cells.getFirst()) + "</th>" + rest + "</tr>";
  }

  /** For programs: comma-separated values, a line each. */
  public String asCsv() {
    var lines = new ArrayList<String>();
    lines.add(csvLine(headings));
    rows.forEach(row -> lines.add(csvLine(row)));
    return String.join("\n", lines) + "\n";
  }

  private static String csvLine(List<String> cells) {
    return cells.stream().map(Table::csvCell).collect(Collectors.joining(","));
  }

  private static String csvCell(String cell) {
    boolean needsQuotes = cell.contains(",") || cell.contains("\"") || cell.contains("\n");
    return needsQuotes ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
  }

  /** For a README. */
  public String asMarkdown() {
    var lines = new ArrayList<String>();
    lines.add(markdownLine(headings));
    lines.add("|" + "---|".repeat(headings.size()));
    rows.forEach(row -> lines.add(markdownLine(row)));
    return String.join("\n", lines) + "\n";
  }

  private static String markdownLine(List<String> cells) {
    return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |"));
  }
}
