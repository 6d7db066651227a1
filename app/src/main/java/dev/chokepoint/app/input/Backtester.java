package dev.chokepoint.app.input;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.backtest.Backtests;
import dev.chokepoint.answer.backtest.PastMeasure;
import dev.chokepoint.answer.lanes.LedgerKnowledge;
import dev.chokepoint.base.Source;
import dev.chokepoint.base.Unit;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.data.backtest.BacktestCaseReader;
import dev.chokepoint.data.backtest.ExternalSeries;
import dev.chokepoint.data.world.BehaviourReader;
import dev.chokepoint.data.world.WorldFolder;
import dev.chokepoint.data.world.WorldHash;
import dev.chokepoint.exposure.backtest.Backtest;
import dev.chokepoint.exposure.backtest.Episode;
import dev.chokepoint.exposure.backtest.ExpectedBacktest;
import dev.chokepoint.exposure.backtest.Parameter;
import dev.chokepoint.exposure.backtest.Priors;
import dev.chokepoint.exposure.expected.Behaviour;
import dev.chokepoint.exposure.expected.BehaviourParameter;
import dev.chokepoint.exposure.uncertainty.Draws;
import dev.chokepoint.exposure.world.Item;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Reads the cases of a folder and runs the back-tests on them.
public final class Backtester {
    /// The folder of the bundled cases, inside that of the worlds.
    static final String CASES = "cases";

    private static final long MARGIN = 3;

    private final Consumer<String> progress;

    public Backtester(Consumer<String> progress) {
        this.progress = progress;
    }

    /// The answer.
    ///
    /// @param episodes all cases, in the order of time, as they were read
    /// @param runs every forecast held against what happened
    /// @param external files of figures that were read besides the cases
    /// @param expected the same by the expected case
    public record Report(
            List<CaseView> episodes,
            Priors priors,
            List<Backtest.Run> runs,
            long seed,
            int draws,
            List<String> external,
            String parametersHash,
            String recordsHash,
            ExpectedBacktest.Result expected,
            String behaviourHash) {}

    /// A case with what its files tell and the model does not need.
    public record CaseView(BacktestCaseReader.Case files, Episode episode, LocalDate announced, String hash) {}

    /// The bundled cases, beside the bundled worlds.
    public static Path bundled() {
        Path world = WorldFolder.find(WorldFolder.DEFAULT);
        return world.resolveSibling(CASES);
    }

    /// Runs all cases of a folder, each forecast with parameters from the others.
    ///
    /// @param observed folder of further observed series; cases say which
    /// @param count draws of the plan
    /// @param expectedCount draws of the expected case, whose months take far less time
    public Report run(Path folder, Optional<Path> observed, long seed, int count, int expectedCount, int threads) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("The folder of cases (" + folder + ") was not found.");
        }
        Priors priors = InputException.require("The folder of cases " + folder, BacktestCaseReader.priors(folder))
                .orElseThrow();
        Behaviour behaviour = InputException.require("The behaviour for " + folder, BehaviourReader.read(folder))
                .orElseThrow();
        List<Path> paths = BacktestCaseReader.cases(folder);
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("The folder (" + folder
                    + ") must hold cases: worlds with a folder backtest/. See docs/how-to/add-a-back-test.md.");
        }
        List<String> external = new ArrayList<>();
        List<CaseView> cases = new ArrayList<>();
        for (Path path : paths) {
            cases.add(read(path, observed, external));
        }
        cases.sort(Comparator.comparing(c -> c.episode().effective()));
        List<Episode> episodes = cases.stream().map(CaseView::episode).toList();
        Means means = Means.of(Solvers.highs(), threads, progress);
        List<Backtest.Run> runs = Backtests.run(episodes, priors, Draws.of(seed, count), means);
        ExpectedBacktest.Result expected =
                Backtests.expected(episodes, behaviour, Draws.of(seed, expectedCount), means);
        return new Report(
                cases,
                priors,
                runs,
                seed,
                count,
                List.copyOf(external),
                parametersHash(priors),
                recordsHash(cases.stream().map(CaseView::files).toList()),
                expected,
                behaviourHash(behaviour));
    }

    /// A hash of what is stated of behaviour.
    public static String behaviourHash(Behaviour behaviour) {
        StringBuilder text = new StringBuilder();
        for (BehaviourParameter p : BehaviourParameter.values()) {
            text.append(p.key())
                    .append(' ')
                    .append(behaviour.of(p).figure().value().text())
                    .append(' ')
                    .append(behaviour.of(p).scale().key())
                    .append('\n');
        }
        return hash(text.toString());
    }

    /// A hash of what is stated of the parameters.
    public static String parametersHash(Priors priors) {
        StringBuilder text = new StringBuilder();
        for (Parameter p : Parameter.values()) {
            text.append(p.key())
                    .append(' ')
                    .append(priors.of(p).value().text())
                    .append(' ')
                    .append(priors.of(p).unit())
                    .append('\n');
        }
        return hash(text.toString());
    }

    /// A hash of the records that cases saw, which they may take from another world.
    public static String recordsHash(List<BacktestCaseReader.Case> cases) {
        StringBuilder text = new StringBuilder();
        cases.stream()
                .sorted(Comparator.comparing(BacktestCaseReader.Case::known)
                        .thenComparing(c -> c.world().id()))
                .forEach(c -> text.append(c.record()).append('\n'));
        return hash(text.toString());
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private CaseView read(Path path, Optional<Path> observed, List<String> external) {
        BacktestCaseReader.Case files = InputException.require("The case " + path, BacktestCaseReader.read(path))
                .orElseThrow();
        Ledger ledger = WorldFiles.ledger(path);
        PastMeasure measure = PastMeasure.of(ledger, files.measure(), files.known(), path.toString());
        List<Episode.Observation> observations = new ArrayList<>(files.observations());
        observed.ifPresent(folder -> files.external().forEach(x -> add(files, x, folder, observations, external)));
        Episode episode = new Episode(
                files.world().id(),
                files.world().title(),
                files.world(),
                new LedgerKnowledge(ledger),
                files.record(),
                files.known(),
                files.measure(),
                measure.licensed(),
                measure.effective(),
                files.judgedFrom(),
                files.series(),
                observations);
        return new CaseView(files, episode, measure.announced(), WorldHash.of(path));
    }

    /// Adds months that the case itself has no figure for.
    private void add(
            BacktestCaseReader.Case files,
            ExternalSeries wanted,
            Path folder,
            List<Episode.Observation> observations,
            List<String> external) {
        Map<String, Item> items = new LinkedHashMap<>();
        files.world().items().forEach(i -> items.put(i.id(), i));
        String item = files.series().stream()
                .filter(s -> s.id().equals(wanted.series()))
                .map(Episode.Series::item)
                .findFirst()
                .orElseThrow();
        Source source = files.world().sources().get(wanted.source());
        Item found = items.get(item);
        if (source == null || found == null) {
            throw new IllegalArgumentException("The source (" + wanted.source() + ") of the series (" + wanted.series()
                    + ") must stand in sources.yaml of " + files.folder() + ".");
        }
        Optional<List<Episode.Observation>> more =
                wanted.read(folder, Unit.parse(found.unit().symbol() + "/month"), source);
        if (more.isEmpty()) {
            progress.accept("skipped: " + folder.resolve(wanted.file()) + " is not there; the series ("
                    + wanted.series() + ") has only the months that are shipped");
            return;
        }
        Set<YearMonth> have = observations.stream()
                .filter(o -> o.series().equals(wanted.series()) && o.kind() == Episode.Kind.VOLUME)
                .map(Episode.Observation::first)
                .collect(Collectors.toCollection(HashSet::new));
        // The last months of a plan are those of a world that is about to end.
        YearMonth last = files.world().first().plusMonths(files.world().months() - MARGIN);
        more.get().stream()
                .filter(o -> !o.first().isBefore(files.judgedFrom())
                        && !o.first().isAfter(last)
                        && !have.contains(o.first()))
                .forEach(observations::add);
        if (!external.contains(wanted.file())) {
            external.add(wanted.file());
        }
    }
}
