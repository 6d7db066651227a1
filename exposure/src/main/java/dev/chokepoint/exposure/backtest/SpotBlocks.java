package dev.chokepoint.exposure.backtest;

import dev.chokepoint.base.Tasks;
import dev.chokepoint.exposure.expected.GateMonth;
import dev.chokepoint.exposure.network.Assumptions;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.exposure.uncertainty.Draws;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.Lane;
import dev.chokepoint.exposure.world.Place;
import dev.chokepoint.exposure.world.ReopeningRecord;
import dev.chokepoint.exposure.world.Stage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The spot markets of an episode: each item and place that its measure holds, with what was traded before in each
/// draw.
///
/// A lane that the measure holds is supplied by the issuer. A lane of the item into such a place from elsewhere is
/// other
/// makers' supply, and is the way on which leakage and re-export arrive; a place that is held itself makes nothing of
/// its own to pass on. Where the issuer is free to send to another place, the largest such lane is where goods are
/// passed on from.
final class SpotBlocks {
    private static final double LEAST = 1e-9;

    /// An item at a place under the measure.
    ///
    /// @param passedOnFrom the place that may pass goods on
    record Block(String item, String destination, String issuer, Optional<String> passedOnFrom) {}

    /// How a lane of a series is told.
    sealed interface Part {
        Lane lane();

        /// What the issuer sends to a place under the measure.
        record FromIssuer(int block, Lane lane) implements Part {}

        /// What arrives there from elsewhere.
        record FromOthers(int block, Lane lane) implements Part {}

        /// What the issuer sends to the place that passes goods on.
        record ToPasser(int block, Lane lane) implements Part {}

        /// What the measure does not touch.
        record Untouched(Lane lane) implements Part {}
    }

    /// What was traded before in one draw, units per month.
    ///
    /// @param flow by block, from the issuer
    /// @param others by block, from elsewhere and made there
    /// @param passerFlow by block, from the issuer to the place that passes on
    /// @param passerOthers by block, from elsewhere there
    /// @param lanes by lane
    record Traded(double[] flow, double[] others, double[] passerFlow, double[] passerOthers, Map<Lane, Double> lanes) {
        /// The same with what others supply in the proportion of other figures: ω is one number.
        Traded withOmegaOf(Traded central) {
            double[] supplied = new double[flow.length];
            double[] passed = new double[flow.length];
            for (int b = 0; b < flow.length; b++) {
                supplied[b] = flow[b] * central.others[b] / central.flow[b];
                passed[b] =
                        central.passerFlow[b] > 0 ? passerFlow[b] * central.passerOthers[b] / central.passerFlow[b] : 0;
            }
            return new Traded(flow, supplied, passerFlow, passed, lanes);
        }
    }

    private final Episode episode;
    private final List<Block> blocks;
    private final List<List<Part>> parts;
    private final List<Traded> draws;
    private final Terms terms;
    private final Traded central;

    /// What is known of the measure on the day of the forecast.
    ///
    /// @param dates when it was announced, takes effect and, where that is announced, ends
    /// @param record how the issuer's licences had gone before
    record Terms(GateMonth.Dates dates, ReopeningRecord.Tally record) {}

    private SpotBlocks(
            Episode episode,
            List<Block> blocks,
            List<List<Part>> parts,
            List<Traded> draws,
            Traded central,
            Terms terms) {
        this.episode = episode;
        this.blocks = blocks;
        this.parts = parts;
        this.draws = draws;
        this.central = central;
        this.terms = terms;
    }

    /// The markets of an episode; empty where none of its series counts what the measure holds. Series of plants are
    /// left
    /// out: what a market does not trade it cannot tell.
    static Optional<SpotBlocks> of(Episode whole, Draws draws, int threads) {
        Map<Lane, String> held = held(whole);
        List<Block> blocks = blocks(whole, held);
        List<Episode.Series> told = whole.series().stream()
                .filter(s -> s.plants().isEmpty()
                        && partsOf(whole, held, blocks, s).stream().anyMatch(p -> !(p instanceof Part.Untouched)))
                .toList();
        if (told.isEmpty()) {
            return Optional.empty();
        }
        Episode episode = whole.withSeries(told);
        Episode blind = episode.withObservations(List.of());
        List<List<Part>> parts =
                told.stream().map(s -> partsOf(blind, held, blocks, s)).toList();
        Traded central = traded(blind, held, blocks, Draw.central());
        List<Traded> traded = new ArrayList<>();
        List<Future<Traded>> asked = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads))) {
            for (int k = 0; k < draws.count(); k++) {
                int index = k;
                asked.add(pool.submit(
                        () -> traded(blind, held, blocks, draws.draw(index)).withOmegaOf(central)));
            }
            for (Future<Traded> f : asked) {
                traded.add(Tasks.result(f, "A draw"));
            }
        }
        GateMonth.Dates dates = new GateMonth.Dates(announced(blind, held), blind.effective(), end(blind, held));
        return Optional.of(
                new SpotBlocks(episode, blocks, parts, traded, central, new Terms(dates, tally(blind, held))));
    }

    private static List<Part> partsOf(
            Episode episode, Map<Lane, String> held, List<Block> blocks, Episode.Series series) {
        return series.lanes().stream()
                .map(l -> part(episode, held, blocks, laneOf(episode, series.item(), l)))
                .toList();
    }

    /// The day from which the public knew of the measure.
    private static LocalDate announced(Episode episode, Map<Lane, String> held) {
        return episode.world().lanes().stream()
                .filter(held::containsKey)
                .flatMap(lane -> stretch(episode, lane, firstDay(episode)).bindings().stream())
                .filter(b -> b.measure().equals(episode.measure()))
                .map(LaneControls.Binding::known)
                .min(LocalDate::compareTo)
                .orElse(episode.known());
    }

    /// The first day on which the measure does not hold any more, as announced by the day of the forecast.
    private static Optional<LocalDate> end(Episode episode, Map<Lane, String> held) {
        Optional<Lane> lane =
                episode.world().lanes().stream().filter(held::containsKey).findFirst();
        if (lane.isEmpty()) {
            return Optional.empty();
        }
        LocalDate last =
                episode.world().first().plusMonths(episode.world().months()).atDay(1);
        LocalDate day = firstDay(episode);
        while (day.isBefore(last)) {
            LaneControls.Stretch stretch = stretch(episode, lane.get(), day);
            if (stretch.bindings().stream().noneMatch(b -> b.measure().equals(episode.measure()))) {
                return Optional.of(day);
            }
            day = stretch.until();
        }
        return Optional.empty();
    }

    /// The first day that counts: the effective one, or that of the forecast where it is later.
    private static LocalDate firstDay(Episode episode) {
        return episode.effective().isAfter(episode.known()) ? episode.effective() : episode.known();
    }

    private static LaneControls.Stretch stretch(Episode episode, Lane lane, LocalDate day) {
        return episode.knowledge()
                .asKnown(episode.known())
                .stretch(
                        find(episode.world().items(), Item::id, lane.item()),
                        find(episode.world().places(), Place::id, lane.from()),
                        find(episode.world().places(), Place::id, lane.to()),
                        EndUse.CIVIL,
                        day);
    }

    private static <T> T find(List<T> all, Function<T, String> id, String wanted) {
        return all.stream()
                .filter(x -> id.apply(x).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The world must hold (" + wanted + ")."));
    }

    Episode episode() {
        return episode;
    }

    List<Block> blocks() {
        return blocks;
    }

    /// The parts of a series.
    List<Part> parts(int series) {
        return parts.get(series);
    }

    Traded traded(int draw) {
        return draws.get(draw);
    }

    /// The part of a lane in what others supply at its destination, by the central figures.
    double shareOfOthers(Part.FromOthers part) {
        double others = central.others()[part.block()];
        return others > 0 ? central.lanes().getOrDefault(part.lane(), 0.0) / others : 0;
    }

    Terms terms() {
        return terms;
    }

    /// Whether an item of the episode can be held in stock.
    boolean isStorable(String item) {
        Stage stage = find(episode.world().items(), Item::id, item).stage();
        return ReopeningRecord.ItemClass.of(stage) != ReopeningRecord.ItemClass.TECHNOLOGY;
    }

    /// The block of an item at a place; empty where the measure does not hold it.
    Optional<Integer> find(String item, String destination) {
        for (int b = 0; b < blocks.size(); b++) {
            if (blocks.get(b).item().equals(item) && blocks.get(b).destination().equals(destination)) {
                return Optional.of(b);
            }
        }
        return Optional.empty();
    }

    /// The lanes that the measure holds, with its issuer.
    private static Map<Lane, String> held(Episode episode) {
        Map<Lane, String> held = new HashMap<>();
        Set<String> wanted = episode.series().stream().map(Episode.Series::item).collect(Collectors.toSet());
        for (Lane lane : episode.world().lanes()) {
            if (wanted.contains(lane.item())) {
                stretch(episode, lane, firstDay(episode)).bindings().stream()
                        .filter(b -> b.measure().equals(episode.measure()))
                        .findFirst()
                        .ifPresent(b -> held.put(lane, b.issuer()));
            }
        }
        return held;
    }

    private static List<Block> blocks(Episode episode, Map<Lane, String> held) {
        List<Block> all = new ArrayList<>();
        for (Lane lane : episode.world().lanes()) {
            String issuer = held.get(lane);
            if (issuer == null) {
                continue;
            }
            Optional<String> passer = episode.world().lanes().stream()
                    .filter(l -> l.item().equals(lane.item()) && l.from().equals(lane.from()) && !held.containsKey(l))
                    .max(Comparator.comparingDouble(l -> l.flow()
                            .known(episode.known())
                            .map(f -> f.central())
                            .orElse(0.0)))
                    .map(Lane::to);
            all.add(new Block(lane.item(), lane.to(), issuer, passer));
        }
        return List.copyOf(all);
    }

    private static Lane laneOf(Episode episode, String item, Episode.LaneRef ref) {
        return episode.world().lanes().stream()
                .filter(l -> l.item().equals(item) && l.from().equals(ref.from()) && l.to().equals(ref.to()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The lane (" + item + ", " + ref.from() + " to " + ref.to() + ") must be in the world."));
    }

    private static Part part(Episode episode, Map<Lane, String> held, List<Block> blocks, Lane lane) {
        for (int b = 0; b < blocks.size(); b++) {
            Block block = blocks.get(b);
            if (!block.item().equals(lane.item())) {
                continue;
            }
            if (block.destination().equals(lane.to())) {
                return held.containsKey(lane) ? new Part.FromIssuer(b, lane) : new Part.FromOthers(b, lane);
            }
        }
        for (int b = 0; b < blocks.size(); b++) {
            Block block = blocks.get(b);
            boolean fromIssuer = episode.world().lanes().stream()
                    .anyMatch(l -> held.containsKey(l)
                            && l.item().equals(lane.item())
                            && l.from().equals(lane.from())
                            && l.to().equals(block.destination()));
            if (fromIssuer && block.passedOnFrom().equals(Optional.of(lane.to()))) {
                return new Part.ToPasser(b, lane);
            }
        }
        return new Part.Untouched(lane);
    }

    private static ReopeningRecord.Tally tally(Episode episode, Map<Lane, String> held) {
        return episode.world().lanes().stream()
                .filter(held::containsKey)
                .findFirst()
                .map(lane -> episode.record()
                        .tally(
                                held.getOrDefault(lane, ""),
                                ReopeningRecord.ItemClass.of(
                                        find(episode.world().items(), Item::id, lane.item())
                                                .stage()),
                                episode.known(),
                                Set.of(episode.measure())))
                .orElse(new ReopeningRecord.Tally(0, 0));
    }

    private static Traded traded(Episode episode, Map<Lane, String> held, List<Block> blocks, Draw draw) {
        Network network = Network.of(episode.world(), episode.known(), draw, Assumptions.standard());
        Map<Lane, Double> lanes = new HashMap<>();
        for (Lane lane : episode.world().lanes()) {
            lanes.put(
                    lane,
                    network.observedFlow(lane.item(), lane.from(), lane.to()).orElse(0.0));
        }
        double[] flow = new double[blocks.size()];
        double[] others = new double[blocks.size()];
        double[] passerFlow = new double[blocks.size()];
        double[] passerOthers = new double[blocks.size()];
        for (int b = 0; b < blocks.size(); b++) {
            Block block = blocks.get(b);
            flow[b] = Math.max(LEAST, fromIssuer(held, lanes, block, block.destination(), true));
            others[b] = fromElsewhere(network, held, lanes, block, block.destination());
            if (block.passedOnFrom().isPresent()) {
                String passer = block.passedOnFrom().get();
                passerFlow[b] = Math.max(LEAST, fromIssuer(held, lanes, block, passer, false));
                passerOthers[b] = fromElsewhere(network, held, lanes, block, passer);
            }
        }
        return new Traded(flow, others, passerFlow, passerOthers, lanes);
    }

    private static double fromIssuer(
            Map<Lane, String> held, Map<Lane, Double> lanes, Block block, String to, boolean isHeld) {
        return lanes.entrySet().stream()
                .filter(e -> e.getKey().item().equals(block.item())
                        && e.getKey().to().equals(to)
                        && held.containsKey(e.getKey()) == isHeld
                        && sendsToHeld(held, block, e.getKey().from()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /// Whether a place is one from which the measure holds goods.
    private static boolean sendsToHeld(Map<Lane, String> held, Block block, String from) {
        return held.keySet().stream()
                .anyMatch(l ->
                        l.item().equals(block.item()) && l.from().equals(from) && l.to().equals(block.destination()));
    }

    private static double fromElsewhere(
            Network network, Map<Lane, String> held, Map<Lane, Double> lanes, Block block, String to) {
        double sum = lanes.entrySet().stream()
                .filter(e -> e.getKey().item().equals(block.item())
                        && e.getKey().to().equals(to)
                        && !held.containsKey(e.getKey())
                        && !sendsToHeld(held, block, e.getKey().from())
                        && held.keySet().stream()
                                .noneMatch(h -> h.item().equals(block.item())
                                        && h.to().equals(e.getKey().from())))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        for (Network.Works w : network.works) {
            boolean there = network.places.get(w.place()).id().equals(to);
            if (there && w.recipe().output().equals(block.item())) {
                sum += w.output();
            }
        }
        return sum;
    }
}
