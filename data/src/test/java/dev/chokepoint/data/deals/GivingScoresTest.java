package dev.chokepoint.data.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.deals.giving.Coding;
import dev.chokepoint.deals.giving.Exchange;
import dev.chokepoint.deals.giving.ForecastScores;
import dev.chokepoint.deals.giving.GivingBacktest;
import dev.chokepoint.deals.giving.TalkResampling;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/// Forecasts of the bundled record, scored here and by an independent scorer.
class GivingScoresTest {
    private static final double TOLERANCE_SCORE = 1e-9;
    private static final double TOLERANCE_PUBLISHED = 0.00005;
    private static final Path RECORD = SharedData.projectRoot().resolve("worlds/exchanges/exchanges.csv");

    private static GivingBacktest.Result both;

    @TempDir
    private Path folder;

    @BeforeAll
    static void runWithBothCodings() {
        both = run(Coding.all());
    }

    private static GivingBacktest.Result run(List<Coding> codings) {
        List<Exchange> record = ExchangeFiles.record(RECORD).value();
        return new GivingBacktest(record, codings, Map.of()).run();
    }

    private static GivingBacktest.Table table(
            GivingBacktest.Result result, GivingBacktest.Scope scope, GivingBacktest.Protocol protocol) {
        return result.tables().stream()
                .filter(t -> t.scope() == scope && t.protocol() == protocol)
                .findFirst()
                .orElseThrow();
    }

    private static void losses(GivingBacktest.Table table, double... expected) {
        double[] losses =
                table.naive().stream().mapToDouble(l -> l.scores().logLoss()).toArray();
        assertThat(losses).containsExactly(expected, within(TOLERANCE_PUBLISHED));
    }

    /// Base rate, newest first, press, named by newest, small logit, as published with the record: leave one talk out.
    @Test
    void naiveForecastsScoreAsPublishedWithTheRecord() {
        GivingBacktest.Result named = run(List.of(Coding.NAMED));
        GivingBacktest.Protocol talks = GivingBacktest.Protocol.TALKS_LEFT_OUT;
        GivingBacktest.Table all = table(named, GivingBacktest.Scope.ALL, talks);
        assertThat(all.rows()).isEqualTo(233);
        losses(all, 0.7062, 0.6898, 0.5535, 0.5440, 0.5332);
        TalkResampling.Mean press = all.naive().get(2).toBase();
        assertThat(press.value()).isCloseTo(-0.1526, within(TOLERANCE_PUBLISHED));
        assertThat(press.low()).isCloseTo(-0.2176, within(TOLERANCE_PUBLISHED));
        assertThat(press.high()).isCloseTo(-0.0841, within(TOLERANCE_PUBLISHED));
        assertThat(table(named, GivingBacktest.Scope.STRICT, talks)
                        .bestNaive()
                        .scores()
                        .logLoss())
                .isCloseTo(0.551, within(0.0005));
        GivingBacktest.Table controls = table(named, GivingBacktest.Scope.CONTROLS, talks);
        assertThat(controls.rows()).isEqualTo(95);
        assertThat(controls.bestNaive().scores().logLoss()).isCloseTo(0.469, within(0.0005));
        assertThat(controls.bestNaive().scores().aucInTalk()).isCloseTo(0.856, within(0.0005));
        GivingBacktest.Table read = table(named, GivingBacktest.Scope.READ, talks);
        assertThat(read.rows()).isEqualTo(170);
        assertThat(read.bestNaive().scores().logLoss()).isCloseTo(0.472, within(0.0005));
    }

    /// The five talks of the United States and China in 2025 are one round.
    @Test
    void theTalksOfOneYearAreLeftOutTogether() {
        GivingBacktest.Result blind = run(List.of(Coding.NAMED_BLIND));
        assertThat(blind.rounds())
                .containsExactly(List.of("geneva-2025", "london-2025", "stockholm-2025", "madrid-2025", "busan-2025"));
        losses(
                table(blind, GivingBacktest.Scope.ALL, GivingBacktest.Protocol.TALKS_LEFT_OUT),
                0.7062,
                0.6898,
                0.5376,
                0.5366,
                0.5096);
    }

    /// What the model is worth is pinned as it is: not told apart from the small logit on one coding.
    @Test
    void theModelIsPinnedWhereItWinsAndWhereItDoesNot() {
        GivingBacktest.Line model = table(both, GivingBacktest.Scope.ALL, GivingBacktest.Protocol.TALKS_LEFT_OUT)
                .model()
                .getFirst();
        assertThat(model.scores().logLoss()).isCloseTo(0.4954, within(TOLERANCE_PUBLISHED));
        assertThat(model.scores().aucInTalk()).isCloseTo(0.866, within(0.0005));
        GivingBacktest.Line byRound = table(both, GivingBacktest.Scope.ALL, GivingBacktest.Protocol.ROUNDS_LEFT_OUT)
                .model()
                .getFirst();
        assertThat(byRound.scores().logLoss()).isCloseTo(0.5525, within(TOLERANCE_PUBLISHED));
        assertThat(both.misses()).hasSize(9);
    }

    /// The scorer beside the project, on the same forecasts: every score and both ends of the interval.
    @Test
    void scoresAreThoseOfTheScorer() throws IOException, InterruptedException {
        Path tools = SharedData.require("tools/deal_scores.py");
        List<String> talks = new ArrayList<>();
        boolean[] given = new boolean[both.rows().size()];
        double[] p = new double[given.length];
        double[] half = new double[given.length];
        StringBuilder csv = new StringBuilder();
        for (int i = 0; i < p.length; i++) {
            GivingBacktest.Forecast row = both.rows().get(i);
            talks.add(row.concession().talk().id());
            given[i] = row.given();
            p[i] = row.byRound().probability();
            half[i] = row.byTalk().probability();
            csv.append(talks.get(i) + "," + (given[i] ? 1 : 0) + "," + p[i] + "," + half[i] + "\n");
        }
        Path rows = Files.writeString(folder.resolve("rows.csv"), csv);
        String script = """
                import sys
                sys.path.insert(0, sys.argv[1])
                sys.dont_write_bytecode = True
                import deal_scores as d
                rows, p, q = [], [], []
                for line in open(sys.argv[2]):
                    t, y, a, b = line.split(",")
                    rows.append({"talk": t, "y": int(y)}); p.append(float(a)); q.append(float(b))
                l, m = d.losses(rows, p), d.losses(rows, q)
                lo, hi = d.interval(rows, l, m)
                brier = sum((r["y"] - a) ** 2 for r, a in zip(rows, p)) / len(rows)
                print(sum(l) / len(l), brier, d.auc(rows, p), d.within(rows, p), lo, hi)
                """;
        String folderOfTools = String.valueOf(tools.getParent());
        double[] theirs = python(script, folderOfTools, rows.toString());
        ForecastScores ours = ForecastScores.of(talks, given, p);
        double[] differences = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            differences[i] = Math.log(given[i] ? half[i] / p[i] : (1 - half[i]) / (1 - p[i]));
        }
        TalkResampling.Mean interval = TalkResampling.mean(talks, differences);
        assertThat(new double[] {
                    ours.logLoss(), ours.brier(), ours.auc(), ours.aucInTalk(), interval.low(), interval.high()
                })
                .containsExactly(theirs, within(TOLERANCE_SCORE));
    }

    private static double[] python(String script, String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("python3", "-c", script));
        words.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(words).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new TestAbortedException("Skipped: there is no python3.", e);
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return Arrays.stream(out.strip().split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
