package dev.chokepoint.exposure.horizon;

import dev.chokepoint.base.Vintages;
import dev.chokepoint.exposure.equilibrium.ScenarioTree;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.exposure.restriction.LaneControls.Hold;
import dev.chokepoint.exposure.restriction.LaneControls.Terms;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.LicenceBehaviour;
import dev.chokepoint.exposure.world.ReopeningRecord;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// What a market expects of the measures in each month, by what was public then.
///
/// Measures that were announced are expected on their dates, suspended ones back when they are due; what
/// was not announced is not expected. How long licences are refused nobody knows: it is judged by the
/// issuer's record ([ReopeningRecord]) on a [ScenarioTree] of its own for each block. Source:
/// docs/model.md#information
public final class Beliefs {
    /// How beliefs are formed where no record says.
    ///
    /// @param depth months of uncertain reopening told apart; later ones are merged
    /// @param catchUp κ: most that passes in a month once licences flow, as a multiple of the baseline
    /// @param mostlyGranted φ = 1 for a class of use of which at least this share was granted once licences
    ///     flowed; the share itself is never taken as certain and permanent
    public record Rules(int depth, double catchUp, double mostlyGranted) {
        public Rules {
            if (depth < 0 || !(catchUp >= 1) || !(mostlyGranted > 0 && mostlyGranted <= 1)) {
                throw new IllegalArgumentException("The depth (" + depth + ") must be at least 0, the catch-up ("
                        + catchUp + ") at least 1 and what counts as granted (" + mostlyGranted
                        + ") above 0 and at most 1.");
            }
        }

        /// Peak month over the mean of three years of Chinese exports before the controls of 2023: natural
        /// graphite 1.30, artificial graphite 1.40 (customs data).
        public static Rules standard() {
            return new Rules(6, 1.4, 0.5);
        }
    }

    private final Network network;
    private final Draw draw;
    private final Knowledge knowledge;
    private final ReopeningRecord record;
    private final Rules rules;
    private final TreeSet<LocalDate> publications = new TreeSet<>();
    private final Map<LocalDate, Map<Integer, List<Hold>>> asKnown = new ConcurrentHashMap<>();

    private Beliefs(Network network, Draw draw, Knowledge knowledge, ReopeningRecord record, Rules rules) {
        this.network = network;
        this.draw = draw;
        this.knowledge = knowledge;
        this.record = record;
        this.rules = rules;
        for (LicenceBehaviour l : network.world.licences()) {
            for (Vintages v : List.of(l.closedShare(), l.closedMonths(), l.openShare())) {
                v.figures().forEach(f -> publications.add(f.provenance().knownFrom()));
            }
        }
    }

    public static Beliefs of(Network network, Draw draw, Knowledge knowledge, ReopeningRecord record, Rules rules) {
        return new Beliefs(network, draw, knowledge, record, rules);
    }

    /// Measures of one issuer that took effect in one month and are taken to reopen together.
    ///
    ///
    /// @param tally what the issuer's record said of such cases
    public record Cohort(String issuer, YearMonth since, Set<String> measures, ReopeningRecord.Tally tally) {
        public Cohort {
            measures = Set.copyOf(measures);
        }
    }

    /// What a block's market expects from a month on.
    ///
    /// @param known the day up to which news is in it
    /// @param cohorts the measures whose reopening the tree is about: one, or none
    /// @param hazard by month, before later months were merged
    /// @param total largest flow by lane and state as a share of the baseline
    /// @param expected the measures as known, after the first month
    record Outlook(
            LocalDate known,
            List<Cohort> cohorts,
            ScenarioTree tree,
            double[] hazard,
            double[][] total,
            double[][] military,
            double[][] capacity,
            List<Hold> expected) {}

    /// The outlook of a block at the start of a month, in which the course of events so far is known.
    ///
    /// The month itself is as it turns out: who ships sees what is let through. News of a month is acted on
    /// in the next one, unless it binds at once.
    Outlook at(Course course, int[] arcs, double[][] total, double[][] military, int month) {
        return outlook(course, arcs, total, military, month, month, knownIn(course, arcs, month));
    }

    /// What is believed on the network's knowledge date of all months of the plan.
    ///
    /// Up to `month` things are as they are known to have come about; from then on the tree branches.
    Outlook ahead(Course course, int[] arcs, double[][] total, double[][] military, int month) {
        return outlook(course, arcs, total, military, 0, month, network.known);
    }

    private Outlook outlook(
            Course course, int[] arcs, double[][] total, double[][] military, int first, int month, LocalDate known) {
        YearMonth now = network.world.first().plusMonths(month);
        Map<Integer, List<Hold>> byArc = holds(known);
        List<Hold> expected = new ArrayList<>();
        for (int arc : arcs) {
            byArc.getOrDefault(arc, List.of()).stream()
                    .filter(h -> h.month() > month)
                    .forEach(expected::add);
        }
        List<Cohort> cohorts = cohort(course, expected, known, month);
        double[] hazard = new double[network.months];
        for (Cohort c : cohorts) {
            Set<Integer> bound = new HashSet<>();
            expected.stream().filter(h -> c.measures().contains(h.measure())).forEach(h -> bound.add(h.month()));
            for (int t = month + 1; t < network.months; t++) {
                YearMonth then = now.plusMonths(t - month);
                if (bound.contains(t) && !then.isBefore(c.since())) {
                    hazard[t] = c.tally().hazard(Course.failed(c.since().atDay(1), then));
                }
            }
        }
        ScenarioTree tree = ScenarioTree.comb(first, network.months, ScenarioTree.merged(hazard, rules.depth()));
        double[][] totalByState = free(tree.states());
        double[][] militaryByState = free(tree.states());
        List<List<Integer>> statesOf = new ArrayList<>();
        for (int t = 0; t < network.months; t++) {
            statesOf.add(new ArrayList<>());
        }
        for (int v = 0; v < tree.states(); v++) {
            statesOf.get(tree.month(v)).add(v);
        }
        for (int arc : arcs) {
            for (int v = 0; v < tree.states() && tree.month(v) <= month; v++) {
                totalByState[arc][v] = total[arc][tree.month(v)];
                militaryByState[arc][v] = military[arc][tree.month(v)];
            }
        }
        Map<String, Boolean> open = new HashMap<>();
        Map<String, Integer> reopens = new HashMap<>();
        Set<String> uncertain = new HashSet<>();
        cohorts.forEach(c -> uncertain.addAll(c.measures()));
        for (Hold h : expected) {
            double[][] caps = h.endUse() == EndUse.CIVIL ? totalByState : militaryByState;
            boolean reopened = open.computeIfAbsent(h.measure(), m -> course.open(m, month));
            for (int v : statesOf.get(h.month())) {
                boolean flows = reopened
                        || (uncertain.contains(h.measure())
                                ? tree.open(v)
                                : h.month() >= reopens.computeIfAbsent(h.measure(), m -> median(h, known, month)));
                double share = flows ? believedOpen(h.terms()) : h.terms().closedShare();
                caps[h.arc()][v] = Math.min(caps[h.arc()][v], h.bound() * share + 1 - h.bound());
            }
        }
        return new Outlook(
                known,
                cohorts,
                tree,
                hazard,
                totalByState,
                militaryByState,
                network.capacitiesAnnounced(known),
                expected);
    }

    /// u + (1 − u)·κ·φ: what passes once licences flow; a class that is refused then too stays so.
    double believedOpen(Terms terms) {
        double u = terms.closedShare();
        return terms.openShare() >= rules.mostlyGranted()
                ? u < 1 ? u + (1 - u) * rules.catchUp() : u
                : Math.max(u, terms.openShare());
    }

    private boolean canReopen(Terms terms) {
        return believedOpen(terms) > terms.closedShare();
    }

    /// The day up to which news is known when a block's month is planned: its first, or later in the month
    /// where something that nobody had announced binds at once.
    private LocalDate knownIn(Course course, int[] arcs, int month) {
        LocalDate first = network.world.dayOf(month);
        LocalDate known = first;
        for (Hold h : course.holds()) {
            if (h.month() == month
                    && h.known().isAfter(known)
                    && h.known().isBefore(first.plusMonths(1))
                    && Arrays.binarySearch(arcs, h.arc()) >= 0) {
                known = h.known();
            }
        }
        return known.isAfter(network.known) ? network.known : known;
    }

    private Map<Integer, List<Hold>> holds(LocalDate day) {
        LocalDate news = knowledge.lastNews(day);
        LocalDate published = publications.floor(day);
        LocalDate last = published == null || published.isBefore(news) ? news : published;
        return asKnown.computeIfAbsent(last, d -> {
            Map<Integer, List<Hold>> byArc = new TreeMap<>();
            LaneControls.holds(network, knowledge.asKnown(d), draw, d)
                    .forEach(h -> byArc.computeIfAbsent(h.arc(), k -> new ArrayList<>())
                            .add(h));
            return byArc;
        });
    }

    /// The closed measures of one issuer and month that hold most; empty where no reopening is uncertain.
    private List<Cohort> cohort(Course course, List<Hold> expected, LocalDate known, int month) {
        record Key(String issuer, YearMonth since) implements Comparable<Key> {
            @Override
            public int compareTo(Key other) {
                int byIssuer = issuer.compareTo(other.issuer);
                return byIssuer != 0 ? byIssuer : since.compareTo(other.since);
            }
        }
        Map<Key, Double> held = new TreeMap<>();
        Map<Key, Set<String>> measures = new HashMap<>();
        Map<Key, ReopeningRecord.ItemClass> classes = new HashMap<>();
        for (Hold h : expected) {
            if (canReopen(h.terms()) && !course.open(h.measure(), month)) {
                Key key = new Key(h.issuer(), YearMonth.from(h.since()));
                Network.Arc arc = network.arcs.get(h.arc());
                double value = arc.flow()
                        * network.itemPrice[arc.item()]
                        * (Math.min(1, believedOpen(h.terms())) - h.terms().closedShare());
                held.merge(key, value, Double::sum);
                measures.computeIfAbsent(key, k -> new TreeSet<>()).add(h.measure());
                classes.putIfAbsent(
                        key,
                        ReopeningRecord.ItemClass.of(
                                network.items.get(arc.item()).stage()));
            }
        }
        return held.entrySet().stream()
                .max(Map.Entry.<Key, Double>comparingByValue()
                        .thenComparing(e -> e.getKey().since()))
                .map(e -> {
                    Key key = e.getKey();
                    Set<String> all = measures.getOrDefault(key, Set.of());
                    ReopeningRecord.ItemClass items = classes.getOrDefault(key, ReopeningRecord.ItemClass.MATERIALS);
                    return new Cohort(key.issuer(), key.since(), all, record.tally(key.issuer(), items, known, all));
                })
                .stream()
                .toList();
    }

    /// The month from which a measure outside the tree is taken to let pass: the median of its delay, and
    /// when that has gone by the median of what is left of it.
    private int median(Hold h, LocalDate known, int month) {
        if (!canReopen(h.terms())) {
            return Integer.MAX_VALUE;
        }
        ReopeningRecord.Tally tally = record.tally(
                h.issuer(),
                ReopeningRecord.ItemClass.of(
                        network.items.get(network.arcs.get(h.arc()).item()).stage()),
                known,
                Set.of(h.measure()));
        int since =
                (int) java.time.temporal.ChronoUnit.MONTHS.between(network.world.first(), YearMonth.from(h.since()));
        int failed = 0;
        while (since + failed + tally.median(failed) <= month) {
            failed += tally.median(failed);
        }
        return since + failed + tally.median(failed);
    }

    private double[][] free(int states) {
        double[][] all = new double[network.arcs.size()][states];
        for (double[] row : all) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
        return all;
    }
}
