package dev.chokepoint.answer.company;

import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.changes.LedgerChanges;
import dev.chokepoint.exposure.company.Bill;
import dev.chokepoint.exposure.company.CompanyExposure;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What the law that became known since a day changes for a company.
///
/// The same company on the same day with the same stock is asked twice: by what was known on the eve of `since`, and by
/// what is known on the day of the question. Figures of the world are those of that day both times, so that the law
/// alone makes the difference.
///
/// @param since the first day
/// @param asOf the day of the question, and that of knowledge
/// @param from the month from which is answered
/// @param before the company's losses by what was known before
/// @param after the same by what is known now
/// @param lines its products, what changed most first
/// @param elsewhere acts that became known and touch none of its parts, where a line changed without one of its own:
///     they moved what is left for it
public record CompanyChanges(
        LocalDate since,
        AsOf asOf,
        YearMonth from,
        CompanyExposure.Loss before,
        CompanyExposure.Loss after,
        List<Line> lines,
        List<LedgerChanges.KnownEvent> elsewhere) {
    /// Losses that differ by less than this share of the plan are the same.
    private static final double NEGLIGIBLE = 1e-6;

    /// Losses below a cent come from rounding.
    private static final double CENT_USD = 0.01;

    public CompanyChanges {
        lines = List.copyOf(lines);
        elsewhere = List.copyOf(elsewhere);
    }

    /// What becomes of a product, before and now.
    ///
    /// @param changed whether it is short, stops or loses otherwise
    /// @param acts what became known of measures that hold one of its parts, before or now
    public record Line(
            String sku,
            String description,
            Fate before,
            Fate after,
            boolean changed,
            List<LedgerChanges.KnownEvent> acts) {
        public Line {
            acts = List.copyOf(acts);
        }

        /// What it loses more than before in the worst case, USD.
        public double moreLostUsd() {
            return after.lostWorstUsd() - before.lostWorstUsd();
        }
    }

    /// What becomes of a product.
    ///
    /// @param shortFrom first day in the worst case on which the month's goods are used up
    /// @param stops first month in the worst case with less than 5 % of the plan
    /// @param stopsBest the same in the best case
    /// @param waitsFor the parts it waits for, from the product down
    /// @param measures the measures on that part's way
    public record Fate(
            Optional<LocalDate> shortFrom,
            Optional<YearMonth> stops,
            Optional<YearMonth> stopsBest,
            double lostWorstUsd,
            List<String> waitsFor,
            List<String> measures) {
        public Fate {
            waitsFor = List.copyOf(waitsFor);
            measures = List.copyOf(measures);
        }

        static Fate of(CompanyExposure.ProductExposure p) {
            return new Fate(p.shortFrom(), p.stops(), p.stopsBest(), usd(p.lostWorstUsd()), p.waitsFor(), p.measures());
        }

        private boolean isLike(Fate other, double negligible) {
            return shortFrom.equals(other.shortFrom)
                    && stops.equals(other.stops)
                    && stopsBest.equals(other.stopsBest)
                    && Math.abs(lostWorstUsd - other.lostWorstUsd) <= negligible;
        }
    }

    private static double usd(double lost) {
        return Math.abs(lost) < CENT_USD ? 0 : lost;
    }

    private static CompanyExposure.Loss loss(CompanyExposure e) {
        return new CompanyExposure.Loss(usd(e.lostUsd()), usd(e.lostWorstUsd()));
    }

    /// The question by what was known on the eve of a day, with the figures of this one.
    ///
    /// @throws IllegalArgumentException if the day does not lie before that of knowledge
    public static Question before(Question now, LocalDate since) {
        AsOf asOf = now.asOf();
        if (since.isAfter(asOf.known())) {
            throw new IllegalArgumentException(
                    "The day (" + since + ") must not be after the day of knowledge, " + asOf.known() + ".");
        }
        return new Question(
                now.world(),
                new AsOf(asOf.on(), since.minusDays(1)),
                now.figuresKnown(),
                now.information(),
                now.scenario(),
                now.leakage());
    }

    /// What changed for a company.
    ///
    /// @param before a situation of [#before]
    /// @param now the situation of the question
    public static CompanyChanges of(Situation before, Situation now, Bill bill, LocalDate since) {
        AsOf asOf = now.question().asOf();
        CompanyExposure was = CompanyAnswer.exposure(before, bill);
        CompanyExposure is = CompanyAnswer.exposure(now, bill);
        List<LedgerChanges.KnownEvent> news = LedgerChanges.of(
                        now.question().world().ledger(), since, asOf.known())
                .known();
        double negligible = NEGLIGIBLE * Math.max(1, is.plannedUsd());
        Map<String, CompanyExposure.ProductExposure> earlier = new HashMap<>();
        was.products().forEach(p -> earlier.put(p.sku(), p));
        Set<String> own = measures(was, is);
        List<Line> lines = new ArrayList<>();
        for (CompanyExposure.ProductExposure p : is.products()) {
            CompanyExposure.ProductExposure q = earlier.get(p.sku());
            if (q != null) {
                lines.add(line(q, p, negligible, news, own));
            }
        }
        lines.sort(Comparator.comparing(Line::changed)
                .reversed()
                .thenComparing(Comparator.comparingDouble((Line l) -> Math.abs(l.moreLostUsd()))
                        .reversed())
                .thenComparing(Line::sku));
        boolean unexplained =
                lines.stream().anyMatch(l -> l.changed() && l.acts().isEmpty());
        return new CompanyChanges(
                since,
                asOf,
                now.question()
                        .world()
                        .world()
                        .first()
                        .plusMonths(CompanyAnswer.start(now.question().world().world(), asOf)),
                loss(was),
                loss(is),
                lines,
                unexplained
                        ? news.stream()
                                .filter(e -> !own.contains(e.measure().id()))
                                .toList()
                        : List.of());
    }

    /// A product by both, with the acts on the part that it waits for; where there is none, on any part of the company.
    private static Line line(
            CompanyExposure.ProductExposure was,
            CompanyExposure.ProductExposure is,
            double negligible,
            List<LedgerChanges.KnownEvent> news,
            Set<String> own) {
        Fate before = Fate.of(was);
        Fate after = Fate.of(is);
        boolean changed = !before.isLike(after, negligible);
        Set<String> nearest = new TreeSet<>(was.measures());
        nearest.addAll(is.measures());
        List<LedgerChanges.KnownEvent> acts = on(news, nearest);
        if (acts.isEmpty() && changed) {
            acts = on(news, own);
        }
        return new Line(is.sku(), is.description(), before, after, changed, acts);
    }

    private static List<LedgerChanges.KnownEvent> on(List<LedgerChanges.KnownEvent> news, Set<String> measures) {
        return news.stream().filter(e -> measures.contains(e.measure().id())).toList();
    }

    /// The measures that hold any part, before or now.
    private static Set<String> measures(CompanyExposure was, CompanyExposure is) {
        Set<String> all = new TreeSet<>();
        for (CompanyExposure e : List.of(was, is)) {
            e.parts().forEach(p -> all.addAll(p.measures()));
            e.products().forEach(p -> all.addAll(p.measures()));
        }
        return all;
    }
}
