package dev.chokepoint.exposure.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Provenance;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.base.Unit;
import dev.chokepoint.base.Vintages;
import dev.chokepoint.exposure.equilibrium.DualFace;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.rationing.Rationing;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.solver.LpSolver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A world told in another order, with other names or in other units is the same world.
class SameWorldOtherWordsTest {
    private static final double RELATIVE = 1e-7;
    private static final int WORLDS = 20;
    private static LpSolver solver;

    @BeforeAll
    static void loadSolver() {
        solver = TestSolver.load();
    }

    /// What must not change: both losses, and the range of every party's welfare.
    private record Answer(double free, double best, double worst, Map<String, DualFace.Range> parties) {}

    private static Answer answer(World world, List<Restrained> restrained, UnaryOperator<String> names) {
        Network network = Network.of(world, world.asOf());
        List<Controls.Restriction> all = new ArrayList<>();
        for (Restrained r : restrained) {
            int arc = network.arcs.stream()
                    .filter(a -> a.lane().item().equals(names.apply(r.lane().item()))
                            && a.lane().from().equals(names.apply(r.lane().from()))
                            && a.lane().to().equals(names.apply(r.lane().to())))
                    .findFirst()
                    .orElseThrow()
                    .id();
            Controls.Restriction of = r.restriction();
            all.add(new Controls.Restriction(
                    arc, of.month(), of.endUse(), of.measure(), of.issuer(), of.share(), of.inForce()));
        }
        Controls controls = new Controls(all);
        try (Equilibrium equilibrium = Equilibrium.of(Baseline.of(network, solver), solver, 1);
                DualFace face = DualFace.of(equilibrium, controls)) {
            return new Answer(
                    equilibrium.solve(Controls.none()).objective(),
                    equilibrium.solve(controls).objective(),
                    Rationing.run(equilibrium, controls).welfare(),
                    face.welfare());
        }
    }

    private record Restrained(Lane lane, Controls.Restriction restriction) {}

    private static List<Restrained> restrained(World world, long seed) {
        Network network = Network.of(world, world.asOf());
        return RandomWorlds.controls(network, seed).restrictions().stream()
                .map(r -> new Restrained(network.laneOf(r.arc()), r))
                .toList();
    }

    private static void same(Answer a, Answer b, UnaryOperator<String> names, String what) {
        double size = 1 + Math.abs(a.free());
        assertThat(b.free()).as(what).isCloseTo(a.free(), within(RELATIVE * size));
        assertThat(b.best()).as(what).isCloseTo(a.best(), within(RELATIVE * size));
        assertThat(b.worst()).as(what).isCloseTo(a.worst(), within(RELATIVE * size));
        a.parties().forEach((party, range) -> {
            DualFace.Range other = Objects.requireNonNull(b.parties().get(names.apply(party)));
            // Ranges belong to one optimal plan; two equal plans share some prices.
            assertThat(other.low()).as(what + ", " + party).isLessThanOrEqualTo(range.high() + 1e-6 * size);
            assertThat(other.high()).as(what + ", " + party).isGreaterThanOrEqualTo(range.low() - 1e-6 * size);
        });
    }

    @Test
    void theOrderOfLinesDoesNotMatter() {
        for (long seed = 500; seed < 500 + WORLDS; seed++) {
            World w = RandomWorlds.of(seed);
            Random random = new Random(seed);
            World shuffled = world(
                    w,
                    shuffle(w.parties(), random),
                    shuffle(w.places(), random),
                    shuffle(w.items(), random),
                    shuffle(w.recipes(), random),
                    shuffle(w.plants(), random),
                    shuffle(w.lanes(), random),
                    shuffle(w.stocks(), random),
                    shuffle(w.demands(), random),
                    shuffle(w.prices(), random));
            List<Restrained> r = restrained(w, seed);
            same(
                    answer(w, r, UnaryOperator.identity()),
                    answer(shuffled, shuffle(r, random), UnaryOperator.identity()),
                    UnaryOperator.identity(),
                    "order, seed " + seed);
        }
    }

    @Test
    void namesDoNotMatter() {
        UnaryOperator<String> names = n -> n.isEmpty() ? n : "x" + new StringBuilder(n).reverse();
        for (long seed = 500; seed < 500 + WORLDS; seed++) {
            World w = RandomWorlds.of(seed);
            World renamed = world(
                    w,
                    w.parties().stream()
                            .map(p -> new Party(names.apply(p.id()), p.name()))
                            .toList(),
                    w.places().stream()
                            .map(p -> new Place(names.apply(p.id()), p.name(), p.iso(), names.apply(p.party())))
                            .toList(),
                    w.items().stream()
                            .map(i -> new Item(
                                    names.apply(i.id()),
                                    i.name(),
                                    i.unit(),
                                    i.stage(),
                                    i.chain(),
                                    i.attributes(),
                                    i.codes()))
                            .toList(),
                    w.recipes().stream()
                            .map(x -> new Recipe(
                                    names.apply(x.id()),
                                    x.name(),
                                    names.apply(x.output()),
                                    x.inputs().stream()
                                            .map(in -> new Recipe.Input(names.apply(in.item()), in.quantity()))
                                            .toList(),
                                    x.coProducts().stream()
                                            .map(c -> new Recipe.CoProduct(names.apply(c.item()), c.quantity()))
                                            .toList()))
                            .toList(),
                    w.plants().stream()
                            .map(p -> new Plant(
                                    names.apply(p.recipe()),
                                    names.apply(p.place()),
                                    p.production(),
                                    p.capacity(),
                                    p.margin()))
                            .toList(),
                    w.lanes().stream()
                            .map(l -> new Lane(
                                    names.apply(l.item()),
                                    names.apply(l.from()),
                                    names.apply(l.to()),
                                    l.flow(),
                                    l.transport(),
                                    l.lagMonths()))
                            .toList(),
                    w.stocks().stream()
                            .map(s -> new Stock(names.apply(s.item()), names.apply(s.place()), s.amount()))
                            .toList(),
                    w.demands().stream()
                            .map(d -> new Demand(
                                    names.apply(d.item()),
                                    names.apply(d.place()),
                                    d.endUse(),
                                    d.quantity(),
                                    d.elasticity(),
                                    d.choke(),
                                    d.kind()))
                            .toList(),
                    w.prices().stream()
                            .map(p -> new Price(names.apply(p.item()), p.price()))
                            .toList());
            List<Restrained> r = restrained(w, seed);
            same(answer(w, r, UnaryOperator.identity()), answer(renamed, r, names), names, "names, seed " + seed);
        }
    }

    /// The first item is counted in tonnes and its lines are written in tonnes; others keep kilograms.
    @Test
    void unitsDoNotMatter() {
        for (long seed = 500; seed < 500 + WORLDS; seed++) {
            World w = RandomWorlds.of(seed);
            String first = w.items().getFirst().id();
            World tonnes = world(
                    w,
                    w.parties(),
                    w.places(),
                    w.items().stream()
                            .map(i -> i.id().equals(first)
                                    ? new Item(
                                            i.id(),
                                            i.name(),
                                            Unit.parse("t"),
                                            i.stage(),
                                            i.chain(),
                                            i.attributes(),
                                            i.codes())
                                    : i)
                            .toList(),
                    w.recipes(),
                    w.plants(),
                    w.lanes().stream()
                            .map(l -> l.item().equals(first)
                                    ? new Lane(
                                            l.item(),
                                            l.from(),
                                            l.to(),
                                            scaled(l.flow(), 12.0 / 1000, "t/year"),
                                            l.transport(),
                                            l.lagMonths())
                                    : l)
                            .toList(),
                    w.stocks(),
                    w.demands(),
                    w.prices().stream()
                            .map(p ->
                                    p.item().equals(first) ? new Price(p.item(), scaled(p.price(), 1e-3, "MUSD/t")) : p)
                            .toList());
            List<Restrained> r = restrained(w, seed);
            same(
                    answer(w, r, UnaryOperator.identity()),
                    answer(tonnes, r, UnaryOperator.identity()),
                    UnaryOperator.identity(),
                    "units, seed " + seed);
        }
    }

    private static Vintages scaled(Vintages v, double factor, String unit) {
        Figure f = v.figures().getFirst();
        String why = f.provenance() instanceof Provenance.Assumed a ? a.why() : "";
        return Vintages.of(Figure.assumed(Uncertain.of(f.value().central() * factor), unit, f.about(), why));
    }

    private static <T> List<T> shuffle(List<T> list, Random random) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private static World world(
            World w,
            List<Party> parties,
            List<Place> places,
            List<Item> items,
            List<Recipe> recipes,
            List<Plant> plants,
            List<Lane> lanes,
            List<Stock> stocks,
            List<Demand> demands,
            List<Price> prices) {
        return new World(
                new World.Frame(w.id(), w.title(), w.first(), w.months(), w.asOf(), w.discount()),
                parties,
                places,
                new World.Production(items, recipes, plants),
                new World.Trade(lanes, w.duties(), w.contents()),
                new World.Market(stocks, demands, prices),
                w.licences(),
                w.sources());
    }
}
