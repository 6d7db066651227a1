package dev.chokepoint.answer.lanes;

import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.fast.DeterminationEngine;
import dev.chokepoint.controls.law.Audience;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.Policy;
import dev.chokepoint.controls.law.Status;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.controls.law.Timeline;
import dev.chokepoint.controls.law.Value;
import dev.chokepoint.controls.shipment.Party;
import dev.chokepoint.controls.shipment.Shipment;
import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What measures of a ledger bind the lanes of a world: the determination of a lane, and what it does to it.
///
/// An answer holds until the day on which the engine says it changes, so that a lane needs few questions.
public final class LedgerBindings implements LaneControls.Determiner {
    private final DeterminationEngine engine;
    private final LocalDate known;
    private final Map<Asking, TreeMap<LocalDate, Asked>> asked = new HashMap<>();
    private final Map<String, String> issuers = new HashMap<>();
    private final Map<String, LocalDate> since = new HashMap<>();
    /// The days on which measures wake from a suspension, from which their licences have to be waited for anew.
    private final Map<String, NavigableSet<LocalDate>> woken = new HashMap<>();
    private final Map<String, LocalDate> publicly = new HashMap<>();

    /// What is asked about; an item of one name may be shipped with other attributes, such as its content.
    private record Asking(Item item, String from, String to, EndUse endUse) {}

    private record Asked(Determination determination, LocalDate until, List<LaneControls.Binding> bindings) {}

    public LedgerBindings(Ledger ledger, LocalDate known) {
        this.engine = DeterminationEngine.of(ledger);
        this.known = known;
        for (Measure m : ledger.measures()) {
            issuers.put(m.id(), m.issuer());
            woken.put(m.id(), wakings(ledger.timeline(m.id(), "", known, Audience.PUBLIC)));
        }
        for (StatusEvent e : ledger.events()) {
            publicly.merge(e.measure(), e.knownToPublic(), (a, b) -> a.isBefore(b) ? a : b);
            if (e.type() == StatusEvent.Type.EFFECTIVE) {
                since.merge(e.measure(), e.from(), (a, b) -> a.isBefore(b) ? a : b);
            }
        }
    }

    @Override
    public List<LaneControls.Binding> bindings(Item item, Place from, Place to, EndUse endUse, LocalDate on) {
        return ask(item, from, to, endUse, on).bindings();
    }

    @Override
    public LaneControls.Stretch stretch(Item item, Place from, Place to, EndUse endUse, LocalDate on) {
        Asked answer = ask(item, from, to, endUse, on);
        return new LaneControls.Stretch(answer.bindings(), answer.until());
    }

    /// The determination of a lane on a day.
    public Determination determination(Item item, Place from, Place to, EndUse endUse, LocalDate on) {
        return engine.determine(shipment(item, from, to, endUse, on));
    }

    private Asked ask(Item item, Place from, Place to, EndUse endUse, LocalDate on) {
        Asking key = new Asking(item, from.id(), to.id(), endUse);
        TreeMap<LocalDate, Asked> answers = asked.computeIfAbsent(key, k -> new TreeMap<>());
        var before = answers.floorEntry(on);
        if (before != null && on.isBefore(before.getValue().until())) {
            return before.getValue();
        }
        // What binds a lane is what the rules say; what is not held is told beside the answer.
        Determination d = engine.byRules(shipment(item, from, to, endUse, on));
        LocalDate until = switch (d.nextChange()) {
            case Determination.NextChange.None none -> LocalDate.MAX;
            case Determination.NextChange.On next -> next.day();
        };
        Asked answer = new Asked(d, until, bindings(d));
        answers.put(on, answer);
        return answer;
    }

    private List<LaneControls.Binding> bindings(Determination d) {
        List<LaneControls.Binding> all = new ArrayList<>();
        for (Determination.Finding f : d.controlling()) {
            if (f.outcome().free() || f.policy() == Policy.APPROVAL) {
                continue;
            }
            boolean closed = f.outcome().blocked() || f.policy() == Policy.DENIAL;
            all.add(new LaneControls.Binding(
                    f.measure(),
                    issuers.getOrDefault(f.measure(), ""),
                    closed ? LaneControls.Effect.CLOSED : LaneControls.Effect.LICENSED,
                    boundSince(f.measure(), d.shipment().on()),
                    publicly.getOrDefault(f.measure(), d.shipment().on())));
        }
        return all;
    }

    private static NavigableSet<LocalDate> wakings(Timeline timeline) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        for (LocalDate day : timeline.turns()) {
            if (timeline.on(day).efficacious() && timeline.on(day.minusDays(1)) instanceof Status.Suspended) {
                days.add(day);
            }
        }
        return days;
    }

    /// The day from which a measure that binds on a day has bound without a break.
    private LocalDate boundSince(String measure, LocalDate on) {
        LocalDate waking = woken.getOrDefault(measure, new TreeSet<>()).floor(on);
        return waking == null ? since.getOrDefault(measure, on) : waking;
    }

    private Shipment shipment(Item item, Place from, Place to, EndUse endUse, LocalDate on) {
        Map<String, Value> attributes = new HashMap<>();
        String exporter = "";
        String endUser = "";
        String origin = "";
        for (Map.Entry<String, String> e : item.attributes().entrySet()) {
            switch (e.getKey()) {
                case "exporter" -> exporter = e.getValue();
                case "end_user" -> endUser = e.getValue();
                case "origin" -> origin = e.getValue();
                default -> attributes.put(e.getKey(), value(e.getValue()));
            }
        }
        Shipment s = Shipment.of(item.name(), from.iso(), to.iso(), on)
                .withAttributes(attributes)
                .withEndUse(endUse == EndUse.MILITARY ? "military" : "civil")
                .at(on, known);
        if (!origin.isEmpty()) {
            s = s.withOrigin(origin);
        }
        if (!exporter.isEmpty()) {
            s = s.withExporter(from.iso(), exporter);
        }
        return endUser.isEmpty() ? s : s.withEndUser(Party.named(endUser));
    }

    private static Value value(String text) {
        try {
            return Value.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return Value.of(text);
        }
    }
}
