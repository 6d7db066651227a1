package dev.chokepoint.answer.expected;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.exposure.expected.ExpectedCase;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.MeasureSet;
import dev.chokepoint.exposure.uncertainty.Draws;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/// What each measure will probably cost every party: in each draw what a party has without the measure minus what it
/// has
/// with it, all else alike. Source: docs/model/expected.md#leverage
///
/// @param asked draws asked for; 0 for the run at medians alone
/// @param done draws with certified runs of all
/// @param rows all measures of an issuer together, then each measure, most costly first
public record ExpectedLeverage(int asked, int done, List<Row> rows) {
    public ExpectedLeverage {
        rows = List.copyOf(rows);
    }

    /// What some measures cost.
    ///
    /// @param onParty by party, USD; negative is a gain
    /// @param total all parties together, USD
    public record Row(
            MeasureSet measures, String issuer, Map<String, ExpectedLosses.Band> onParty, ExpectedLosses.Band total) {
        public Row {
            onParty = Collections.unmodifiableMap(new LinkedHashMap<>(onParty));
        }
    }

    private record Asked(MeasureSet measures, String issuer) {}

    /// The measures that hold a lane of a question, valued in the expected case.
    ///
    /// @param count how many draws; 0 for the run at medians alone
    /// @param done told the number of draws done, from any thread
    /// @return empty where the world states no behaviour
    public static Optional<ExpectedLeverage> of(
            Situation situation, Means means, int count, long seed, IntConsumer done) {
        return situation.question().world().behaviour().map(b -> {
            List<Asked> asked = asked(situation.controls());
            List<ExpectedCase.Change> changes = asked.stream()
                    .map(a -> ExpectedCase.Change.without(a.measures()))
                    .toList();
            ExpectedCase expected = ExpectedLosses.expectedCase(situation, means, b);
            List<ExpectedCase.Compared> draws = count == 0
                    ? List.of(expected.compareAtMedians(changes))
                    : expected.compare(changes, Draws.of(seed, count), means.threads(), done, means.stop());
            return of(asked, draws, count);
        });
    }

    private static List<Asked> asked(Controls controls) {
        Set<Asked> issuers = new LinkedHashSet<>();
        Set<Asked> single = new LinkedHashSet<>();
        for (Controls.Restriction r : controls.restrictions()) {
            issuers.add(new Asked(new MeasureSet.AllOf(r.issuer()), r.issuer()));
            single.add(new Asked(new MeasureSet.One(r.measure()), r.issuer()));
        }
        List<Asked> all = new ArrayList<>(issuers);
        all.addAll(single);
        return all;
    }

    private static ExpectedLeverage of(List<Asked> asked, List<ExpectedCase.Compared> draws, int count) {
        List<Row> issuers = new ArrayList<>();
        List<Row> single = new ArrayList<>();
        for (int k = 0; k < asked.size() && !draws.isEmpty(); k++) {
            int at = k;
            Map<String, ExpectedLosses.Band> onParty = new LinkedHashMap<>();
            for (String party : draws.getFirst().held().keySet()) {
                onParty.put(
                        party,
                        ExpectedLosses.band(draws.stream()
                                .mapToDouble(d -> cost(d, at, party))
                                .toArray()));
            }
            ExpectedLosses.Band total = ExpectedLosses.band(draws.stream()
                    .mapToDouble(d -> d.held().keySet().stream()
                            .mapToDouble(p -> cost(d, at, p))
                            .sum())
                    .toArray());
            Asked a = asked.get(k);
            (a.measures() instanceof MeasureSet.AllOf ? issuers : single)
                    .add(new Row(a.measures(), a.issuer(), onParty, total));
        }
        single.sort(Comparator.comparingDouble(r -> -Math.abs(r.total().median())));
        issuers.addAll(single);
        return new ExpectedLeverage(count, count == 0 ? 0 : draws.size(), issuers);
    }

    private static double cost(ExpectedCase.Compared draw, int change, String party) {
        return draw.changed().get(change).getOrDefault(party, 0.0) - draw.held().getOrDefault(party, 0.0);
    }
}
