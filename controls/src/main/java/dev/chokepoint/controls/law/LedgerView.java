package dev.chokepoint.controls.law;

import dev.chokepoint.base.AsOf;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The ledger on one day, as far as one audience knows on another.
public final class LedgerView {
    private final Ledger ledger;
    private final AsOf asOf;
    private final Audience audience;
    private volatile @Nullable Set<String> notEnforced;

    LedgerView(Ledger ledger, AsOf asOf, Audience audience) {
        this.ledger = ledger;
        this.asOf = asOf;
        this.audience = audience;
    }

    public AsOf asOf() {
        return asOf;
    }

    /// Where a measure stands.
    public Status status(String measure) {
        return ledger.timeline(measure, "", asOf.known(), audience).on(asOf.on());
    }

    /// Where one rule of a measure stands.
    public Status status(String measure, String rule) {
        return ledger.timeline(measure, rule, asOf.known(), audience).on(asOf.on());
    }

    public boolean inForce(String measure) {
        return status(measure).inForce();
    }

    public boolean efficacious(String measure) {
        return status(measure).efficacious();
    }

    /// How far the authority enforces a measure that is in force.
    public Enforcement enforcement(String measure) {
        if (!efficacious(measure)) {
            return Enforcement.NOT_ENFORCED;
        }
        List<String> rulesLeft = new ArrayList<>();
        ledger.findMeasure(measure).ifPresent(m -> m.rules().forEach(r -> rulesLeft.add(r.name())));
        int all = rulesLeft.size();
        Set<String> targets = unenforced();
        if (targets.contains(measure)) {
            rulesLeft.clear();
        }
        rulesLeft.removeIf(r -> targets.contains(measure + "/" + r));
        return rulesLeft.size() == all
                ? Enforcement.ENFORCED
                : rulesLeft.isEmpty() ? Enforcement.NOT_ENFORCED : Enforcement.PARTLY;
    }

    /// Measures and rules (`measure/rule`) that are not enforced on the day; worked out once.
    private Set<String> unenforced() {
        Set<String> known = notEnforced;
        if (known == null) {
            Set<String> all = new HashSet<>();
            for (Measure other : ledger.measures()) {
                for (Rule rule : other.rules()) {
                    if (rule.effect() instanceof Effect.DoesNotEnforce(var targets)
                            && status(other.id(), rule.name()).efficacious()) {
                        all.addAll(targets);
                    }
                }
            }
            known = Set.copyOf(all);
            notEnforced = known;
        }
        return known;
    }

    /// Changes of status after the day that are already known, such as the end of a suspension.
    public List<Turn> scheduled() {
        List<Turn> turns = new ArrayList<>();
        for (Measure m : ledger.measures()) {
            Timeline timeline = ledger.timeline(m.id(), "", asOf.known(), audience);
            timeline.turns().stream()
                    .filter(d -> d.isAfter(asOf.on()))
                    .sorted()
                    .distinct()
                    .forEach(d -> {
                        Status before = timeline.on(d.minusDays(1));
                        Status after = timeline.on(d);
                        if (!before.getClass().equals(after.getClass())) {
                            turns.add(new Turn(m.id(), d, before, after));
                        }
                    });
        }
        turns.sort(java.util.Comparator.comparing(Turn::day).thenComparing(Turn::measure));
        return turns;
    }

    /// A measure goes from one status to another.
    public record Turn(String measure, java.time.LocalDate day, Status before, Status after) {}

    /// How far the authority enforces a measure.
    public enum Enforcement {
        ENFORCED,
        PARTLY,
        NOT_ENFORCED
    }
}
