package dev.chokepoint.controls.check;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.determination.Gap;
import dev.chokepoint.controls.determination.Outcome;
import dev.chokepoint.controls.fast.DeterminationEngine;
import dev.chokepoint.controls.law.Code;
import dev.chokepoint.controls.law.Effect;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.Rule;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.controls.law.Value;
import dev.chokepoint.controls.shipment.Shipment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Asks the worked cases of a ledger, and looks how well they watch its measures.
///
/// Representatives are asked on either side of every day on which their measure turns. Where a measure has none, cases
/// about it must stand on either side.
public final class CaseCheck {
    private static final int MOST_TOLD = 200;

    /// A place that neither side of the exchange controls from.
    private static final String THIRD = "BR";

    private final DeterminationEngine engine;
    private final Ledger ledger;
    private final LocalDate latest;
    private final List<String> findings = new ArrayList<>();
    private final List<Limited> limited = new ArrayList<>();
    private final Map<String, Integer> cases = new TreeMap<>();
    private final Map<String, WorkedCase.Representative> representatives = new HashMap<>();
    private final Map<String, Set<LocalDate>> asked = new HashMap<>();
    private int asks;

    /// What came of the cases.
    ///
    /// @param findings answers that differ, and days that no case watches, as sentences
    /// @param cases how many cases name each measure; 0 where none does
    /// @param asked how many determinations were made
    /// @param limited the cases that the rules answer as expected, but of which the whole answer says less
    public record Report(List<String> findings, Map<String, Integer> cases, int asked, List<Limited> limited) {
        public Report {
            findings = List.copyOf(findings);
            limited = List.copyOf(limited);
            cases = Map.copyOf(cases);
        }

        /// How many measures some case names.
        public long watched() {
            return cases.values().stream().filter(n -> n > 0).count();
        }
    }

    /// A case of which the answer says less than its rules, because not all that has a say is held or confirmed.
    ///
    /// @param why each gap, possible answer or open word, in words
    public record Limited(String name, String expected, Outcome told, List<String> why) {
        public Limited {
            why = List.copyOf(why);
        }
    }

    private CaseCheck(Ledger ledger) {
        this.engine = DeterminationEngine.of(ledger);
        this.ledger = ledger;
        this.latest = latest(ledger);
    }

    /// The day on which the last event of a ledger became known; representatives are asked as of that day.
    public static LocalDate latest(Ledger ledger) {
        return ledger.events().stream()
                .map(StatusEvent::knownToPublic)
                .max(LocalDate::compareTo)
                .orElse(LocalDate.EPOCH);
    }

    /// Asks all cases, in their order.
    public static Report of(Ledger ledger, List<WorkedCase> cases) {
        CaseCheck check = new CaseCheck(ledger);
        Set<String> lists = ledger.reference().lists().measures();
        ledger.measures().stream()
                .filter(m -> binds(m) && !lists.contains(m.id()))
                .forEach(m -> check.cases.put(m.id(), 0));
        for (WorkedCase each : cases) {
            switch (each) {
                case WorkedCase.Asked one -> check.ask(one);
                case WorkedCase.Representative one -> check.represent(one);
                case WorkedCase.Listed one -> check.listed(one);
                case WorkedCase.Unread(String words) -> check.add(words);
            }
        }
        check.watch();
        return new Report(check.findings, check.cases, check.asks, check.limited);
    }

    /// Whether a measure asks for something by itself.
    private static boolean binds(Measure m) {
        return m.rules().stream().anyMatch(CaseCheck::requires);
    }

    private static boolean requires(Rule rule) {
        return switch (rule.effect()) {
            case Effect.RequiresLicence _,
                    Effect.Prohibits _,
                    Effect.RedFlag _,
                    Effect.Notification _,
                    Effect.SuspendsLicences _ -> true;
            case Effect.Subjects _,
                    Effect.Authorises _,
                    Effect.SetsPolicy _,
                    Effect.ReadsOut _,
                    Effect.DoesNotEnforce _,
                    Effect.Withholds _,
                    Effect.Explains _ -> false;
        };
    }

    // ---- rows

    private void ask(WorkedCase.Asked one) {
        WorkedCase.Expected expected = one.expected();
        Set<String> about = new TreeSet<>(expected.measures());
        about.addAll(expected.interpretations());
        about.addAll(one.about());
        for (String id : about) {
            if (ledger.findMeasure(id).isEmpty()) {
                add(one.name() + ": The measure (" + id + ") must be in the ledger.");
            }
            cases.merge(id, 1, Integer::sum);
            asked.computeIfAbsent(id, _ -> new HashSet<>()).addAll(one.days());
        }
        switch (one.described()) {
            case WorkedCase.Described.Rejected(String why) -> add(one.name() + ": " + why);
            case WorkedCase.Described.Understood(Shipment shipment) ->
                compare(one.name(), engine.determine(shipment), expected);
        }
    }

    private void compare(String name, Determination d, WorkedCase.Expected expected) {
        asks++;
        Set<String> wrong = new TreeSet<>(expected.never());
        wrong.retainAll(d.measures());
        boolean answered = d.outcome().name().equals(expected.outcome());
        if (!answered && isLimited(d, expected.outcome())) {
            answered = true;
            limited.add(new Limited(name, expected.outcome(), d.outcome(), why(d)));
        }
        if (!answered
                || !d.measures().containsAll(expected.measures())
                || !d.interpretations().containsAll(expected.interpretations())
                || !wrong.isEmpty()) {
            add(name + ": The answer is " + d.outcome() + words(d.measures()) + words(d.interpretations())
                    + ", expected " + expected.outcome() + sorted(expected.measures())
                    + sorted(expected.interpretations())
                    + (wrong.isEmpty() ? "" : " and never" + words(wrong)) + ".");
        }
    }

    /// Whether the rules give the expected answer, and the whole answer only says that not all is held or confirmed.
    public static boolean isLimited(Determination d, String expected) {
        Outcome byRules = d.limits().byRules().outcome();
        String said = byRules == Outcome.NOTHING_FOUND ? Outcome.NO_LICENCE_REQUIRED.name() : byRules.name();
        return said.equals(expected)
                && (d.outcome() == Outcome.UNCONFIRMED
                        || (byRules == Outcome.INDETERMINATE && d.outcome() == Outcome.OUTSIDE_COVERAGE)
                        || (byRules.needsProof()
                                && (d.outcome() == Outcome.OUTSIDE_COVERAGE || d.outcome() == Outcome.INDETERMINATE)));
    }

    /// Why an answer says less than its rules: possible answers, or else lists by name and words that are open.
    private static List<String> why(Determination d) {
        List<String> why = new ArrayList<>();
        if (d.outcome() == Outcome.UNCONFIRMED) {
            d.limits()
                    .branches()
                    .forEach(b -> why.add(b.answer().outcome() + " if " + String.join(", and ", b.ifSo())));
            return why;
        }
        for (Gap g : d.limits().gaps()) {
            why.add((g.regime().isEmpty() ? "" : g.regime() + " ")
                    + g.list()
                    + ": "
                    + (g.reason() instanceof Gap.Reason.PartlyHeld
                            ? "held in part"
                            : g.reason().words()));
        }
        d.limits().notUnderstood().forEach(o -> why.add(o.text()));
        why.addAll(d.missing());
        return why;
    }

    private static String sorted(Set<String> ids) {
        return words(new TreeSet<>(ids));
    }

    private static String words(Collection<String> ids) {
        return ids.isEmpty() ? "" : " " + String.join(" ", ids);
    }

    private void listed(WorkedCase.Listed row) {
        boolean found = ledger.reference().parties().stream()
                .filter(p -> p.name().equals(row.party()) || p.aliases().contains(row.party()))
                .flatMap(p -> p.listings().stream())
                .anyMatch(l -> l.measure().equals(row.measure()) && l.tag().equals(row.tag()));
        if (!found) {
            add(row.where() + ": " + row.party() + " must be listed under " + row.measure()
                    + (row.tag().isEmpty() ? "" : " as " + row.tag()) + ".");
        }
    }

    private void represent(WorkedCase.Representative row) {
        String id = row.measure();
        if (ledger.findMeasure(id).isEmpty()) {
            add(row.where() + ": The measure (" + id + ") must be in the ledger.");
            return;
        }
        cases.merge(id, 1, Integer::sum);
        if (representatives.put(id, row) != null) {
            add(row.where() + ": The measure (" + id + ") must have one representative.");
        }
    }

    // ---- both sides of every day on which a measure turns

    private void watch() {
        for (Measure m : ledger.measures()) {
            if (!binds(m) || ledger.reference().lists().measures().contains(m.id())) {
                // A list is held against its counts, not against a case for each row.
                continue;
            }
            Set<LocalDate> turns = turns(m);
            Optional<WorkedCase.Representative> representative = Optional.ofNullable(representatives.get(m.id()));
            if (representative.isPresent()) {
                watch(m, representative.get(), turns);
            } else {
                turns.forEach(day -> watchedOn(m, day));
            }
        }
    }

    private void watch(Measure m, WorkedCase.Representative row, Set<LocalDate> turns) {
        switch (row.described()) {
            case WorkedCase.Described.Rejected(String why) -> add(m.id() + ", representative: " + why);
            case WorkedCase.Described.Understood(Shipment shipment) -> {
                turns.stream().filter(day -> efficacious(m, day)).findFirst().ifPresent(day -> {
                    spares(m, row, shipment.at(day, latest));
                    codes(m, shipment.at(day, latest));
                });
                for (LocalDate day : turns) {
                    represented(m, shipment.at(day.minusDays(1), latest));
                    represented(m, shipment.at(day, latest));
                }
            }
        }
    }

    private void watchedOn(Measure m, LocalDate day) {
        Set<LocalDate> days = asked.getOrDefault(m.id(), Set.of());
        if (days.stream().noneMatch(d -> d.isBefore(day)) || days.stream().allMatch(d -> d.isBefore(day))) {
            add(m.id() + " turns on " + day + ", but no representative and no case "
                    + (days.stream().allMatch(d -> d.isBefore(day)) ? "on or after" : "before")
                    + " that day watches it.");
        }
    }

    /// The days on which the whole measure starts, sleeps, wakes or ends, as far as is known.
    private Set<LocalDate> turns(Measure m) {
        Set<LocalDate> days = new TreeSet<>();
        for (StatusEvent e : ledger.standingEventsOf(m.id())) {
            if (e.rule().isEmpty()) {
                days.add(e.from());
                if (e.to().isBefore(StatusEvent.OPEN)) {
                    days.add(e.to().plusDays(1));
                }
            }
        }
        days.removeIf(day -> efficacious(m, day) == efficacious(m, day.minusDays(1)));
        return days;
    }

    private boolean efficacious(Measure m, LocalDate day) {
        return ledger.at(new AsOf(day, latest)).efficacious(m.id());
    }

    private void represented(Measure m, Shipment shipment) {
        Determination d = determine(shipment);
        boolean controls = controls(m, d);
        if (controls != efficacious(m, shipment.on())) {
            add(m.id() + (controls ? " controls" : " does not control") + " its representative on " + shipment.on()
                    + ", but it " + (controls ? "does not bind" : "binds") + " on that day: " + d.outcome()
                    + words(d.measures()) + ".");
        }
    }

    private Determination determine(Shipment shipment) {
        asks++;
        return engine.determine(shipment);
    }

    private static boolean controls(Measure m, Determination d) {
        String id = m.id();
        boolean sleeps = d.dormant().stream().anyMatch(x -> x.measure().equals(id))
                || d.notYet().stream().anyMatch(x -> x.measure().equals(id));
        boolean named = d.measures().contains(id)
                || (m.isBaseRule()
                        && d.controlling().stream().anyMatch(f -> f.measure().equals(id)));
        return named && !sleeps && d.limits().byRules().outcome() != Outcome.LICENCE_VALID;
    }

    /// What a measure leaves alone: its representative on the way elsewhere, and one made and sent by others.
    private void spares(Measure m, WorkedCase.Representative row, Shipment shipment) {
        if (!row.elsewhere().isEmpty()) {
            spares(m, shipment.withDestination(row.elsewhere()), "on the way to " + row.elsewhere());
        }
        if (!row.reachesForeign()) {
            Shipment foreign = shipment.withOrigin(THIRD)
                    .withExporter(THIRD, shipment.exporterName())
                    .with("foreign_made", true)
                    .with("us_controlled_content_pct", 0);
            spares(m, foreign, "made and sent by others");
        }
    }

    private void spares(Measure m, Shipment shipment, String how) {
        Determination d = determine(shipment);
        if (controls(m, d)) {
            add(m.id() + " controls its representative " + how + ", which it should leave alone: " + d.outcome()
                    + words(d.measures()) + ".");
        }
    }

    /// Every list code that a measure cites must lead to it, or to the fact that it asks for.
    private void codes(Measure m, Shipment shipment) {
        Set<Code> cited = new LinkedHashSet<>();
        m.rules().forEach(r -> cited.addAll(r.scope().codes()));
        for (Code code : cited) {
            if ((code.scheme().equals("eccn") || code.scheme().equals("cncl"))
                    && code.code().matches("[0-9][A-E][0-9]{3}.*")) {
                Determination d = determine(shipment.withItem("Item of " + code.code())
                        .withAttributes(Map.of(code.scheme(), Value.of(code.code()))));
                if (!d.measures().contains(m.id())) {
                    add(m.id() + " cites " + code + ", but an item of that code does not meet it: " + d.outcome()
                            + words(d.measures()) + ".");
                }
            }
        }
    }

    private void add(String finding) {
        if (findings.size() < MOST_TOLD) {
            findings.add(finding);
        }
    }
}
