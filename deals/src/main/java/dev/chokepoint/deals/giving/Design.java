package dev.chokepoint.deals.giving;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The columns of a forecast: which terms, by which codings of what was named.
///
/// The first column is the constant. Classes left without a column: not named, 181 to 365 days old, of another kind.
///
/// @param codings codings of what was named; each has columns of its own
/// @param terms the terms, in the order in which they entered
/// @param sides givers that have columns of their own where sides are told apart
public record Design(List<Coding> codings, List<Term> terms, List<String> sides) {
    /// The terms of the small logit of the naive forecasts.
    public static final List<Term> NAIVE = List.of(Term.NAMED, Term.AGE, Term.KIND);

    /// A side is told apart if it has this many rows.
    private static final int ROWS_OF_A_SIDE = 20;

    private static final double USD_OF_ONE = 1e8;
    private static final double DAYS_OF_ONE = 30;
    /// Middle and half width of the logarithm of the age, so that its columns are about as large as others.
    private static final double LOG_AGE_MIDDLE = 1.5;

    private static final double HALF = 0.5;

    public Design {
        codings = List.copyOf(codings);
        terms = List.copyOf(terms);
        sides = List.copyOf(sides);
        if (codings.isEmpty()) {
            throw new IllegalArgumentException("A forecast needs a coding of what was named.");
        }
    }

    /// The design with the sides that are frequent in some rows.
    public static Design of(List<Coding> codings, List<Term> terms, List<EveView> rows) {
        Map<String, Long> givers = rows.stream()
                .collect(Collectors.groupingBy(
                        v -> v.concession().subject().giver(), TreeMap::new, Collectors.counting()));
        return new Design(
                codings,
                terms,
                givers.entrySet().stream()
                        .filter(g -> g.getValue() >= ROWS_OF_A_SIDE)
                        .map(Map.Entry::getKey)
                        .toList());
    }

    /// The names of the columns.
    public List<String> names() {
        List<String> names = new ArrayList<>(List.of("constant"));
        for (Term term : terms) {
            columns(term).forEach(c -> names.add(c.name()));
        }
        return names;
    }

    /// The columns of a concession.
    public double[] row(EveView view) {
        List<Double> row = new ArrayList<>(List.of(1.0));
        for (Term term : terms) {
            columns(term).forEach(c -> row.add(c.value().of(view)));
        }
        return row.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// The columns of some concessions.
    public double[][] rows(List<EveView> views) {
        return views.stream().map(this::row).toArray(double[][]::new);
    }

    private record Column(String name, Value value) {}

    private interface Value {
        double of(EveView view);
    }

    private interface Condition {
        boolean holds(EveView view);
    }

    private static Column indicator(String name, Condition condition) {
        return new Column(name, view -> condition.holds(view) ? 1 : 0);
    }

    private List<Column> columns(Term term) {
        return switch (term) {
            case NAMED -> named();
            case AGE -> ages();
            case KIND -> kinds();
            case SMOOTH_AGE ->
                List.of(
                        new Column("log age", Design::logAge),
                        new Column("log age squared", v -> logAge(v) * logAge(v)));
            case NAMED_AND_AGE -> namedAndAge();
            case OFFERED_AND_DEMANDED ->
                codings.stream()
                        .map(c -> indicator(
                                "offered and demanded" + by(c),
                                v -> v.concession().naming().findOrOther(c).orElse(Named.NONE) == Named.BOTH))
                        .toList();
            case KIND_AND_SIDE -> kindAndSide();
            case SHARE_NAMED ->
                codings.stream()
                        .map(c -> new Column("share named" + by(c), v -> 2 * (shareNamed(v, c) - HALF)))
                        .toList();
            case COUNTER_OFFER ->
                codings.stream()
                        .map(c -> indicator(
                                "something offered in return" + by(c),
                                v -> v.hasCounterpart(o -> EveView.stance(o, c) == Named.Stance.OFFERED)))
                        .toList();
            case LINKED ->
                List.of(indicator(
                        "the other side could give the like",
                        v -> v.hasCounterpart(o -> o.subject().ofClass()
                                == v.concession().subject().ofClass())));
            case THREAT ->
                List.of(indicator(
                        "the other side threatens",
                        v -> v.hasCounterpart(o -> o.subject().ofClass() == ConcessionClass.THREAT)));
            case REVERSALS -> List.of(new Column("log of promises taken back", v -> Math.log1p(v.reversals())));
            case VALUE ->
                List.of(
                        new Column("value to the receiver", Design::received),
                        new Column("cost to the giver", Design::cost),
                        indicator("not valued", v -> v.worth() instanceof Worth.NotValued));
        };
    }

    private String by(Coding coding) {
        return codings.size() == 1 ? "" : " (" + coding.column() + ")";
    }

    private List<Column> named() {
        List<Column> all = new ArrayList<>();
        for (Coding coding : codings) {
            for (Named.Stance stance : EnumSet.complementOf(EnumSet.of(Named.Stance.NOT_NAMED))) {
                all.add(indicator(stance.words() + by(coding), v -> v.stance(coding) == stance));
            }
        }
        return all;
    }

    private static List<Column> ages() {
        return EnumSet.complementOf(EnumSet.of(AgeClass.TO_365)).stream()
                .map(age -> indicator(age.words(), v -> v.concession().age() == age))
                .toList();
    }

    private static List<Column> kinds() {
        return EnumSet.complementOf(EnumSet.of(ConcessionClass.OTHER)).stream()
                .map(c -> indicator(c.words(), v -> v.concession().subject().ofClass() == c))
                .toList();
    }

    private List<Column> namedAndAge() {
        List<Column> all = new ArrayList<>();
        for (Coding coding : codings) {
            for (Named.Stance stance : EnumSet.complementOf(EnumSet.of(Named.Stance.REFUSED))) {
                all.add(indicator(
                        stance.words() + by(coding) + ", " + AgeClass.TO_60.words(),
                        v -> v.stance(coding) == stance && v.concession().age() == AgeClass.TO_60));
            }
        }
        return all;
    }

    private List<Column> kindAndSide() {
        Set<ConcessionClass> told =
                EnumSet.of(ConcessionClass.CONTROL, ConcessionClass.LISTING, ConcessionClass.TARIFF);
        List<Column> all = new ArrayList<>();
        for (String side : sides) {
            for (ConcessionClass c : told) {
                all.add(indicator(
                        c.words() + " of " + side,
                        v -> v.concession().subject().giver().equals(side)
                                && v.concession().subject().ofClass() == c));
            }
        }
        return all;
    }

    private static double logAge(EveView view) {
        return switch (view.concession().imposed()) {
            case Imposed.Undated undated -> 0;
            case Imposed.Since since -> {
                long days = ChronoUnit.DAYS.between(
                        since.day(), view.concession().talk().eve());
                yield Math.log1p(Math.max(0, days) / DAYS_OF_ONE) - LOG_AGE_MIDDLE;
            }
        };
    }

    private static double shareNamed(EveView view, Coding coding) {
        long named = view.table().stream()
                .map(o -> EveView.stance(o, coding))
                .filter(s -> s == Named.Stance.OFFERED || s == Named.Stance.DEMANDED)
                .count();
        return view.table().isEmpty() ? HALF : (double) named / view.table().size();
    }

    private static double received(EveView view) {
        return switch (view.worth()) {
            case Worth.NotValued not -> 0;
            case Worth.Valued valued -> asinh(valued.receiverUsd() / USD_OF_ONE);
        };
    }

    private static double cost(EveView view) {
        return switch (view.worth()) {
            case Worth.NotValued not -> 0;
            case Worth.Valued valued -> asinh(valued.giverUsd() / USD_OF_ONE);
        };
    }

    private static double asinh(double x) {
        return Math.signum(x) * Math.log(Math.abs(x) + Math.hypot(1, x));
    }
}
