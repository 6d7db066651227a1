package dev.chokepoint.app.cli.trade;

import dev.chokepoint.app.cli.options.DateOptions;
import dev.chokepoint.data.statistics.Places;
import dev.chokepoint.data.store.TradeStore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/// Which store is asked and how the answer is written.
final class StoreOptions {
    private static final Pattern YEARS = Pattern.compile("(\\d{4})(?:-(\\d{4}))?");

    @Option(names = "--from", required = true, paramLabel = "STORE", description = "the folder of the store")
    private Path store = Path.of("");

    @Option(names = "--format", paramLabel = "F", description = "text or csv (default ${DEFAULT-VALUE})")
    private String format = "text";

    /// The first and last year asked for; 0 where none is.
    record Years(int first, int last) {
        static Years parse(String text) {
            if (text.isEmpty()) {
                return new Years(0, 0);
            }
            Matcher m = YEARS.matcher(text);
            if (!m.matches()) {
                throw new DateOptions.UsageException("The years (" + text + ") must look like 2020-2022 or 2022.");
            }
            int first = Integer.parseInt(m.group(1));
            return new Years(first, m.group(2) == null ? first : Integer.parseInt(m.group(2)));
        }
    }

    TradeStore open() {
        if (!List.of("text", "csv").contains(format)) {
            throw new DateOptions.UsageException("The format (" + format + ") must be text or csv.");
        }
        return TradeStore.open(store);
    }

    /// The country of a name, number or letters.
    static Places.Place place(String text) {
        return Places.bundled()
                .find(text)
                .orElseThrow(() -> new DateOptions.UsageException(
                        "The country (" + text + ") must be ISO letters, a name or a number of trade data."));
    }

    /// Writes a table: lines of CSV, or columns under each other.
    void write(PrintWriter out, List<String> header, List<List<String>> rows) {
        if (format.equals("csv")) {
            out.println(line(header));
            rows.forEach(r -> out.println(line(r)));
            out.flush();
            return;
        }
        int[] widths = new int[header.size()];
        for (int c = 0; c < widths.length; c++) {
            widths[c] = header.get(c).length();
            for (List<String> row : rows) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        print(out, header, widths);
        rows.forEach(r -> print(out, r, widths));
        out.flush();
    }

    private static void print(PrintWriter out, List<String> row, int[] widths) {
        StringBuilder text = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            text.append(row.get(c)).repeat(' ', widths[c] - row.get(c).length() + 2);
        }
        out.println(text.toString().stripTrailing());
    }

    private static String line(List<String> row) {
        return row.stream().map(dev.chokepoint.data.tables.SeriesWriter::quoted).collect(Collectors.joining(","));
    }
}
