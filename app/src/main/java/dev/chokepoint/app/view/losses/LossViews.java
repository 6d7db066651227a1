package dev.chokepoint.app.view.losses;

import dev.chokepoint.answer.losses.LineStop;
import dev.chokepoint.answer.losses.LineStops;
import dev.chokepoint.answer.losses.Losses;
import dev.chokepoint.answer.losses.PriceGap;
import dev.chokepoint.answer.losses.SupplyChain;
import dev.chokepoint.app.view.scope.Explanations;
import dev.chokepoint.app.view.scope.MonthText;
import dev.chokepoint.exposure.horizon.TreePlan;
import dev.chokepoint.exposure.network.Network;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Losses, stops, chains and prices as they are shown.
public record LossViews(Network network, Explanations explanations) {
    /// Lines that stop first in the worst case come first.
    private static final Comparator<StopView> FIRST_TO_STOP = Comparator.comparing(
                    (StopView s) -> s.worstStops().isEmpty() ? "9999" : s.worstStops())
            .thenComparingDouble(StopView::worstLowest)
            .thenComparing(StopView::item)
            .thenComparing(StopView::place);

    /// When plants stop.
    ///
    /// @param key the lines of the summary
    public record Stops(List<StopView> all, List<StopView> key) {}

    public List<LossView> parties(Losses losses) {
        return losses.parties().stream()
                .map(p -> new LossView(
                        p.party().id(),
                        p.party().name(),
                        p.lossUsd(),
                        p.parts().stream()
                                .map(e -> new PartView(
                                        e.item(),
                                        network.itemName(e.item()),
                                        e.place(),
                                        e.account().name().toLowerCase(Locale.ROOT),
                                        e.usd()))
                                .toList(),
                        explanations.add(p.why())))
                .toList();
    }

    public Stops stops(LineStops stops) {
        List<StopView> all = new ArrayList<>();
        Map<String, StopView> byLine = new HashMap<>();
        for (LineStop s : stops.all()) {
            StopView view = stop(s);
            all.add(view);
            byLine.put(line(s), view);
        }
        all.sort(FIRST_TO_STOP);
        return new Stops(all, stops.key().stream().map(s -> byLine.get(line(s))).toList());
    }

    private static String line(LineStop s) {
        return s.recipe() + "@" + s.place();
    }

    private StopView stop(LineStop s) {
        String name = network.itemName(s.item());
        return new StopView(
                s.recipe(),
                s.item(),
                s.alone() ? name : name + ", " + s.best().recipeName(),
                s.place(),
                MonthText.of(s.best().stops()),
                MonthText.of(s.best().resumes()),
                s.best().lowest(),
                MonthText.of(s.worst().stops()),
                MonthText.of(s.worst().resumes()),
                s.worst().lowest(),
                s.measures(),
                explanations.add(s.why()));
    }

    public List<ChainView> chains(List<SupplyChain> chains) {
        Map<String, String> parties = new HashMap<>();
        network.world().places().forEach(p -> parties.put(p.id(), p.party()));
        return chains.stream().map(c -> chain(c, parties)).toList();
    }

    private ChainView chain(SupplyChain chain, Map<String, String> parties) {
        return new ChainView(
                chain.product(),
                network.itemName(chain.product()),
                chain.nodes().stream()
                        .map(n -> new ChainNode(
                                n.id(),
                                network.itemName(n.item()),
                                n.place(),
                                parties.getOrDefault(n.place(), ""),
                                network.stageOf(n.item()).toLowerCase(Locale.ROOT)))
                        .toList(),
                chain.links().stream()
                        .map(l -> new ChainLink(
                                l.flow().from().id(),
                                l.flow().to().id(),
                                l.flow().usd(),
                                l.flow().lowest(),
                                l.flow().measures(),
                                explanations.add(l.why())))
                        .toList());
    }

    public List<PriceView> prices(List<PriceGap> gaps) {
        return gaps.stream()
                .map(g -> new PriceView(
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

    public static List<OutlookView> outlooks(List<TreePlan.Group> groups) {
        return groups.stream()
                .map(g -> new OutlookView(
                        g.issuer(),
                        g.since().toString(),
                        List.copyOf(g.measures()),
                        g.tally().prompt(),
                        g.tally().late(),
                        g.items(),
                        g.expectedLossUsd(),
                        g.valueOfKnowingUsd(),
                        g.branches().stream()
                                .map(b -> new BranchView(
                                        MonthText.of(b.reopens()), b.probability(), b.lossUsd(), b.knownLossUsd()))
                                .toList()))
                .toList();
    }
}
