package dev.chokepoint.app;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.base.Provenance;
import dev.chokepoint.base.Source;
import dev.chokepoint.controls.Determination;
import dev.chokepoint.controls.Ledger;
import dev.chokepoint.controls.Measure;
import dev.chokepoint.controls.Status;
import dev.chokepoint.controls.StatusEvent;
import dev.chokepoint.data.ReopeningReader;
import dev.chokepoint.data.WorldHash;
import dev.chokepoint.data.WorldReader;
import dev.chokepoint.deals.DealSpace;
import dev.chokepoint.exposure.Assumptions;
import dev.chokepoint.exposure.Baseline;
import dev.chokepoint.exposure.Beliefs;
import dev.chokepoint.exposure.Chain;
import dev.chokepoint.exposure.Controls;
import dev.chokepoint.exposure.Course;
import dev.chokepoint.exposure.Draw;
import dev.chokepoint.exposure.EndUse;
import dev.chokepoint.exposure.Equilibrium;
import dev.chokepoint.exposure.Item;
import dev.chokepoint.exposure.Lane;
import dev.chokepoint.exposure.LaneControls;
import dev.chokepoint.exposure.Leverage;
import dev.chokepoint.exposure.LossExplanation;
import dev.chokepoint.exposure.Network;
import dev.chokepoint.exposure.Origins;
import dev.chokepoint.exposure.Party;
import dev.chokepoint.exposure.Place;
import dev.chokepoint.exposure.Plan;
import dev.chokepoint.exposure.Rationing;
import dev.chokepoint.exposure.ReopeningRecord;
import dev.chokepoint.exposure.RollingHorizon;
import dev.chokepoint.exposure.TreePlan;
import dev.chokepoint.exposure.WhatIf;
import dev.chokepoint.exposure.World;
import dev.chokepoint.solver.Certificate;
import dev.chokepoint.solver.LpSolver;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/// Runs the four stages on a world and gathers the answer in one record; the command line and the report
/// stand on it.
public final class Assessor {
    /// Losses below this are not told apart from rounding, USD.
    private static final double NEGLIGIBLE_USD = 1e3;

    private static final int MOST_PER_GROUP = 24;
    private static final int PROFILES_PER_ISSUER = 1;
    private static final int MOST_CHAINS = 5;
    private static final int MOST_PRICES = 12;
    private static final double LEAST_LINK = 0.01;

    private final Consumer<String> progress;
    private final Map<String, Explanation> explanations = new LinkedHashMap<>();
    private List<Path> scenarios = List.of();
    private WhatIfOptions.Information information = WhatIfOptions.Information.perfect;
    private LeverageOptions.Wanted wantedLeverage = LeverageOptions.Wanted.NOTHING;
    private final List<Assessment.StopView> keyStops = new ArrayList<>();

    public Assessor(Consumer<String> progress) {
        this.progress = progress;
    }

    /// Asks about the world with changes read from files.
    Assessor withScenarios(List<Path> files) {
        this.scenarios = files;
        return this;
    }

    /// Asks about a market that knows this.
    Assessor withInformation(WhatIfOptions.Information what) {
        this.information = what;
        return this;
    }

    /// The plan of a market that learns of measures as they become public and judges reopenings by the record.
    private Plan myopic(Path folder, Ledger ledger, LedgerDeterminer determiner, Equilibrium equilibrium, int threads) {
        ReopeningRecord record = InputException.require("The world " + folder, ReopeningReader.read(folder));
        Network network = equilibrium.baseline().network();
        RollingHorizon.Result result = RollingHorizon.run(
                equilibrium,
                Beliefs.of(network, Draw.central(), new LedgerKnowledge(ledger), record, Beliefs.Rules.standard()),
                Course.of(network, determiner, Draw.central()),
                threads);
        progress.accept("myopic market: " + result.plannings().size() + " plans made, "
                + record.cases().size()
                + " earlier cases of licences in the record; losses, stops and prices are its own, the leverage matrix"
                + " is that of perfect information");
        return result.plan();
    }

    /// The plan on what may come from the knowledge date on, with the chances of the issuers' records.
    private TreePlan.Result tree(
            Path folder,
            Ledger ledger,
            LedgerDeterminer determiner,
            Equilibrium equilibrium,
            Controls standing,
            LocalDate today,
            int threads) {
        ReopeningRecord record = InputException.require("The world " + folder, ReopeningReader.read(folder));
        Network network = equilibrium.baseline().network();
        TreePlan.Result result = TreePlan.run(
                equilibrium,
                Beliefs.of(network, Draw.central(), new LedgerKnowledge(ledger), record, Beliefs.Rules.standard()),
                Course.of(network, determiner, Draw.central()),
                standing,
                today,
                threads);
        progress.accept("what may come: licences of " + result.groups().size() + " groups of measures, "
                + record.cases().size()
                + " earlier cases in the record; losses and prices are means over the branches, stops those of the"
                + " branch that stays closed longest, the leverage matrix is that of perfect information");
        return result;
    }

    private static List<Assessment.OutlookView> outlooks(TreePlan.Result result) {
        return result.groups().stream()
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
                                        text(b.reopens()), b.probability(), b.lossUsd(), b.knownLossUsd()))
                                .toList()))
                .toList();
    }

    private void tell(Origins.Distinctions distinctions) {
        if (!distinctions.isEmpty()) {
            progress.accept("measures abroad reach goods by their content; told apart by origin: "
                    + String.join(", ", distinctions.items()));
        }
    }

    /// The world as it stands under the changes of the scenario files.
    private WhatIf whatIf(Network network, Ledger ledger) {
        WhatIf all = WorldFiles.whatIf(scenarios, network, ledger);
        if (!scenarios.isEmpty()) {
            progress.accept("scenario: " + all.name());
        }
        return all;
    }

    /// Asks what stands beside the leverage matrix.
    Assessor withLeverage(LeverageOptions.Wanted wanted) {
        this.wantedLeverage = wanted;
        return this;
    }

    /// The talks of the day: the latest deal space known by then.
    private static Optional<DealSpace> talks(List<DealSpace> spaces, AsOf asOf) {
        return spaces.stream().filter(s -> !s.known().isAfter(asOf.known())).reduce((a, b) -> b);
    }

    private String why(Explanation explanation) {
        String key = "x" + (explanations.size() + 1);
        explanations.put(key, explanation);
        return key;
    }

    /// The result of a task; its exception as it was thrown.
    private static <T> T await(CompletableFuture<T> task) {
        try {
            return task.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /// Assesses the world in a folder.
    public Assessment assess(Path folder, AsOf asOf, int threads) {
        explanations.clear();
        // What is read and determined does not wait for what is computed.
        CompletableFuture<Ledger> ledgerRead = CompletableFuture.supplyAsync(() -> WorldFiles.ledger(folder));
        CompletableFuture<List<Assessment.ArticleView>> articlesRead =
                ledgerRead.thenApplyAsync(ledger -> WorldFiles.articles(folder, asOf.known()));
        World world = InputException.require("The world " + folder, WorldReader.read(folder))
                .orElseThrow(() -> new IllegalArgumentException("The world " + folder + " could not be read."));
        Ledger ledger = await(ledgerRead);
        LedgerDeterminer determiner = new LedgerDeterminer(ledger, asOf.known());
        Network whole = Network.of(world, asOf.known(), Draw.central(), Assumptions.standard());
        CompletableFuture<Origins.Distinctions> distinguished =
                CompletableFuture.supplyAsync(() -> Origins.of(whole, determiner));
        long later = whole.laterVintages().stream().distinct().count();
        if (later > 0) {
            progress.accept(later + " figures have newer values published after " + asOf.known()
                    + "; they are not used and are listed in the answer");
        }
        List<DealSpace> spaces = WorldFiles.dealSpaces(folder, ledger, world);
        LpSolver solver = Solvers.highs();
        Baseline calibrated = Baseline.of(whole, solver);
        Origins.Distinctions distinctions = await(distinguished);
        tell(distinctions);
        Baseline baseline = distinctions.apply(calibrated);
        Network network = baseline.network();
        WhatIf whatIf = whatIf(network, ledger);
        Controls standing = LaneControls.of(network, determiner, Draw.central());
        Controls controls = whatIf.applyTo(standing);
        CompletableFuture<List<LaneDetermination>> lanes =
                CompletableFuture.supplyAsync(() -> laneDeterminations(world, determiner, asOf));
        List<Assessment.ArticleView> articles = await(articlesRead);
        Set<Integer> telling = new LinkedHashSet<>(standing.arcs());
        telling.addAll(controls.arcs());
        try (Equilibrium base = Equilibrium.of(baseline, solver, threads, telling);
                Equilibrium equilibrium = whatIf.shifts().isEmpty()
                        ? base
                        : Equilibrium.of(baseline, solver, threads, telling, whatIf.shifts())) {
            Plan free = base.solve(Controls.none());
            // A scenario is solved from the world as it stands, never from another scenario.
            base.anchor(standing);
            if (!whatIf.shifts().isEmpty()) {
                equilibrium.startFrom(base);
            }
            Plan best = equilibrium.solve(controls);
            DealAssessor deals =
                    new DealAssessor(equilibrium, controls, ledger, solver, WorldFiles.commitments(folder), this::why);
            Optional<DealSpace> talks = talks(spaces, asOf);
            equilibrium.prepare(Leverage.scenarios(controls));
            talks.ifPresent(s -> deals.prepare(s, asOf, MOST_PER_GROUP));
            Rationing.Result worst = Rationing.run(equilibrium, controls);
            List<Leverage.Row> rows = Leverage.of(equilibrium, controls, best);
            List<Leverage.Row> binding = rows.stream()
                    .filter(r -> r.onParty().values().stream().anyMatch(v -> Math.abs(v) >= NEGLIGIBLE_USD))
                    .toList();
            List<Leverage.Row> issuers = Leverage.byIssuer(equilibrium, controls, best);
            List<Leverage.Row> strongest = strongest(binding);
            strongest.forEach(
                    r -> equilibrium.prepare(Leverage.profileScenarios(controls, r.measure(), world.months())));
            List<Assessment.DealView> dealViews = new ArrayList<>();
            talks.ifPresent(s -> dealViews.add(deals.view(s, asOf, MOST_PER_GROUP, false)));
            List<Assessment.LeverageView> leverage = new ArrayList<>();
            issuers.forEach(r -> leverage.add(leverageView(
                    r, "all measures of " + r.issuer(), best, controls, measuresOf(controls, r.issuer()))));
            binding.forEach(r -> leverage.add(leverageView(
                    r,
                    ledger.findMeasure(r.measure()).map(Measure::title).orElse(r.measure()),
                    best,
                    controls,
                    Set.of(r.measure()))));
            Optional<TreePlan.Result> tree = Optional.empty();
            Plan planned = best;
            Plan running = best; // for what stops
            switch (information) {
                case perfect -> {}
                case myopic -> {
                    planned = myopic(folder, ledger, determiner, equilibrium, threads);
                    running = planned;
                }
                case tree -> {
                    TreePlan.Result result =
                            tree(folder, ledger, determiner, equilibrium, standing, asOf.known(), threads);
                    tree = Optional.of(result);
                    planned = result.expected();
                    running = result.closed();
                }
            }
            List<Assessment.LossView> losses = losses(world, free, planned, controls);
            List<Assessment.StopView> stops = stops(network, running, worst.plan(), controls);
            List<Assessment.Headline> summary = new Headlines(
                            world, free, planned, worst, issuers, binding, keyStops, dealViews, leverage, losses,
                            this::why, controls)
                    .all();
            Set<String> bindingNow = new LinkedHashSet<>();
            binding.forEach(r -> bindingNow.add(r.measure()));
            if (!wantedLeverage.equals(LeverageOptions.Wanted.NOTHING)) {
                progress.accept(
                        "ranges, attribution and chokepoints (--no-ranges, --programs 0 and --chokepoints 0 leave"
                                + " them out) …");
            }
            LeverageDetail detail = new LeverageAssessor(equilibrium, controls, ledger, asOf, this::why)
                    .detail(wantedLeverage, free, best, bindingNow);
            return new Assessment(
                    manifest(folder, world, ledger, asOf, network, equilibrium, best, threads),
                    summary,
                    articles,
                    measures(ledger, controls, asOf),
                    determinations(network, await(lanes)),
                    chains(network, planned, controls),
                    losses,
                    stops,
                    prices(network, free, planned, controls),
                    leverage,
                    profiles(equilibrium, controls, strongest),
                    tree.map(Assessor::outlooks).orElse(List.of()),
                    detail,
                    dealViews,
                    new Assessment.Accuracy(
                            Math.max(0, planned.cutMost() - free.cutLeast()),
                            Math.max(0, free.cutMost() - planned.cutLeast())),
                    residuals(network, baseline),
                    assumptions(network),
                    sources(network),
                    Map.copyOf(explanations));
        }
    }

    /// The measures that cost most in all, some of each issuer.
    private static List<Leverage.Row> strongest(List<Leverage.Row> binding) {
        Map<String, Integer> taken = new HashMap<>();
        return binding.stream()
                .filter(r -> taken.merge(r.issuer(), 1, Integer::sum) <= PROFILES_PER_ISSUER)
                .toList();
    }

    private static Set<String> measuresOf(Controls controls, String issuer) {
        Set<String> all = new LinkedHashSet<>();
        controls.restrictions().stream().filter(r -> r.issuer().equals(issuer)).forEach(r -> all.add(r.measure()));
        return all;
    }

    /// What an answer was computed from.
    static Assessment.Manifest manifest(
            Path folder,
            World world,
            Ledger ledger,
            AsOf asOf,
            Network network,
            Equilibrium equilibrium,
            Plan plan,
            int threads) {
        Equilibrium.Size size = equilibrium.size();
        List<Assessment.CertificateView> certificates = new ArrayList<>();
        for (Certificate c : plan.certificates()) {
            certificates.add(new Assessment.CertificateView(c.primalResidual(), c.dualResidual(), c.gap(), c.passes()));
        }
        String hash = WorldHash.of(folder);
        String version = Main.Version.text();
        return new Assessment.Manifest(
                "chokepoint",
                version,
                world.id(),
                world.title(),
                hash,
                Long.toString(ledger.sequence()),
                asOf.on().toString(),
                asOf.known().toString(),
                world.first().toString(),
                world.months(),
                0,
                threads,
                world.items().size(),
                world.places().size(),
                world.lanes().size(),
                size.blocks(),
                size.rows(),
                size.columns(),
                certificates,
                network.laterVintages().stream().distinct().sorted().toList(),
                "Chokepoint " + version + ", world " + world.id() + " (" + hash.substring(0, 12) + "), ledger "
                        + ledger.sequence() + ", " + asOf + ".");
    }

    private static List<Assessment.MeasureView> measures(Ledger ledger, Controls controls, AsOf asOf) {
        List<Assessment.MeasureView> all = new ArrayList<>();
        var view = ledger.at(asOf);
        Map<String, Set<Integer>> held = controls.arcsByMeasure();
        for (Measure m : ledger.measures()) {
            if (m.isBaseRule()) {
                continue;
            }
            String announced = "";
            String effective = "";
            String from = "";
            String to = "";
            String ended = "";
            for (StatusEvent e : ledger.eventsOf(m.id())) {
                if (e.knownToPublic().isAfter(asOf.known()) || !e.rule().isEmpty()) {
                    continue;
                }
                String day = e.from().equals(StatusEvent.OPEN) ? "" : e.from().toString();
                switch (e.type()) {
                    case ANNOUNCED -> announced = day;
                    case EFFECTIVE -> effective = day;
                    case SUSPENDED, EXTENDED -> {
                        from = from.isEmpty() ? day : from;
                        to = e.to().equals(StatusEvent.OPEN) ? "" : e.to().toString();
                    }
                    case RESCINDED, EXPIRED -> ended = day;
                    default -> {}
                }
            }
            Status status = view.status(m.id());
            if (status instanceof Status.Unheard) {
                continue;
            }
            all.add(new Assessment.MeasureView(
                    m.id(),
                    m.issuer(),
                    m.title(),
                    m.kind().name(),
                    announced,
                    effective,
                    from,
                    to,
                    ended,
                    status.word(),
                    held.getOrDefault(m.id(), Set.of()).size(),
                    m.confidence().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
                            + (m.confirmed() ? "" : ", not confirmed"),
                    String.join("; ", m.sources())));
        }
        all.sort(Comparator.comparing(Assessment.MeasureView::issuer)
                .thenComparing(v -> v.effective().isEmpty() ? v.announced() : v.effective())
                .thenComparing(Assessment.MeasureView::id));
        return all;
    }

    /// A lane with what the ledger says of it.
    private record LaneDetermination(Lane lane, EndUse use, Determination determination) {}

    private static List<LaneDetermination> laneDeterminations(World world, LedgerDeterminer determiner, AsOf asOf) {
        Map<String, Place> places = new HashMap<>();
        world.places().forEach(p -> places.put(p.id(), p));
        Map<String, Item> items = new HashMap<>();
        world.items().forEach(i -> items.put(i.id(), i));
        List<LaneDetermination> all = new ArrayList<>();
        for (Lane lane : world.lanes()) {
            for (EndUse use : EndUse.values()) {
                Item item = items.get(lane.item());
                Place from = places.get(lane.from());
                Place to = places.get(lane.to());
                if (item != null && from != null && to != null) {
                    all.add(new LaneDetermination(lane, use, determiner.determination(item, from, to, use, asOf.on())));
                }
            }
        }
        return all;
    }

    private List<Assessment.DeterminationView> determinations(Network network, List<LaneDetermination> lanes) {
        List<Assessment.DeterminationView> all = new ArrayList<>();
        for (LaneDetermination one : lanes) {
            Lane lane = one.lane();
            EndUse use = one.use();
            Determination d = one.determination();
            boolean plain = d.controlling().isEmpty()
                    && d.dormant().isEmpty()
                    && d.notYet().isEmpty();
            if (plain) {
                continue;
            }
            all.add(new Assessment.DeterminationView(
                    network.itemName(lane.item()),
                    lane.from(),
                    lane.to(),
                    use.name().toLowerCase(java.util.Locale.ROOT),
                    d.outcome().name(),
                    d.policy().words(),
                    d.controlling().stream()
                            .map(Determination.Finding::measure)
                            .distinct()
                            .toList(),
                    d.dormant().stream()
                            .map(x -> x.measure()
                                    + (x.revives().equals(StatusEvent.OPEN) ? "" : " (revives " + x.revives() + ")"))
                            .distinct()
                            .toList(),
                    d.notYet().stream()
                            .map(x -> x.measure() + " (starts " + x.starts() + ")")
                            .distinct()
                            .toList(),
                    d.nearMisses().stream()
                            .map(x -> x.measure() + ": " + x.why())
                            .distinct()
                            .limit(3)
                            .toList(),
                    switch (d.nextChange()) {
                        case Determination.NextChange.None none -> "";
                        case Determination.NextChange.On on -> on.day() + ": " + on.outcome();
                    },
                    why(d.explanation())));
        }
        return all;
    }

    private List<Assessment.ChainView> chains(Network network, Plan best, Controls controls) {
        // The products that others' measures hold: first those that stop, then those that run short, and at least one
        // for each issuer.
        List<String> products = new ArrayList<>();
        Set<String> issuers = new LinkedHashSet<>();
        for (Assessment.StopView v : keyStops) {
            if (!v.worstStops().isEmpty() && products.size() < MOST_CHAINS - 2) {
                products.add(v.item());
                v.measures().forEach(m -> issuers.add(m.substring(0, 2)));
            }
        }
        for (Assessment.StopView v : keyStops) {
            boolean fresh = v.measures().stream().anyMatch(m -> !issuers.contains(m.substring(0, 2)));
            if (!products.contains(v.item()) && (fresh || products.size() < MOST_CHAINS)) {
                products.add(v.item());
                v.measures().forEach(m -> issuers.add(m.substring(0, 2)));
            }
        }
        List<Assessment.ChainView> all = new ArrayList<>();
        Map<String, String> parties = new HashMap<>();
        network.world().places().forEach(p -> parties.put(p.id(), p.party()));
        for (String product : products) {
            Chain chain = Chain.of(best, controls, product, LEAST_LINK);
            boolean held = chain.links().stream().anyMatch(l -> !l.measures().isEmpty());
            if (!held) {
                continue;
            }
            List<Assessment.ChainNode> nodes = chain.nodes().stream()
                    .map(n -> new Assessment.ChainNode(
                            n.id(),
                            network.itemName(n.item()),
                            n.place(),
                            parties.getOrDefault(n.place(), ""),
                            network.stageOf(n.item()).toLowerCase(java.util.Locale.ROOT)))
                    .toList();
            List<Assessment.ChainLink> links = new ArrayList<>();
            for (Chain.Link l : chain.links()) {
                String key = "lane/" + l.from().item() + "/" + l.from().place() + "/" + l.to().place() + "/flow";
                Explanation leaf = network.figure(key)
                        .map(f -> f.explain("observed flow"))
                        .orElseGet(() -> Explanation.leaf(
                                "use in a recipe",
                                Numbers.usd(l.usd()) + " a month",
                                "bill of materials × output × price"));
                Explanation tree = Explanation.of(
                        network.itemName(l.from().item()) + ": " + l.from().place() + " to " + l.to().place(),
                        Numbers.usd(l.usd()) + " a month",
                        "baseline flow at baseline prices; lowest month under controls " + Math.round(100 * l.lowest())
                                + " %",
                        List.of(leaf));
                for (String m : l.measures()) {
                    tree = tree.with(dev.chokepoint.base.Id.of("measure", m));
                }
                links.add(new Assessment.ChainLink(
                        l.from().id(), l.to().id(), l.usd(), l.lowest(), l.measures(), why(tree)));
            }
            all.add(new Assessment.ChainView(product, network.itemName(product), nodes, links));
        }
        return all;
    }

    private List<Assessment.LossView> losses(World world, Plan free, Plan best, Controls controls) {
        List<Assessment.LossView> all = new ArrayList<>();
        List<Plan.Entry> entries = free.differenceTo(best);
        for (Party party : world.parties()) {
            double loss = free.welfareOf(party.id()) - best.welfareOf(party.id());
            List<Assessment.PartView> parts = entries.stream()
                    .filter(e -> e.party().equals(party.id()) && Math.abs(e.usd()) >= NEGLIGIBLE_USD)
                    .limit(12)
                    .map(e -> new Assessment.PartView(
                            e.item(),
                            free.baseline().network().itemName(e.item()),
                            e.place(),
                            e.account().name().toLowerCase(java.util.Locale.ROOT),
                            e.usd()))
                    .toList();
            all.add(new Assessment.LossView(
                    party.id(),
                    party.name(),
                    loss,
                    parts,
                    why(LossExplanation.of(
                            "Loss of " + party.name() + " from all controls in force, best case",
                            free,
                            best,
                            Set.of(party.id()),
                            controls,
                            controls.measures()))));
        }
        return all;
    }

    private List<Assessment.StopView> stops(Network network, Plan best, Plan worst, Controls controls) {
        List<Plan.Stop> bests = best.stops();
        List<Plan.Stop> worsts = worst.stops();
        Map<String, Set<String>> upstream = new HashMap<>();
        Map<String, Explanation> held = new HashMap<>();
        Map<String, Set<Integer>> arcsByMeasure = controls.arcsByMeasure();
        List<Assessment.StopView> all = new ArrayList<>();
        for (int k = 0; k < bests.size(); k++) {
            Plan.Stop b = bests.get(k);
            Plan.Stop w = worsts.get(k);
            if (Math.min(b.lowest(), w.lowest()) > 0.95) {
                continue;
            }
            Set<String> items = upstream.computeIfAbsent(b.item(), i -> Chain.upstream(network, i));
            Set<Integer> arcs = network.arcsOfItems(items);
            List<String> measures = controls.measures().stream()
                    .filter(m ->
                            arcsByMeasure.getOrDefault(m, Set.of()).stream().anyMatch(arcs::contains))
                    .toList();
            List<Explanation> parts = measures.stream()
                    .map(m -> held.computeIfAbsent(m, x -> LossExplanation.held(network, controls, x)))
                    .toList();
            all.add(new Assessment.StopView(
                    b.recipe(),
                    b.item(),
                    several(bests, b) ? network.itemName(b.item()) + ", " + b.recipeName() : network.itemName(b.item()),
                    b.place(),
                    text(b.stops()),
                    text(b.resumes()),
                    b.lowest(),
                    text(w.stops()),
                    text(w.resumes()),
                    w.lowest(),
                    measures,
                    why(Explanation.of(
                            network.itemName(b.item()) + " in " + b.place(),
                            "best case " + orNever(b.stops()) + ", worst case " + orNever(w.stops()),
                            "first month with output below 5 % of the baseline; best case: the market re-routes"
                                    + " and may stop one line to serve another that is worth more"
                                    + " (docs/model.md#equilibrium), worst case: nobody re-routes"
                                    + " (docs/model.md#rationing)",
                            parts))));
        }
        // The lines of the summary: products somebody else's measures hold, by what the worst case loses of them.
        record Held(Assessment.StopView view, double usd) {}
        List<Held> lines = new ArrayList<>();
        Map<String, Double> lost = new HashMap<>();
        worsts.forEach(w -> lost.merge(w.recipe() + "@" + w.place(), w.lostUsd(), Double::sum));
        Set<String> products = new LinkedHashSet<>(best.finalProducts());
        for (Assessment.StopView v : all) {
            boolean others = v.measures().stream().anyMatch(m -> !m.startsWith(partyOf(network, v.place())));
            if (products.contains(v.item()) && others) {
                lines.add(new Held(v, lost.getOrDefault(v.recipe() + "@" + v.place(), 0.0)));
            }
        }
        lines.sort(Comparator.comparingDouble((Held h) -> -h.usd()));
        Set<String> told = new LinkedHashSet<>();
        keyStops.clear();
        for (Held h : lines) {
            // One line an item, and those that stop before those that only run short.
            if (told.add(h.view().item())) {
                keyStops.add(h.view());
            }
        }
        all.sort(Comparator.comparing((Assessment.StopView s) -> s.worstStops().isEmpty() ? "9999" : s.worstStops())
                .thenComparingDouble(Assessment.StopView::worstLowest)
                .thenComparing(Assessment.StopView::item)
                .thenComparing(Assessment.StopView::place));
        return all;
    }

    private static boolean several(List<Plan.Stop> all, Plan.Stop one) {
        return all.stream()
                        .filter(s -> s.item().equals(one.item()) && s.place().equals(one.place()))
                        .count()
                > 1;
    }

    private static String partyOf(Network network, String place) {
        return network.world().places().stream()
                .filter(p -> p.id().equals(place))
                .map(Place::party)
                .findFirst()
                .orElse("");
    }

    private static String text(Optional<java.time.YearMonth> month) {
        return month.map(Object::toString).orElse("");
    }

    private static String orNever(Optional<java.time.YearMonth> month) {
        return month.map(m -> "stops in " + m).orElse("never stops");
    }

    private static List<Assessment.PriceView> prices(Network network, Plan free, Plan best, Controls controls) {
        record Gap(String item, String from, String to, double base, double[] inside, double[] outside, double size) {}
        List<Gap> gaps = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        Set<Lane> held = new HashSet<>();
        controls.arcs().forEach(arc -> held.add(network.laneOf(arc)));
        for (Lane lane : network.world().lanes()) {
            if (!held.contains(lane) || !seen.add(lane.item() + lane.from() + lane.to())) {
                continue;
            }
            double[] inside = best.priceOf(lane.item(), lane.from()).orElseThrow();
            double[] outside = best.priceOf(lane.item(), lane.to()).orElseThrow();
            double base = free.priceOf(lane.item(), lane.from()).orElseThrow()[0];
            double size = 0;
            for (int t = 0; t < inside.length; t++) {
                size = Math.max(size, Math.abs(outside[t] - inside[t]) / Math.max(1e-12, base));
            }
            gaps.add(new Gap(lane.item(), lane.from(), lane.to(), base, inside, outside, size));
        }
        gaps.sort(Comparator.comparingDouble((Gap g) -> -g.size()));
        return gaps.stream()
                .limit(MOST_PRICES)
                .map(g -> new Assessment.PriceView(
                        g.item(),
                        network.itemName(g.item()),
                        network.unitOf(g.item()),
                        g.from(),
                        g.to(),
                        g.base(),
                        g.inside(),
                        g.outside()))
                .toList();
    }

    private Assessment.LeverageView leverageView(
            Leverage.Row row, String title, Plan with, Controls controls, Set<String> measures) {
        Set<String> parties = new LinkedHashSet<>(row.onParty().keySet());
        return new Assessment.LeverageView(
                row.measure(),
                title,
                row.issuer(),
                row.onParty(),
                row.total(),
                why(LossExplanation.of(
                        "Cost of " + row.measure() + " to all parties",
                        row.without(),
                        with,
                        parties,
                        controls,
                        measures)));
    }

    private static List<Assessment.ProfileView> profiles(
            Equilibrium equilibrium, Controls controls, List<Leverage.Row> strongest) {
        List<Assessment.ProfileView> all = new ArrayList<>();
        for (Leverage.Row row : strongest) {
            List<Leverage.Point> points = Leverage.profile(equilibrium, controls, row.measure());
            Map<String, double[]> onParty = new LinkedHashMap<>();
            for (String party : row.onParty().keySet()) {
                onParty.put(
                        party,
                        points.stream()
                                .mapToDouble(p -> p.onParty().getOrDefault(party, 0.0))
                                .toArray());
            }
            all.add(new Assessment.ProfileView(
                    row.measure(), points.stream().map(Leverage.Point::months).toList(), onParty));
        }
        return all;
    }

    private static List<Assessment.ResidualView> residuals(Network network, Baseline baseline) {
        return baseline.residualsByItem().stream()
                .map(r -> new Assessment.ResidualView(
                        r.item(),
                        network.itemName(r.item()),
                        r.observed(),
                        r.share(),
                        network.unitOf(r.item()) + "/month"))
                .toList();
    }

    private static List<Assessment.AssumptionView> assumptions(Network network) {
        List<Assessment.AssumptionView> all = new ArrayList<>();
        Assumptions.standard()
                .listed()
                .forEach((what, value) ->
                        all.add(new Assessment.AssumptionView(what, Numbers.text(value), "a parameter of the model")));
        new TreeMap<>(network.figures()).forEach((key, figure) -> {
            if (figure.provenance() instanceof Provenance.Assumed assumed) {
                all.add(new Assessment.AssumptionView(
                        key.replace('/', ' ').replace('_', ' '),
                        figure.value().text() + " " + figure.unit(),
                        assumed.why()));
            }
        });
        return all;
    }

    private static List<Assessment.SourceView> sources(Network network) {
        Map<Source, Integer> uses = new LinkedHashMap<>();
        for (Figure f : network.figures().values()) {
            if (f.provenance() instanceof Provenance.Sourced s) {
                uses.merge(s.source(), 1, Integer::sum);
            }
        }
        return uses.entrySet().stream()
                .sorted(Map.Entry.<Source, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(e -> e.getKey().key()))
                .map(e -> new Assessment.SourceView(
                        e.getKey().key(),
                        e.getKey().title(),
                        e.getKey().publisher(),
                        e.getKey().address(),
                        e.getKey().published().toString(),
                        e.getKey().reliability().name().toLowerCase(java.util.Locale.ROOT),
                        e.getValue()))
                .toList();
    }

    /// The day from which talks can take effect: the month after them.
    static int monthAfter(World world, LocalDate day) {
        long months = java.time.temporal.ChronoUnit.MONTHS.between(
                world.first(), java.time.YearMonth.from(day).plusMonths(1));
        return Math.clamp(months, 0, world.months());
    }
}
