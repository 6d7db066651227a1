package dev.chokepoint.app.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.WorldRecord;
import dev.chokepoint.answer.company.CompanyAnswer;
import dev.chokepoint.answer.deals.DealAnswer;
import dev.chokepoint.answer.deals.DealQuestion;
import dev.chokepoint.answer.deals.Negotiation;
import dev.chokepoint.answer.expected.ExpectedLosses;
import dev.chokepoint.answer.scenario.ScenarioOutcome;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.data.company.BillReader;
import dev.chokepoint.data.world.WorldInit;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.solver.LpSolver;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The files of a world with their lines in another order, with other ids or with other money say the same, in every
/// answer: losses in all three cases, a company, a deal.
class SameWorldOtherFilesTest {
    private static final double RELATIVE = 1e-6;
    private static final double RELATIVE_OF_SIDES = 1e-5;
    private static final String DRAW = "expected, draw ";
    private static final AsOf JUNE = AsOf.of(LocalDate.of(2025, 6, 10));
    private static final int DRAWS = 4;
    private static final LpSolver SOLVER = Solvers.highs();
    private static final String BILL = """
            level,sku,description,quantity,unit,item,content,per_month,value_usd
            0,PUMP,Pump,1,piece,,,100,500
            1,MAG,Magnet,2,piece,smco-magnet,0.05 kg,,
            """;
    private static final String TALKS = """
            id: talks
            title: Magnets against software
            date: 2025-06-10
            known: 2025-06-10
            disagreement: status-quo
            sides:
              US: {concessions: [{id: a, name: Software, measures: [US-2025-EDA], options: [keep, {ease: 0.5}, lift], because: a test, source: "assumed: a test"}]}
              CN: {concessions: [{id: b, name: Magnets, measures: [CN-2025-18], options: [keep, lift], because: a test, source: "assumed: a test"}]}
            """;

    @TempDir
    private static Path folder;

    private static Map<String, Double> asWritten = Map.of();

    @BeforeAll
    static void theAnswersOfTheFilesAsTheyAre() throws IOException {
        asWritten = answers(world("as-written"), BILL);
        assertThat(asWritten).hasSizeGreaterThan(20);
        assertThat(asWritten.get("loss worst")).isGreaterThan(1e9);
    }

    private static Path world(String name) throws IOException {
        Path world = folder.resolve(name).resolve("w");
        WorldInit.write(world);
        Files.copy(SharedData.projectRoot().resolve("worlds/behaviour.csv"), folder.resolve(name + "/behaviour.csv"));
        Files.createDirectory(world.resolve("deals"));
        Files.writeString(world.resolve("deals/talks.yaml"), TALKS);
        return world;
    }

    /// Every figure that is answered, by a name of its own; amounts of money end in USD.
    private static Map<String, Double> answers(Path world, String bill) throws IOException {
        Map<String, Double> all = new TreeMap<>();
        WorldRecord record = WorldFiles.record(world);
        Path table = Files.writeString(world.resolveSibling("bom.csv"), bill);
        BillReader.Reading parts = InputException.require(
                "The bill", BillReader.read(table, Optional.empty(), Optional.empty(), record.world(), "US"));
        Means means = Means.of(SOLVER);
        try (Situation situation = Situation.of(Question.of(record, JUNE), means)) {
            ScenarioOutcome outcome = ScenarioOutcome.of(situation);
            all.put("loss best", outcome.total().best());
            all.put("loss worst", outcome.total().worst());
            outcome.parties().forEach(p -> all.put("loss of " + p.party().id(), p.best()));
            all.put("lines that stop", (double) outcome.stopping().size());
            ExpectedLosses expected =
                    ExpectedLosses.of(situation, means, DRAWS, 1, done -> {}).orElseThrow();
            all.put("expected", expected.central().loss());
            expected.central().lossByParty().forEach((party, usd) -> all.put("expected of " + party, usd));
            expected.draws().forEach(d -> all.put(DRAW + d.index(), d.loss()));
            CompanyAnswer company = CompanyAnswer.of(situation, parts.bill());
            company.measures().forEach(m -> all.put("company best " + m.measure(), m.bestUsd()));
            company.measures().forEach(m -> all.put("company worst " + m.measure(), m.worstUsd()));
            Negotiation talks = Negotiation.of(
                    situation, DealQuestion.of(record.talks(JUNE.known()).orElseThrow(), DealAnswer.Depth.BRIEF));
            talks.main().packages().shown().forEach(p -> all.put("deal " + p.options() + " US", p.utility(0)));
            talks.main().packages().shown().forEach(p -> all.put("deal " + p.options() + " CN", p.utility(1)));
        }
        return all;
    }

    /// Equal but for rounding, relative to the whole: what a side gains is a difference of large amounts,
    /// and of plans that are equally good another may be found. Draws are named by what is stated of their
    /// figures, so that only a world whose figures stand in the same words has the same ones.
    private static void same(Map<String, Double> now, double scale, boolean sameDraws) {
        double size = asWritten.getOrDefault("loss worst", 0.0) * scale;
        assertThat(now.keySet()).isEqualTo(asWritten.keySet());
        asWritten.forEach((name, value) -> {
            double factor = name.startsWith("lines") ? 1 : scale;
            double room = name.startsWith("company") ? Math.abs(value * scale) + 1 : size;
            double relative = name.startsWith("deal") ? RELATIVE_OF_SIDES : RELATIVE;
            if (sameDraws || !name.startsWith(DRAW)) {
                assertThat(now.get(name)).as(name).isCloseTo(value * factor, within(relative * room));
            }
        });
    }

    private static void rewrite(Path world, UnaryOperator<String> change) throws IOException {
        try (Stream<Path> files = Files.walk(world)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(file, change.apply(Files.readString(file)));
            }
        }
    }

    @Test
    void theOrderOfTheLinesDoesNotMatter() throws IOException {
        Path world = world("order");
        Random random = new Random(4);
        try (Stream<Path> tables = Files.list(world)) {
            for (Path table :
                    tables.filter(p -> p.toString().endsWith(".csv")).sorted().toList()) {
                List<String> lines = Files.readAllLines(table);
                int head = 0;
                while (lines.get(head).startsWith("#")) {
                    head++;
                }
                List<String> rows = new ArrayList<>(lines.subList(head + 1, lines.size()));
                Collections.shuffle(rows, random);
                rows.addAll(0, lines.subList(0, head + 1));
                Files.write(table, rows);
            }
        }
        same(answers(world, BILL), 1, true);
    }

    @Test
    void theIdsOfItemsAndRecipesDoNotMatter() throws IOException {
        Path world = world("ids");
        List<String> ids = new ArrayList<>();
        for (String table : List.of("items.csv", "recipes.csv")) {
            Files.readAllLines(world.resolve(table)).stream()
                    .filter(l -> !l.startsWith("#") && !l.startsWith("id,") && !l.startsWith("recipe,"))
                    .map(l -> l.substring(0, l.indexOf(',')))
                    .forEach(ids::add);
        }
        Pattern named = Pattern.compile("(?m)(?<![\\w-])(" + String.join("|", ids) + ")(?=,)");
        UnaryOperator<String> other = text -> named.matcher(text)
                .replaceAll(m -> "z" + Integer.toHexString(m.group(1).hashCode()));
        try (Stream<Path> tables = Files.list(world)) {
            for (Path table : tables.filter(p -> p.toString().endsWith(".csv")).toList()) {
                Files.writeString(table, other.apply(Files.readString(table)));
            }
        }
        assertThat(Files.readString(world.resolve("trade.csv"))).doesNotContain("smco-magnet,");
        same(answers(world, other.apply(BILL)), 1, false);
    }

    /// Kilograms told in tonnes and dollars in thousands.
    @Test
    void theUnitsOfFiguresDoNotMatter() throws IOException {
        Path world = world("units");
        Pattern perKg = Pattern.compile("(?m)^([^,#]+),([0-9.]+)((?:\\.\\.[0-9.]+)*),USD/kg,");
        rewrite(world, text -> perKg.matcher(text).replaceAll(m -> m.group().replace(",USD/kg,", ",kUSD/t,")));
        assertThat(Files.readString(world.resolve("prices.csv")))
                .contains("kUSD/t")
                .doesNotContain("USD/kg");
        same(answers(world, BILL), 1, false);
    }

    /// With money of half the worth every amount is twice as large and nothing else is another.
    @Test
    void twiceTheMoneyGivesTwiceEveryAmount() throws IOException {
        Path world = world("money");
        Pattern price = Pattern.compile("(?m)^([^,#\\n]+,)([0-9][0-9.]*)(,k?M?USD/)");
        rewrite(world.resolve("prices.csv"), text -> {
            StringBuilder out = new StringBuilder();
            Matcher m = price.matcher(text);
            while (m.find()) {
                String twice = Stream.of(m.group(2).split("\\.\\."))
                        .map(v -> Double.toString(2 * Double.parseDouble(v)))
                        .reduce((a, b) -> a + ".." + b)
                        .orElseThrow();
                m.appendReplacement(out, m.group(1) + twice + m.group(3));
            }
            return m.appendTail(out).toString();
        });
        same(answers(world, BILL.replace("100,500", "100,1000")), 2, false);
    }

    /// A quota of a scenario and a measure that lets the same share of the baseline pass.
    @Test
    void aQuotaOfAScenarioIsTheSameAsThatQuotaAsAMeasure() throws IOException {
        Path world = folder.resolve("as-written/w");
        // eda-licence, Japan: 4,000 seats a year, a quarter of them may pass.
        Path quota = Files.writeString(
                folder.resolve("quota.yaml"),
                "name: quota\nchanges:\n  - {quota: \"eda-licence:US->JP\", amount: 1000 seat/year, from: 2025-07}\n");
        Path measure = Files.writeString(
                folder.resolve("measure.yaml"),
                "name: measure\nchanges:\n  - {close: \"eda-licence:US->JP\", share: 0.25, from: 2025-07}\n");
        WorldRecord record = WorldFiles.record(world);
        try (Situation base = Situation.of(Question.of(record, JUNE), Means.of(SOLVER));
                Situation byQuota = base.under(WorldFiles.scenario(List.of(quota)));
                Situation byMeasure = base.under(WorldFiles.scenario(List.of(measure)))) {
            Plan one = byQuota.best();
            Plan other = byMeasure.best();
            double room = RELATIVE * Math.abs(base.free().total());
            double loss = base.best().total() - one.total();
            assertThat(loss).isGreaterThan(1e6);
            assertThat(one.total()).isCloseTo(other.total(), within(room));
            double[] passed = one.flowOf("eda-licence", "US", "JP").orElseThrow();
            double[] passedToo = other.flowOf("eda-licence", "US", "JP").orElseThrow();
            for (int t = 3; t < passed.length; t++) {
                assertThat(passed[t]).as("month " + t).isCloseTo(passedToo[t], within(1e-3 * (1 + passedToo[t])));
            }
            record.world()
                    .parties()
                    .forEach(p -> assertThat(one.welfareOf(p.id()))
                            .as(p.id())
                            .isCloseTo(other.welfareOf(p.id()), within(1e-3 * loss)));
        }
    }
}
