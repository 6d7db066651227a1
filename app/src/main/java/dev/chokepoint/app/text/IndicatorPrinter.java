package dev.chokepoint.app.text;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Interval;
import dev.chokepoint.data.tables.SeriesWriter;
import dev.chokepoint.exposure.indicators.Reading;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Prints readings of indicators with their inputs, what is missing and where the inputs are from.
public final class IndicatorPrinter {
    private final PrintWriter out;
    private final boolean csv;
    private final boolean detailed;
    private boolean begun;
    private String sourcesOf = "";

    /// @param detailed whether the inputs and sources stand below each reading
    public IndicatorPrinter(PrintWriter out, boolean csv, boolean detailed) {
        this.out = out;
        this.csv = csv;
        this.detailed = detailed;
    }

    /// Prints one reading.
    ///
    /// @param assumed what was not given, and what stood in for it
    /// @param sources where the quantities of the subject are from, printed once for a subject
    public void print(String subject, String what, Reading reading, List<String> assumed, List<String> sources) {
        List<String> gaps = new ArrayList<>(reading.gaps());
        assumed.stream().filter(g -> !gaps.contains(g)).forEach(gaps::add);
        Optional<Reading.Known> known = reading instanceof Reading.Known k ? Optional.of(k) : Optional.empty();
        if (csv) {
            row(subject, what, known, gaps, sources);
        } else {
            text(subject, what, known, reading, gaps, sources);
        }
        out.flush();
    }

    private void row(
            String subject, String what, Optional<Reading.Known> known, List<String> gaps, List<String> sources) {
        if (!begun) {
            begun = true;
            out.println("subject,indicator,value,lo,hi,missing,governance_lo,governance_hi,sources");
        }
        List<String> fields = new ArrayList<>(List.of(subject, what));
        fields.add(known.map(k -> String.valueOf(k.value())).orElse(""));
        band(fields, known.map(Reading.Known::bounds));
        fields.add(String.join("; ", gaps));
        band(fields, known.map(Reading.Known::governance));
        fields.add(String.join("; ", sources));
        out.println(String.join(",", fields.stream().map(SeriesWriter::quoted).toList()));
    }

    private static void band(List<String> fields, Optional<Interval> band) {
        fields.add(band.map(b -> String.valueOf(b.lo())).orElse(""));
        fields.add(band.map(b -> String.valueOf(b.hi())).orElse(""));
    }

    private void text(
            String subject,
            String what,
            Optional<Reading.Known> known,
            Reading reading,
            List<String> gaps,
            List<String> sources) {
        out.println(subject + ": " + what + " = "
                + known.map(IndicatorPrinter::value).orElse("not known"));
        if (!detailed) {
            if (!gaps.isEmpty()) {
                out.println("  missing: " + String.join("; ", gaps));
            }
            return;
        }
        gaps.forEach(g -> out.println("  missing: " + g));
        tree(reading.why(), 1);
        if (!sources.isEmpty() && !sourcesOf.equals(subject)) {
            sourcesOf = subject;
            out.println("  inputs and their sources");
            sources.forEach(s -> out.println("    " + s));
        }
    }

    private static String value(Reading.Known k) {
        String text = String.format(Locale.ROOT, "%.6f", k.value());
        if (k.bounds().width() != 0) {
            text += String.format(
                    Locale.ROOT, "  (%.6f to %.6f)", k.bounds().lo(), k.bounds().hi());
        }
        if (k.governance().width() != 0) {
            text += String.format(
                    Locale.ROOT,
                    "; errors of governance estimates alone %.6f to %.6f",
                    k.governance().lo(),
                    k.governance().hi());
        }
        return text;
    }

    private void tree(Explanation why, int depth) {
        out.println("  ".repeat(depth) + why.what() + " = " + why.value() + ": " + why.because());
        why.parts().forEach(p -> tree(p, depth + 1));
    }
}
