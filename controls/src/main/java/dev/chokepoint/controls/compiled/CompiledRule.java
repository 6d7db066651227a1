package dev.chokepoint.controls.compiled;

import dev.chokepoint.base.Words;
import dev.chokepoint.controls.law.Audience;
import dev.chokepoint.controls.law.Condition;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.Reach;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.Rule;
import dev.chokepoint.controls.law.Scope;
import dev.chokepoint.controls.law.Timeline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// A rule ready to be asked: places resolved, its condition indexed, its status known for every day of
/// knowledge.
public final class CompiledRule {
    public final Measure measure;
    public final Rule rule;
    public final int order;
    public final CompiledCondition item;
    public final CompiledCondition reach;
    public final CompiledPlaces origin;
    public final CompiledPlaces exporter;
    public final CompiledPlaces destination;
    public final CompiledPlaces headquarters;
    public final List<List<String>> addressees;
    private final Epochs toPublic;
    private final Epochs toAddressee;

    /// The timelines of a rule, one for each span of days on which the same events are known.
    private record Epochs(List<LocalDate> starts, List<Timeline> timelines) {
        static Epochs of(Ledger ledger, String measure, String rule, Audience audience) {
            TreeSet<LocalDate> days = new TreeSet<>();
            ledger.eventsOf(measure).forEach(e -> days.add(e.knownTo(audience)));
            List<LocalDate> starts = List.copyOf(days);
            List<Timeline> timelines = new ArrayList<>();
            timelines.add(ledger.timeline(measure, rule, LocalDate.MIN, audience));
            for (LocalDate day : starts) {
                timelines.add(ledger.timeline(measure, rule, day, audience));
            }
            return new Epochs(starts, timelines);
        }

        Timeline at(LocalDate known) {
            int i = starts.size();
            while (i > 0 && starts.get(i - 1).isAfter(known)) {
                i--;
            }
            return timelines.get(i);
        }
    }

    CompiledRule(
            Ledger ledger,
            Measure measure,
            Rule rule,
            int order,
            Map<String, Integer> index,
            Map<String, List<Reference.Membership>> groups) {
        this.measure = measure;
        this.rule = rule;
        this.order = order;
        Scope scope = rule.scope();
        this.item = new CompiledCondition(scope.item(), index);
        this.reach = new CompiledCondition(
                scope.reach() instanceof Reach.Test(var condition) ? condition : Condition.ALWAYS, index);
        this.origin = new CompiledPlaces(scope.origin(), groups);
        this.exporter = new CompiledPlaces(scope.exporter(), groups);
        this.destination = new CompiledPlaces(scope.destination(), groups);
        this.headquarters = new CompiledPlaces(scope.headquarters(), groups);
        this.addressees = scope.addressees().stream().map(Words::of).toList();
        this.toPublic = Epochs.of(ledger, measure.id(), rule.name(), Audience.PUBLIC);
        this.toAddressee = Epochs.of(ledger, measure.id(), rule.name(), Audience.ADDRESSEE);
    }

    /// The days on which more becomes known of the rule.
    List<LocalDate> knownDays(Audience audience) {
        return (audience == Audience.ADDRESSEE ? toAddressee : toPublic).starts();
    }

    public Timeline timeline(LocalDate known, Audience audience) {
        return (audience == Audience.ADDRESSEE ? toAddressee : toPublic).at(known);
    }

    public String key() {
        return measure.id() + "/" + rule.name();
    }

    public boolean targetedBy(java.util.Set<String> targets) {
        return targets.contains(measure.id()) || targets.contains(key());
    }
}
