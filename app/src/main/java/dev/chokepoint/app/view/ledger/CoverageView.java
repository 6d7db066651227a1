package dev.chokepoint.app.view.ledger;

import dev.chokepoint.controls.law.Completeness;
import dev.chokepoint.controls.law.Coverage;
import dev.chokepoint.controls.law.CoverageEntry;
import dev.chokepoint.controls.law.Facet;
import dev.chokepoint.controls.law.Regime;
import dev.chokepoint.controls.law.StatusEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a ledger holds of whom, until when.
///
/// @param readThrough by issuer the last day through which its acts were read
/// @param lists what is held of each list or family of rules
/// @param said what was said to come, without an act that was read
public record CoverageView(List<Issuer> readThrough, List<ListRow> lists, List<Said> said) {
    public CoverageView {
        readThrough = List.copyOf(readThrough);
        lists = List.copyOf(lists);
        said = List.copyOf(said);
    }

    /// How far the acts of an issuer were read.
    public record Issuer(String issuer, LocalDate day, String source) {}

    /// What is held of a list or family of rules.
    ///
    /// @param held complete, partial or none
    /// @param from the first day for which it is exact; empty where none is stated
    public record ListRow(
            String regime,
            String regimeName,
            String issuer,
            String list,
            String about,
            String held,
            String holds,
            String from,
            String readThrough,
            String source) {}

    /// A change that was said to come.
    public record Said(List<String> measures, LocalDate until, LocalDate known, String words, String source) {}

    public static CoverageView of(Coverage coverage) {
        List<ListRow> lists = new ArrayList<>();
        for (Regime r : coverage.regimes()) {
            for (Facet facet : Facet.values()) {
                if (r.facets().contains(facet)) {
                    List<CoverageEntry> entries = coverage.entries(r.id(), facet);
                    entries.forEach(e -> lists.add(row(r, e)));
                    if (entries.isEmpty()) {
                        lists.add(new ListRow(
                                r.id(), r.name(), r.issuer(), facet.words(), facet.words(), "none", "", "", "", ""));
                    }
                }
            }
        }
        return new CoverageView(
                coverage.horizons().stream()
                        .map(h -> new Issuer(h.issuer(), h.readThrough(), h.source()))
                        .toList(),
                lists,
                coverage.announced().stream()
                        .map(a -> new Said(a.measures(), a.until(), a.known(), a.words(), a.source()))
                        .toList());
    }

    private static ListRow row(Regime r, CoverageEntry e) {
        boolean none = e.completeness() == Completeness.NONE;
        return new ListRow(
                r.id(),
                r.name(),
                r.issuer(),
                e.list(),
                e.facet().words(),
                e.completeness().name().toLowerCase(Locale.ROOT),
                e.holds(),
                none ? "" : day(e.from()),
                none ? "" : day(e.readThrough()),
                e.source());
    }

    private static String day(LocalDate day) {
        return day.equals(LocalDate.MIN) || day.equals(StatusEvent.OPEN) ? "" : day.toString();
    }
}
