package dev.chokepoint.app.view;

import dev.chokepoint.answer.lanes.LedgerBindings;
import dev.chokepoint.app.cli.DrawOptions;
import dev.chokepoint.app.cli.Interruption;
import dev.chokepoint.app.input.Solvers;
import dev.chokepoint.app.input.WorldFiles;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.base.Provenance;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.exposure.network.Assumptions;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.rationing.Rationing;
import dev.chokepoint.exposure.uncertainty.DrawnWorlds;
import dev.chokepoint.exposure.uncertainty.Draws;
import dev.chokepoint.exposure.uncertainty.Outputs;
import dev.chokepoint.exposure.uncertainty.Sample;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.FigureKey;
import dev.chokepoint.exposure.world.Lane;
import dev.chokepoint.exposure.world.World;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Asks the question of an assessment again under draws of the uncertain inputs.
public final class Uncertainty {
    /// Which outputs of a draw are kept.
    public enum Part {
        EXPOSURE,
        LEVERAGE
    }

    private static final int MOST_FAN_LANES = 12;
    private static final int PROGRESS_SECONDS = 10;
    private static final int MOST_KEYS = 6;

    /// One re-solve is timed for so many draws, at most `MOST_TIMED`.
    private static final int DRAWS_PER_TIMED = 10;

    private static final int MOST_TIMED = 5;

    private final Consumer<String> progress;
    private List<Path> scenarios = List.of();

    public Uncertainty(Consumer<String> progress) {
        this.progress = progress;
    }

    /// Asks about the world with changes read from files.
    public Uncertainty withScenarios(List<Path> files) {
        this.scenarios = files;
        return this;
    }

    /// Bands of what an assessment shows.
    public DrawsView bands(
            Path folder,
            AsOf asOf,
            Assessment shown,
            Set<Part> parts,
            DrawOptions.Asked asked,
            Interruption interruption,
            int threads) {
        World world = WorldFiles.world(folder);
        Ledger ledger = WorldFiles.ledger(folder);
        LedgerBindings determiner = new LedgerBindings(ledger, asOf.known());
        List<Lane> lanes = fanLanes(world, shown);
        Set<String> profiled = new LinkedHashSet<>();
        shown.profiles().forEach(p -> profiled.add(p.measure()));
        try (DrawnWorlds worlds = scenarios.isEmpty()
                ? DrawnWorlds.of(world, asOf.known(), determiner, Solvers.highs(), Assumptions.standard(), threads)
                : DrawnWorlds.of(
                        world,
                        asOf.known(),
                        determiner,
                        Solvers.highs(),
                        Assumptions.standard(),
                        network -> WorldFiles.whatIf(scenarios, network, ledger),
                        threads)) {
            Function<DrawnWorlds.Drawn, Map<String, Double>> outputs = drawn -> outputs(drawn, parts, lanes, profiled);
            Sample sample = run(worlds, asked, threads, outputs, interruption);
            return new Views(
                            sample,
                            outputs.apply(worlds.central()),
                            worlds.central().network())
                    .view(
                            shown,
                            parts,
                            lanes,
                            asked,
                            sample.count() + sample.failures().size() < asked.count() ? interruption.reason() : "");
        }
    }

    /// Solves the draws and tells how far it is.
    private Sample run(
            DrawnWorlds worlds,
            DrawOptions.Asked asked,
            int threads,
            Function<DrawnWorlds.Drawn, Map<String, Double>> outputs,
            Interruption interruption) {
        return run(worlds, asked, threads, worlds.inputs(), (drawn, draw) -> outputs.apply(drawn), interruption);
    }

    /// The same where more is drawn than the figures of the world.
    Sample run(
            DrawnWorlds worlds,
            DrawOptions.Asked asked,
            int threads,
            List<Draws.Input> inputs,
            BiFunction<DrawnWorlds.Drawn, Draw, Map<String, Double>> outputs,
            Interruption interruption) {
        Draws draws = Draws.of(asked.seed(), asked.count());
        double[] told = {interruption.elapsed()};
        double start = told[0];
        double before = processorSeconds();
        Sample sample = Sample.run(
                worlds,
                draws,
                threads,
                inputs,
                outputs,
                done -> {
                    synchronized (told) {
                        double now = interruption.elapsed();
                        if (now - told[0] >= PROGRESS_SECONDS && done < asked.count()) {
                            told[0] = now;
                            progress.accept(done + " of " + asked.count() + " draws, about "
                                    + Math.round((now - start) / done * (asked.count() - done)) + " s left");
                        }
                    }
                },
                interruption::stop);
        double each = processorSeconds() - before;
        int times = Math.clamp(sample.count() / DRAWS_PER_TIMED, 1, MOST_TIMED);
        double again = processorSeconds();
        for (int k = 0; k < times; k++) {
            worlds.draw(Draw.central()).close();
        }
        again = (processorSeconds() - again) / times;
        progress.accept(String.format(
                Locale.ROOT,
                "%d draws in %.0f s, %.2f s of processor time each; the same world solved again takes %.2f s",
                sample.count(),
                interruption.elapsed() - start,
                each / Math.max(1, sample.count()),
                again));
        if (sample.count() == 0) {
            throw new IllegalArgumentException(
                    sample.failures().isEmpty()
                            ? "No draw was finished before the " + interruption.reason() + "."
                            : "No draw has a certified answer; the first says: "
                                    + sample.failures().getFirst().reason());
        }
        return sample;
    }

    /// Processor time of all threads of this program so far, seconds; 0 where the system does not say.
    private static double processorSeconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e9
                : 0;
    }

    private static Map<String, Double> outputs(
            DrawnWorlds.Drawn drawn, Set<Part> parts, List<Lane> lanes, Set<String> profiled) {
        Map<String, Double> all = new LinkedHashMap<>();
        if (parts.contains(Part.EXPOSURE)) {
            Rationing.Result worst = Rationing.run(drawn.equilibrium(), drawn.controls());
            all.putAll(Outputs.losses(drawn, worst));
            all.putAll(Outputs.stops(drawn, worst));
            lanes.forEach(lane -> all.putAll(Outputs.prices(drawn, lane)));
        }
        if (parts.contains(Part.LEVERAGE)) {
            all.putAll(Outputs.leverage(drawn, drawn.controls().measures()));
            all.putAll(Outputs.issuers(drawn));
            Set<String> binding = new LinkedHashSet<>(profiled);
            binding.retainAll(drawn.controls().measures());
            all.putAll(Outputs.profiles(drawn, binding));
        }
        return all;
    }

    /// The lanes whose prices the assessment shows.
    private static List<Lane> fanLanes(World world, Assessment shown) {
        return shown.prices().stream()
                .limit(MOST_FAN_LANES)
                .flatMap(p -> world.lanes().stream()
                        .filter(l ->
                                l.item().equals(p.item()) && l.from().equals(p.inside()) && l.to().equals(p.outside()))
                        .limit(1))
                .toList();
    }

    /// What decides an output, in words.
    static List<DrawsView.InfluenceView> deciding(Sample sample, String output) {
        return sample.deciding(output).stream()
                .map(i -> new DrawsView.InfluenceView(
                        name(i.input()),
                        i.input().keys().stream()
                                .limit(MOST_KEYS)
                                .map(FigureKey::text)
                                .toList(),
                        i.input().figure().value().text() + " "
                                + i.input().figure().unit(),
                        switch (i.input().figure().provenance()) {
                            case Provenance.Sourced s -> s.source().title() + ", " + s.published();
                            case Provenance.Assumed a -> "assumed: " + a.why();
                        },
                        i.rank(),
                        i.partial(),
                        i.atLow(),
                        i.atHigh()))
                .toList();
    }

    /// What an input is and of what: `closed months, CN CN-2025-18 civil`.
    private static String name(Draws.Input input) {
        String kind = input.kind();
        String of = input.keys().getFirst().subject().toLowerCase(Locale.ROOT).replace('/', ' ');
        String more = input.keys().size() > 1 ? " and " + (input.keys().size() - 1) + " more" : "";
        return kind.replace('_', ' ') + (of.equals(kind) ? "" : ": " + of) + more;
    }

    /// Bands from a sample.
    static final class Views {
        private final Sample sample;
        private final Bands bands;
        private final Network network;

        Views(Sample sample, Map<String, Double> central, Network network) {
            this.sample = sample;
            this.bands = new Bands(sample, central);
            this.network = network;
        }

        DrawsView view(Assessment shown, Set<Part> parts, List<Lane> lanes, DrawOptions.Asked asked, String stopped) {
            boolean exposure = parts.contains(Part.EXPOSURE);
            boolean leverage = parts.contains(Part.LEVERAGE);
            return new DrawsView(
                    asked.count(),
                    sample.count(),
                    asked.seed(),
                    stopped,
                    sample.inputs().size(),
                    sample.threshold(),
                    sample.failures().stream()
                            .map(f -> new DrawsView.FailureView(f.index(), f.reason()))
                            .toList(),
                    exposure ? losses(shown) : List.of(),
                    exposure ? stops() : List.of(),
                    exposure ? prices(shown, lanes) : List.of(),
                    leverage ? leverage(shown) : List.of(),
                    leverage ? profiles(shown) : List.of());
        }

        private List<DrawsView.BandView> losses(Assessment shown) {
            List<DrawsView.BandView> all = new ArrayList<>();
            all.add(bands.band("loss/all", "all, best case", true));
            all.add(bands.band("loss/worst", "all, worst case", true));
            shown.losses().forEach(l -> all.add(bands.band("loss/" + l.party(), l.name() + ", best case", true)));
            return all;
        }

        private List<DrawsView.StopView> stops() {
            List<DrawsView.StopView> all = new ArrayList<>();
            for (String output : sample.outputs()) {
                if (!output.startsWith("stop/worst/")) {
                    continue;
                }
                String[] key = output.substring("stop/worst/".length()).split("/", -1);
                String recipe = key[0];
                String place = key[1];
                String line = recipe + "/" + place;
                World world = network.world();
                int months = world.months();
                boolean stops = sample.shareBelow(output, months) >= 0.05
                        || sample.shareBelow("stop/best/" + line, months) >= 0.05;
                boolean slows = sample.band("lowest/worst/" + line).median() < 0.95;
                if (!stops && !slows) {
                    continue;
                }
                String item = network.world().recipes().stream()
                        .filter(r -> r.id().equals(recipe))
                        .findFirst()
                        .orElseThrow()
                        .output();
                all.add(new DrawsView.StopView(
                        recipe,
                        item,
                        network.itemName(item),
                        place,
                        bands.stop("best/" + line, world.first(), months),
                        bands.stop("worst/" + line, world.first(), months)));
            }
            all.sort(java.util.Comparator.comparingDouble(
                            (DrawsView.StopView s) -> s.worst().never())
                    .thenComparing(s -> s.worst().median())
                    .thenComparing(DrawsView.StopView::item)
                    .thenComparing(DrawsView.StopView::place));
            return all;
        }

        private List<DrawsView.PriceView> prices(Assessment shown, List<Lane> lanes) {
            List<DrawsView.PriceView> all = new ArrayList<>();
            for (Lane l : lanes) {
                String name = l.item() + "/" + l.from() + "/" + l.to() + "/";
                int months = network.world().months();
                if (!sample.outputs().contains("price/in/" + name + 0)) {
                    continue;
                }
                String unit = shown.prices().stream()
                        .filter(p -> p.item().equals(l.item()))
                        .map(Assessment.PriceView::unit)
                        .findFirst()
                        .orElse("");
                all.add(new DrawsView.PriceView(
                        l.item(),
                        network.itemName(l.item()),
                        unit,
                        l.from(),
                        l.to(),
                        bands.fan(IntStream.range(0, months)
                                .mapToObj(t -> "price/in/" + name + t)
                                .toList()),
                        bands.fan(IntStream.range(0, months)
                                .mapToObj(t -> "price/out/" + name + t)
                                .toList())));
            }
            return all;
        }

        private List<DrawsView.LeverageView> leverage(Assessment shown) {
            Set<String> kept = Set.copyOf(sample.outputs());
            List<DrawsView.LeverageView> all = new ArrayList<>();
            for (Assessment.LeverageView l : shown.leverage()) {
                String name = "leverage/" + l.measure() + "/";
                if (!kept.contains(name + "all")) {
                    continue;
                }
                Map<String, DrawsView.BandView> onParty = new LinkedHashMap<>();
                l.onParty().keySet().stream()
                        .filter(p -> kept.contains(name + p))
                        .forEach(p -> onParty.put(p, bands.band(name + p, p, false)));
                all.add(new DrawsView.LeverageView(
                        l.measure(), l.title(), l.issuer(), onParty, bands.band(name + "all", "all", true)));
            }
            return all;
        }

        private List<DrawsView.ProfileView> profiles(Assessment shown) {
            List<DrawsView.ProfileView> all = new ArrayList<>();
            for (Assessment.ProfileView p : shown.profiles()) {
                TreeMap<Integer, String> points = new TreeMap<>();
                String name = "profile/" + p.measure() + "/";
                sample.outputs().stream()
                        .filter(o -> o.startsWith(name))
                        .forEach(o -> points.put(Integer.parseInt(o.substring(name.length())), o));
                if (!points.isEmpty()) {
                    all.add(new DrawsView.ProfileView(
                            p.measure(), List.copyOf(points.keySet()), bands.fan(List.copyOf(points.values()))));
                }
            }
            return all;
        }
    }
}
