package dev.chokepoint.app.text;

import dev.chokepoint.controls.shipment.Shipment;
import dev.chokepoint.data.ledger.BatchOnTwoDays;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/// What changes for a table of shipments between two days, in a table for people.
public final class TwoDaysText {
    /// So many lines fit a reader's patience; the file holds all.
    private static final int MOST_SHOWN = 200;

    private static final int WIDEST_ID = 20;

    private final PrintWriter out;
    private final LocalDate first;
    private final LocalDate second;

    public TwoDaysText(PrintWriter out, LocalDate first, LocalDate second) {
        this.out = out;
        this.first = first;
        this.second = second;
    }

    public void print(BatchOnTwoDays.Summary s) {
        out.println("From " + first + " to " + second + ": " + s.differing() + " of " + s.rows()
                + " lines have an answer that differs.");
        List<BatchOnTwoDays.Differing> shown =
                s.told().stream().limit(MOST_SHOWN).toList();
        int id = width(shown.stream().map(BatchOnTwoDays.Differing::id).toList(), "line");
        int was = width(shown.stream().map(d -> d.before().name()).toList(), first.toString());
        int is = width(shown.stream().map(d -> d.after().name()).toList(), second.toString());
        String form = "%-" + id + "s  %-" + was + "s  %-" + is + "s  %s";
        if (!shown.isEmpty()) {
            out.println();
            out.println(String.format(Locale.ROOT, form, "line", first, second, "shipment"));
        }
        for (BatchOnTwoDays.Differing d : shown) {
            out.println(String.format(Locale.ROOT, form, d.id(), d.before(), d.after(), words(d.shipment())));
            d.why().forEach(w -> out.println(" ".repeat(id) + "  " + w));
        }
        if (s.differing() > shown.size()) {
            out.println((s.differing() - shown.size()) + " more are not shown; check --batch with --out tells all.");
        }
        out.println();
    }

    private static String words(Shipment s) {
        return (s.item().isEmpty() ? "item by its attributes" : s.item()) + ", " + s.exporter() + " → "
                + s.destination();
    }

    private static int width(List<String> cells, String head) {
        return Math.min(
                Math.max(WIDEST_ID, head.length()),
                Math.max(
                        head.length(),
                        cells.stream().mapToInt(String::length).max().orElse(0)));
    }
}
