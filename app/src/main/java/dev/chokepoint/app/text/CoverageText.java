package dev.chokepoint.app.text;

import dev.chokepoint.controls.check.CaseCheck;
import dev.chokepoint.controls.law.AnnouncedChange;
import dev.chokepoint.controls.law.Completeness;
import dev.chokepoint.controls.law.Coverage;
import dev.chokepoint.controls.law.CoverageEntry;
import dev.chokepoint.controls.law.Facet;
import dev.chokepoint.controls.law.Horizon;
import dev.chokepoint.controls.law.Regime;
import dev.chokepoint.controls.law.StatusEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a ledger holds of whom, as Markdown for people.
public final class CoverageText {
    private CoverageText() {}

    /// The whole table.
    public static List<String> table(Coverage coverage) {
        List<String> out = new ArrayList<>();
        out.add("# What the ledger holds, of whom, until when");
        out.add("");
        out.add("This page is made from `coverage.yaml` of the bundled ledger by `chokepoint ledger coverage`.");
        out.add("");
        out.add(
                "Where a list or rule with a say on a shipment is not held, or not read through its day, the answer says so");
        out.add(
                "(`OUTSIDE_COVERAGE`), unless something that is held controls the shipment. Export law of places that are not");
        out.add("named here is not held at all.");
        out.add("");
        out.add("## Read through");
        out.add("");
        out.add("| issuer | acts read through | what was read |");
        out.add("|---|---|---|");
        for (Horizon h : coverage.horizons()) {
            out.add(row(h.issuer(), h.readThrough().toString(), h.source()));
        }
        for (Regime r : coverage.regimes()) {
            regime(coverage, r, out);
        }
        if (!coverage.announced().isEmpty()) {
            out.add("");
            out.add("## Said, without an act that was read");
            out.add("");
            out.add("| measures | said to run to | said on | what was said | source |");
            out.add("|---|---|---|---|---|");
            for (AnnouncedChange a : coverage.announced()) {
                out.add(row(
                        String.join(", ", a.measures()),
                        a.until().toString(),
                        a.known().toString(),
                        a.words(),
                        a.source()));
            }
        }
        return out;
    }

    private static void regime(Coverage coverage, Regime r, List<String> out) {
        out.add("");
        out.add("## " + r.id() + ": " + r.name());
        out.add("");
        out.add("Has a say on what " + says(r) + ". Source: " + r.source() + ".");
        out.add("");
        out.add("| list or rules | about | held | what is held | exact from | read through | source |");
        out.add("|---|---|---|---|---|---|---|");
        for (Facet facet : Facet.values()) {
            if (r.facets().contains(facet)) {
                List<CoverageEntry> entries = coverage.entries(r.id(), facet);
                entries.forEach(e -> out.add(entry(e)));
                if (entries.isEmpty()) {
                    out.add(row(facet.words(), facet.words(), "no", "", "", "", ""));
                }
            }
        }
    }

    private static String says(Regime r) {
        List<String> says = new ArrayList<>();
        for (Regime.Link link : Regime.Link.values()) {
            if (r.says().contains(link)) {
                says.add(
                        switch (link) {
                            case EXPORT -> "leaves " + r.territory();
                            case ORIGIN -> "was made there";
                            case CONTENT -> "falls under it by its content or the way it was made";
                        });
            }
        }
        return String.join(", or ", says);
    }

    private static String entry(CoverageEntry e) {
        boolean none = e.completeness() == Completeness.NONE;
        return row(
                e.list(),
                e.facet().words(),
                switch (e.completeness()) {
                    case COMPLETE -> "all";
                    case PARTIAL -> "in part";
                    case NONE -> "no";
                },
                e.holds(),
                none ? "" : day(e.from()),
                none ? "" : day(e.readThrough()),
                e.source());
    }

    private static String day(LocalDate day) {
        return day.equals(LocalDate.MIN) || day.equals(StatusEvent.OPEN) ? "" : day.toString();
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells).replace("\n", " ") + " |";
    }

    /// The cases whose answer says less than its rules, with the same reasons told once.
    public static List<String> limited(CaseCheck.Report report) {
        Map<String, List<String>> byReason = new TreeMap<>();
        for (CaseCheck.Limited l : report.limited()) {
            byReason.computeIfAbsent(
                            l.expected() + ", told as " + l.told() + "\n" + String.join("\n", l.why()),
                            _ -> new ArrayList<>())
                    .add(l.name());
        }
        List<String> out = new ArrayList<>();
        out.add("# Cases whose answer says less than its rules");
        out.add("");
        out.add(
                "The rules held give the answer of the case; what has a say on it is not all held or not confirmed. Made by");
        out.add("`chokepoint ledger coverage --cases`: " + report.limited().size() + " cases.");
        byReason.forEach((reason, names) -> {
            String[] lines = reason.split("\n");
            out.add("");
            out.add("## " + lines[0]);
            out.add("");
            for (int i = 1; i < lines.length; i++) {
                out.add("* " + lines[i]);
            }
            out.add("");
            out.add("Cases: " + String.join(", ", names));
        });
        return out;
    }
}
