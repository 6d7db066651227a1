package dev.chokepoint.bench;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.law.Condition;
import dev.chokepoint.controls.law.Effect;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.PartySet;
import dev.chokepoint.controls.law.PlaceSet;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.Rule;
import dev.chokepoint.controls.law.Status;
import dev.chokepoint.controls.law.StatusEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Made-up measures written in the rule language of Drools: for each measure one rule for the days on which it binds
/// and one for those on which it sleeps.
final class DroolsRules {
    private static final Map<String, String> FIELDS =
            Map.of("particle_um", "particle", "power_kw", "power", "io_gbps + dram_gbps", "traffic");

    private final Ledger ledger;
    private final List<String> ids = new ArrayList<>();
    private final List<Boolean> bans = new ArrayList<>();

    DroolsRules(Ledger ledger) {
        this.ledger = ledger;
    }

    /// The measure of a hit with the number `2 i` (binds) or `2 i + 1` (sleeps).
    String id(int hit) {
        return ids.get(hit / 2);
    }

    boolean isBan(int hit) {
        return bans.get(hit / 2);
    }

    /// The rules, in parts of a size that a compiler takes.
    List<String> drl(int rulesInPart) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int n = 0;
        for (Measure m : ledger.measures()) {
            int number = ids.size();
            ids.add(m.id());
            bans.add(m.rules().getFirst().effect() instanceof Effect.Prohibits);
            String scope = scope(m, m.rules().getFirst());
            for (boolean binds : new boolean[] {true, false}) {
                String days = days(m, binds);
                if (!days.isEmpty()) {
                    part.append("rule \"")
                            .append(m.id())
                            .append(binds ? " binds" : " sleeps")
                            .append("\"\nwhen\n  c : Cargo(");
                    part.append(scope).append(", ").append(days).append(")\nthen\n  c.hit(");
                    part.append(2 * number + (binds ? 0 : 1)).append(");\nend\n");
                    if (++n % rulesInPart == 0) {
                        parts.add(part.toString());
                        part.setLength(0);
                    }
                }
            }
        }
        if (!part.isEmpty()) {
            parts.add(part.toString());
        }
        return parts.stream()
                .map(p -> "package made.up.part" + parts.indexOf(p) + ";\nimport " + Cargo.class.getName() + ";\n" + p)
                .toList();
    }

    private String scope(Measure m, Rule rule) {
        List<String> out = new ArrayList<>();
        out.add("from == \"" + m.issuer() + "\"");
        if (rule.scope().parties() instanceof PartySet.ListedBy(String measure, String tag)) {
            out.add("user in ("
                    + ledger.reference().parties().stream()
                            .filter(p -> p.listings().stream()
                                    .anyMatch(l -> l.measure().equals(measure)))
                            .map(p -> quoted(p.name()))
                            .collect(Collectors.joining(", "))
                    + ")");
        }
        if (!rule.scope().endUses().isEmpty()) {
            out.add("use == " + quoted(rule.scope().endUses().iterator().next().substring(2)));
        }
        if (!(rule.scope().item() instanceof Condition.Always)) {
            if (rule.scope().item() instanceof Condition.All(var several)) {
                several.forEach(c -> out.add(expression(c)));
            } else {
                out.add(expression(rule.scope().item()));
            }
        }
        String place = place(rule.scope().destination());
        if (!place.isEmpty()) {
            out.add(place);
        }
        return String.join(", ", out);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private String expression(Condition c) {
        return switch (c) {
            case Condition.Always _ -> "true";
            case Condition.All(var several) ->
                several.stream().map(this::expression).collect(Collectors.joining(" && ", "(", ")"));
            case Condition.Any(var several) ->
                several.stream().map(this::expression).collect(Collectors.joining(" || ", "(", ")"));
            case Condition.Not(Condition.OneOf one) -> one.attribute() + " not " + in(one);
            case Condition.Not _ -> throw new IllegalArgumentException("Not made up here: " + c);
            case Condition.Compare(var attributes, var relation, double level, boolean _) -> {
                String name = String.join(" + ", attributes);
                yield FIELDS.getOrDefault(name, name) + " " + relation.sign() + " " + level;
            }
            case Condition.OneOf one ->
                one.words().size() == 1
                        ? one.attribute() + " == "
                                + quoted(one.words().iterator().next())
                        : one.attribute() + " " + in(one);
            case Condition.StartsWith _, Condition.Known _, Condition.Asked _, Condition.Named _ ->
                throw new IllegalArgumentException("Not made up here: " + c);
        };
    }

    private static String in(Condition.OneOf one) {
        return "in (" + one.words().stream().sorted().map(DroolsRules::quoted).collect(Collectors.joining(", ")) + ")";
    }

    private String place(PlaceSet set) {
        List<String> always = new ArrayList<>();
        List<String> dated = new ArrayList<>();
        for (String member : set.members()) {
            boolean group = false;
            for (Reference.Membership m : ledger.reference().groups()) {
                if (m.group().equals(member)) {
                    group = true;
                    if (m.from().equals(LocalDate.MIN)) {
                        always.add(quoted(m.place()));
                    } else {
                        dated.add("(to == " + quoted(m.place()) + " && on >= "
                                + m.from().toEpochDay() + ")");
                    }
                }
            }
            if (!group && !member.equals("*")) {
                always.add(quoted(member));
            }
        }
        List<String> any = new ArrayList<>(dated);
        if (!always.isEmpty()) {
            any.add("to in (" + String.join(", ", always) + ")");
        }
        List<String> out = new ArrayList<>();
        if (!any.isEmpty()) {
            out.add(any.size() == 1 ? any.getFirst() : "(" + String.join(" || ", any) + ")");
        }
        set.exceptions().forEach(e -> out.add("to != " + quoted(e)));
        return String.join(", ", out);
    }

    private String days(Measure m, boolean binds) {
        TreeSet<LocalDate> turns = new TreeSet<>();
        for (StatusEvent e : ledger.eventsOf(m.id())) {
            turns.add(e.from());
            if (e.to().isBefore(StatusEvent.OPEN)) {
                turns.add(e.to().plusDays(1));
            }
        }
        List<String> spans = new ArrayList<>();
        for (LocalDate day : turns) {
            Status status = ledger.at(new AsOf(day, SyntheticRules.TODAY)).status(m.id());
            if (binds ? status instanceof Status.InForce : status instanceof Status.Suspended) {
                LocalDate next = turns.higher(day);
                spans.add("on >= " + day.toEpochDay() + (next == null ? "" : " && on < " + next.toEpochDay()));
            }
        }
        if (spans.size() <= 1) {
            return String.join("", spans);
        }
        return spans.stream().map(s -> "(" + s + ")").collect(Collectors.joining(" || ", "(", ")"));
    }
}
