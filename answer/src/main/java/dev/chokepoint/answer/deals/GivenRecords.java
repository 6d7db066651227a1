package dev.chokepoint.answer.deals;

import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.MeasureKind;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.deals.giving.Coding;
import dev.chokepoint.deals.giving.ConcessionClass;
import dev.chokepoint.deals.giving.EveView;
import dev.chokepoint.deals.giving.Exchange;
import dev.chokepoint.deals.giving.GivingModel;
import dev.chokepoint.deals.giving.Imposed;
import dev.chokepoint.deals.giving.Inclusion;
import dev.chokepoint.deals.giving.LikeCases;
import dev.chokepoint.deals.giving.Named;
import dev.chokepoint.deals.giving.Naming;
import dev.chokepoint.deals.giving.Observed;
import dev.chokepoint.deals.giving.RecordScope;
import dev.chokepoint.deals.giving.Subject;
import dev.chokepoint.deals.giving.TabledConcession;
import dev.chokepoint.deals.giving.Talk;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The record of real exchanges beside the concessions of a deal space.
///
/// Learnt from talks of the record that had ended by the day of the question, never from the talk itself. A concession
/// joins the row of its talk by the measures that both are about; what was named of it is known from there alone.
public final class GivenRecords {
    /// With fewer talks nothing is forecast.
    private static final int LEAST_TALKS = 8;

    private static final List<Coding> CODINGS = Coding.all();
    /// The coding by which cases are said to be alike: one set of rules for all rows.
    private static final Coding ALIKE = Coding.NAMED_BLIND;

    private static final List<Named> STANCES = List.of(Named.OFFER, Named.DEMAND, Named.NONE, Named.REDLINE);

    private final DealSpace space;
    private final Ledger ledger;
    private final LocalDate known;
    private final List<Exchange> earlier;
    private final List<TabledConcession> table;
    private final List<Observed> rows;
    private final Optional<GivingModel.Fitted> learnt;

    private GivenRecords(DealSpace space, Ledger ledger, LocalDate known, List<Exchange> record) {
        this.space = space;
        this.ledger = ledger;
        this.known = known;
        List<TabledConcession> own = record.stream()
                .map(Exchange::tabled)
                .filter(t -> isOfSpace(t.talk(), space, known))
                .toList();
        Set<String> talks = new HashSet<>(own.stream().map(t -> t.talk().id()).toList());
        table = own.stream().filter(t -> t.inclusion().isKnownOnTheEve()).toList();
        earlier = record.stream()
                .filter(e -> !e.talk().ended().isAfter(known))
                .filter(e -> !talks.contains(e.talk().id()))
                .toList();
        rows = Observed.of(earlier, RecordScope.ALL, CODINGS, Map.of());
        boolean enough = earlier.stream().map(e -> e.talk().id()).distinct().count() >= LEAST_TALKS;
        learnt = enough && !rows.isEmpty() ? Optional.of(GivingModel.of(CODINGS).fit(rows)) : Optional.empty();
    }

    /// One for each concession of a space, in its order.
    ///
    /// @param known the day whose knowledge may be used
    /// @param record the record of exchanges
    public static List<GivenRecord> of(DealSpace space, Ledger ledger, LocalDate known, List<Exchange> record) {
        GivenRecords records = new GivenRecords(space, ledger, known, record);
        List<GivenRecord> all = new ArrayList<>();
        for (DealSpace.Side side : space.sides()) {
            side.concessions().forEach(c -> all.add(records.of(side.party(), c)));
        }
        return all;
    }

    /// How much of what was on the table of the talk the space values; empty where the talk is on no record. Each row
    /// is covered by any concession that is about one of its measures.
    ///
    /// @param valued the concessions of the space that the world values: those that touch a lane
    public static Optional<TableCoverage> coverage(
            DealSpace space, LocalDate known, List<Exchange> record, Set<String> valued) {
        List<TabledConcession> table = record.stream()
                .map(Exchange::tabled)
                .filter(t -> isOfSpace(t.talk(), space, known))
                .filter(t -> t.inclusion().isKnownOnTheEve())
                .toList();
        if (table.isEmpty()) {
            return Optional.empty();
        }
        Set<TabledConcession.Key> covered = new HashSet<>();
        for (DealSpace.Side side : space.sides()) {
            for (Concession c : side.concessions()) {
                table.stream()
                        .filter(t -> valued.contains(c.id()))
                        .filter(t -> t.subject().giver().equals(side.party()))
                        .filter(t -> alike(t, c) > 0)
                        .forEach(t -> covered.add(t.key()));
            }
        }
        return Optional.of(TableCoverage.of(table, covered));
    }

    /// Whether a talk is that of the space: of its two sides, on its day, and its eve had come by the day of the
    /// question.
    private static boolean isOfSpace(Talk talk, DealSpace space, LocalDate known) {
        return talk.parties().equals(Set.copyOf(space.parties()))
                && !talk.eve().isAfter(space.date())
                && !talk.ended().isBefore(space.date())
                && !talk.eve().isAfter(known);
    }

    private GivenRecord of(String giver, Concession concession) {
        Optional<TabledConcession> row = row(giver, concession);
        GivenRecord.Basis basis = row.<GivenRecord.Basis>map(r -> new GivenRecord.Basis.OnRecord(r.key()))
                .orElseGet(GivenRecord.Basis.NotOnRecord::new);
        if (learnt.isEmpty()) {
            return new GivenRecord(concession.id(), basis, List.of());
        }
        List<TabledConcession> asked = row.map(List::of)
                .orElseGet(() ->
                        STANCES.stream().map(n -> tabled(giver, concession, n)).toList());
        List<GivenRecord.Chance> chances =
                asked.stream().map(t -> chance(learnt.get(), t)).toList();
        return new GivenRecord(concession.id(), basis, chances);
    }

    /// The row that shares most measures with a concession, of those that both are about.
    private Optional<TabledConcession> row(String giver, Concession concession) {
        return table.stream()
                .filter(t -> t.subject().giver().equals(giver))
                .filter(t -> alike(t, concession) > 0)
                .max(Comparator.<TabledConcession>comparingDouble(t -> alike(t, concession))
                        .thenComparing(t -> t.subject().id().equals(concession.id()))
                        .thenComparing(t -> t.subject().id(), Comparator.reverseOrder()));
    }

    /// How alike a row and a concession are: by the measures that both are about, or by name where neither is about
    /// one.
    private static double alike(TabledConcession tabled, Concession concession) {
        if (concession.measures().isEmpty()) {
            return tabled.subject().measures().isEmpty()
                            && tabled.subject().id().equals(concession.id())
                    ? 1
                    : 0;
        }
        Set<String> both = new HashSet<>(tabled.subject().measures());
        both.retainAll(concession.measures());
        Set<String> either = new HashSet<>(tabled.subject().measures());
        either.addAll(concession.measures());
        return either.isEmpty() ? 0 : (double) both.size() / either.size();
    }

    private GivenRecord.Chance chance(GivingModel.Fitted model, TabledConcession tabled) {
        EveView view = EveView.of(List.of(tabled), earlier, Map.of()).getFirst();
        return new GivenRecord.Chance(
                view.stance(ALIKE),
                tabled.subject().ofClass(),
                tabled.age(),
                LikeCases.of(view, rows, ALIKE),
                model.predict(view));
    }

    /// A concession that is on no record, as if `named` had been said of it.
    private TabledConcession tabled(String giver, Concession concession, Named named) {
        Talk talk = new Talk(space.id(), space.title(), "", known, known, Set.copyOf(space.parties()));
        String receiver = space.parties().stream()
                .filter(p -> !p.equals(giver))
                .findFirst()
                .orElse("");
        Subject subject = new Subject(
                concession.id(),
                concession.name(),
                giver,
                receiver,
                kind(concession).kind(),
                concession.measures());
        return new TabledConcession(talk, subject, since(concession), Naming.of(named), Inclusion.SPACE);
    }

    /// A listing, a tariff or, what most measures of a ledger are, an export control; without measures what the
    /// concession says.
    private ConcessionClass kind(Concession concession) {
        if (concession.measures().isEmpty()) {
            return ConcessionClass.of(concession.subject().kind());
        }
        List<MeasureKind> kinds = concession.measures().stream()
                .flatMap(m -> ledger.findMeasure(m).stream())
                .map(Measure::kind)
                .toList();
        if (!kinds.isEmpty() && kinds.stream().allMatch(GivenRecords::isListing)) {
            return ConcessionClass.LISTING;
        }
        return !kinds.isEmpty() && kinds.stream().allMatch(k -> k == MeasureKind.TARIFF)
                ? ConcessionClass.TARIFF
                : ConcessionClass.CONTROL;
    }

    private static boolean isListing(MeasureKind kind) {
        return kind == MeasureKind.ENTITY_LISTING || kind == MeasureKind.OWNERSHIP_RULE;
    }

    /// Since when the newest of its measures is in force, by the events known on the day.
    private Imposed since(Concession concession) {
        return concession.measures().stream()
                .flatMap(m -> ledger.eventsOf(m).stream()
                        .filter(e -> e.type() == StatusEvent.Type.EFFECTIVE)
                        .map(e -> e.span().from())
                        .filter(day -> !day.isAfter(known))
                        .min(Comparator.naturalOrder())
                        .stream())
                .max(Comparator.naturalOrder())
                .<Imposed>map(Imposed.Since::new)
                .orElseGet(Imposed.Undated::new);
    }
}
