package dev.chokepoint.app.view;

import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.company.CompanyChanges;
import dev.chokepoint.app.view.ledger.LedgerChangesView;
import dev.chokepoint.app.view.scope.Manifest;
import dev.chokepoint.app.view.scope.RunManifest;
import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.controls.changes.LedgerChanges;
import dev.chokepoint.data.company.BillReader;
import dev.chokepoint.exposure.company.CompanyExposure;
import java.util.List;

/// What changed for a company since a day, as `since --format json` and the API show it.
///
/// @param since the first day
/// @param from the month from which is answered
/// @param differing how many lines have another answer
/// @param before the company's losses by what was known before that day, USD
/// @param after the same by what is known now
/// @param lines its products, what changed most first
/// @param elsewhere acts on other goods, where a line changed without one on its own parts
/// @param open parts that are not mapped: no answer for them
/// @param warnings what was read with doubt
public record CompanyChangesView(
        Manifest manifest,
        String since,
        String from,
        long differing,
        CompanyExposure.Loss before,
        CompanyExposure.Loss after,
        List<Line> lines,
        List<LedgerChangesView.KnownEvent> elsewhere,
        List<String> open,
        List<String> warnings) {
    public CompanyChangesView {
        lines = List.copyOf(lines);
        elsewhere = List.copyOf(elsewhere);
        open = List.copyOf(open);
        warnings = List.copyOf(warnings);
    }

    /// A product by both.
    ///
    /// @param moreLostUsd what it loses more than before in the worst case
    /// @param acts what became known of measures that hold one of its parts
    public record Line(
            String sku,
            String description,
            boolean changed,
            CompanyChanges.Fate before,
            CompanyChanges.Fate after,
            double moreLostUsd,
            List<LedgerChangesView.KnownEvent> acts) {
        public Line {
            acts = List.copyOf(acts);
        }
    }

    /// The view of an answer.
    ///
    /// @param now the situation of the question
    /// @param bill the bill of materials as it was read
    public static CompanyChangesView of(Situation now, CompanyChanges changes, Loaded<BillReader.Reading> bill) {
        String world = now.question().world().world().id();
        return new CompanyChangesView(
                RunManifest.of(now),
                changes.since().toString(),
                changes.from().toString(),
                changes.lines().stream().filter(CompanyChanges.Line::changed).count(),
                changes.before(),
                changes.after(),
                changes.lines().stream().map(l -> line(world, l)).toList(),
                acts(world, changes.elsewhere()),
                bill.value().suggestions().keySet().stream().sorted().toList(),
                bill.problems().stream()
                        .filter(p -> !p.isError())
                        .map(Problem::text)
                        .toList());
    }

    private static Line line(String world, CompanyChanges.Line l) {
        return new Line(
                l.sku(), l.description(), l.changed(), l.before(), l.after(), l.moreLostUsd(), acts(world, l.acts()));
    }

    private static List<LedgerChangesView.KnownEvent> acts(String world, List<LedgerChanges.KnownEvent> acts) {
        return acts.stream().map(a -> LedgerChangesView.KnownEvent.of(world, a)).toList();
    }
}
