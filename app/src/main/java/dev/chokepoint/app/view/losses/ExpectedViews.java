package dev.chokepoint.app.view.losses;

import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.expected.ExpectedLosses;
import dev.chokepoint.answer.expected.Nowcast;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.world.Party;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Puts the expected case into the record that is shown.
public record ExpectedViews(Network network) {
    private static final int MOST_ITEMS = 3;

    /// The view of an expected case.
    ///
    /// @param question whose day decides what is known
    public ExpectedView of(ExpectedLosses e, long seed, Question question) {
        Map<String, String> names = network.world.parties().stream().collect(Collectors.toMap(Party::id, Party::name));
        List<ExpectedView.PartyBand> parties = e.byParty().entrySet().stream()
                .map(p -> new ExpectedView.PartyBand(
                        p.getKey(),
                        names.getOrDefault(p.getKey(), p.getKey()),
                        ExpectedView.Band.of(p.getValue()),
                        e.byItem(p.getKey()).entrySet().stream()
                                .limit(MOST_ITEMS)
                                .map(i -> new ExpectedView.ItemBand(
                                        i.getKey().item(),
                                        network.itemName(i.getKey().item()),
                                        ExpectedView.Band.of(i.getValue())))
                                .toList()))
                .toList();
        List<ExpectedView.Standing> standing = e.standing().stream()
                .map(s -> new ExpectedView.Standing(
                        s.measure(),
                        s.share(),
                        ExpectedView.Band.of(s.ifStanding()),
                        ExpectedView.Band.of(s.ifQueue())))
                .toList();
        return new ExpectedView(
                e.asked(),
                e.draws().size(),
                e.failed(),
                seed,
                e.central().loss(),
                ExpectedView.Band.of(e.total()),
                parties,
                e.lines().stream().map(this::line).toList(),
                e.lanes().stream().map(this::lane).toList(),
                standing,
                e.deciding().stream()
                        .map(d -> new ExpectedView.DecidingView(
                                d.input().what(),
                                d.input().interval(),
                                d.input().because(),
                                d.narrowing().amount(),
                                d.narrowing().share(),
                                d.narrowing().told(),
                                d.narrowing().atLow(),
                                d.narrowing().atHigh()))
                        .toList(),
                Nowcast.of(question, e).map(n -> NowcastView.of(n, names)).stream()
                        .toList(),
                reason(standing, parties));
    }

    private ExpectedView.LineChance line(ExpectedLosses.LineChance l) {
        return new ExpectedView.LineChance(
                l.recipe(),
                l.item(),
                network.itemName(l.item()),
                l.place(),
                l.byMonth(),
                l.never(),
                ExpectedView.Band.of(l.lowest()));
    }

    private ExpectedView.LaneBands lane(ExpectedLosses.LaneBands l) {
        return new ExpectedView.LaneBands(
                l.item(),
                network.itemName(l.item()),
                l.from(),
                l.to(),
                bands(l.passed()),
                bands(l.spot()),
                bands(l.traded()));
    }

    private static List<ExpectedView.Band> bands(List<ExpectedLosses.Band> all) {
        return all.stream().map(ExpectedView.Band::of).toList();
    }

    /// What the number is made of, and what would change it most.
    private static String reason(List<ExpectedView.Standing> standing, List<ExpectedView.PartyBand> parties) {
        String largest = parties.stream()
                .flatMap(p -> p.items().stream()
                        .limit(1)
                        .map(i -> p.name() + " " + Numbers.usd(i.loss().median()) + " of " + i.itemName()))
                .limit(2)
                .collect(Collectors.joining(", "));
        String turns = standing.stream()
                .max((a, b) -> Double.compare(
                        Math.abs(a.ifStanding().median() - a.ifQueue().median()),
                        Math.abs(b.ifStanding().median() - b.ifQueue().median())))
                .map(s -> "; licences under " + s.measure() + " are a queue in " + Math.round(100 * (1 - s.share()))
                        + " % of the draws (" + Numbers.usd(s.ifQueue().median())
                        + ") and a standing restriction in the others ("
                        + Numbers.usd(s.ifStanding().median()) + ")")
                .orElse("");
        return largest + turns;
    }
}
