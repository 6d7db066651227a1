package dev.chokepoint.app.view.deals;

import dev.chokepoint.answer.deals.Alone;
import dev.chokepoint.answer.deals.AssumedReopening;
import dev.chokepoint.answer.deals.NoDeal;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.valuation.AloneProfile;
import java.util.List;
import java.util.stream.Collectors;

/// What follows without a deal, and what each side would do alone, in words.
final class NoDealWords {
    private NoDealWords() {}

    /// What follows without a deal.
    static String text(NoDeal noDeal, List<AssumedReopening> reopenings) {
        return switch (noDeal.scenario()) {
            case SHUT -> "no licence that is closed on the eve reopens by itself; suspensions lapse and close again";
            case RECORD ->
                "licences reopen by themselves as the record of their issuers says"
                        + (reopenings.isEmpty()
                                ? ""
                                : ": " + reopenings.size() + " closed on the eve within the plan, "
                                        + reopenings.stream()
                                                .filter(r -> r.isAssumed())
                                                .count() + " of them ASSUMED");
            case ESCALATE ->
                "what was announced comes as well: "
                        + noDeal.threats().stream().map(NoDealWords::threat).collect(Collectors.joining(", "));
        };
    }

    private static String threat(NoDeal.Threatened t) {
        return t.measure().id() + " from " + t.from()
                + (t.lanes() == 0 ? " (binds no lane of this world: not valued)" : "");
    }

    /// What each side would do without a partner; empty where it is nothing.
    static String alone(DealSpace space, Alone alone) {
        if (alone.profile().isNothing()) {
            return alone.profile().isExact()
                    ? ""
                    : "nothing, as far as single changes show (not every combination was looked at)";
        }
        String text = PackageWords.text(space, alone.profile().options());
        return switch (alone.profile().course()) {
            case AloneProfile.Course.Settled settled ->
                text + (alone.profile().isExact() ? "" : " (at least: not every combination was looked at)");
            case AloneProfile.Course.Ended ended -> text + " (so far: the search was ended)";
            case AloneProfile.Course.Cycle cycle ->
                text + " (the answers of the sides go round through "
                        + cycle.profiles().size() + " profiles: this is one of them)";
        };
    }
}
