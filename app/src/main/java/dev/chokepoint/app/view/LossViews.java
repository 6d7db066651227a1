package dev.chokepoint.app.view;

import dev.chokepoint.answer.losses.LineStop;
import dev.chokepoint.answer.losses.LineStops;
import dev.chokepoint.answer.losses.Losses;
import dev.chokepoint.answer.losses.PriceGap;
import dev.chokepoint.answer.losses.SupplyChain;
import dev.chokepoint.exposure.horizon.TreePlan;
import dev.chokepoint.exposure.network.Network;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Losses, stops, chains and prices as they are shown.
record LossViews(Network network, Explanations explanations) {
    /// Lines that stop first in the worst case come first.
    private static final Comparator<Assessment.StopView> FIRST_TO_STOP = Comparator.comparing(
                    (Assessment.StopView s) -> s.worstStops().isEmpty() ? "9999" : s.worstStops())
            .thenComparingDouble(Assessment.StopView::worstLowest)
            .thenComparing(Assessment.StopView::item)
            .thenComparing(Assessment.StopView::place);

    /// @param key the lines of the summary
    record Stops(List<Assessment.StopView> all, List<Assessment.StopView> key) {}

    List<Assessment.LossView> parties(Losses losses) {
        return losses.parties().stream()
                .map(p -> new Assessment.LossView(
                        p.party().id(),
                        p.party().name(),
                        p.lossUsd(),
                        p.parts().stream()
                                .map(e -> new Assessment.PartView(
                                        e.item(),
                                        network.itemName(e.item()),
                                        e.place(),
                                        e.account().name().toLowerCase(Locale.ROOT),
                                        e.usd()))
                                .toList(),
                        explanations.add(p.why())))
                .toList();
    }

    Stops stops(LineStops stops) {
        List<Assessment.StopView> all = new ArrayList<>();
        Map<String, Assessment.StopView> byLine = new HashMap<>();
        for (LineStop s : stops.all()) {
            Assessment.StopView view = stop(s);
            all.add(view);
            byLine.put(line(s), view);
        }
        all.sort(FIRST_TO_STOP);
        return new Stops(all, stops.key().stream().map(s -> byLine.get(line(s))).toList());
    }

    private static String line(LineStop s) {
        return s.recipe() + "@" + s.place();
    }

    private Assessment.StopView stop(LineStop s) {
        String name = network.itemName(s.item());
        return new Assessment.StopView(
                s.recipe(),
                s.item(),
                s.alone() ? name : name + ", " + s.best().recipeName(),
                s.place(),
                Assessment.month(s.best().stops()),
                Assessment.month(s.best().resumes()),
                s.best().lowest(),
                Assessment.month(s.worst().stops()),
                Assessment.month(s.worst().resumes()),
                s.worst().lowest(),
                s.measures(),
                explanations.add(s.why()));
    }

    List<Assessment.ChainView> chains(List<SupplyChain> chains) {
        Map<String, String> parties = new HashMap<>();
        network.world().places().forEach(p -> parties.put(p.id(), p.party()));
        return chains.stream().map(c -> chain(c, parties)).toList();
    }

    private Assessment.ChainView chain(SupplyChain chain, Map<String, String> parties) {
        return new Assessment.ChainView(
                chain.product(),
                network.itemName(chain.product()),
                chain.nodes().stream()
                        .map(n -> new Assessment.ChainNode(
                                n.id(),
                                network.itemName(n.item()),
                                n.place(),
                                parties.getOrDefault(n.place(), ""),
                                network.stageOf(n.item()).toLowerCase(Locale.ROOT)))
                        .toList(),
                chain.links().stream()
                        .map(l -> new Assessment.ChainLink(
                                l.flow().from().id(),
                                l.flow().to().id(),
                                l.flow().usd(),
                                l.flow().lowest(),
                                l.flow().measures(),
                                explanations.add(l.why())))
                        .toList());
    }

    List<Assessment.PriceView> prices(List<PriceGap> gaps) {
        return gaps.stream()
                .map(g -> new Assessment.PriceView(
                        g.lane().item(),
                        network.itemName(g.lane().item()),
                        network.unitOf(g.lane().item()),
                        g.lane().from(),
                        g.lane().to(),
                        g.baselineUsd(),
                        g.insideUsd(),
                        g.outsideUsd()))
                .toList();
    }

    static List<Assessment.OutlookView> outlooks(List<TreePlan.Group> groups) {
        return groups.stream()
                .map(g -> new Assessment.OutlookView(
                        g.issuer(),
                        g.since().toString(),
                        List.copyOf(g.measures()),
                        g.tally().prompt(),
                        g.tally().late(),
                        g.items(),
                        g.expectedLossUsd(),
                        g.valueOfKnowingUsd(),
                        g.branches().stream()
                                .map(b -> new Assessment.BranchView(
                                        Assessment.month(b.reopens()), b.probability(), b.lossUsd(), b.knownLossUsd()))
                                .toList()))
                .toList();
    }
}
