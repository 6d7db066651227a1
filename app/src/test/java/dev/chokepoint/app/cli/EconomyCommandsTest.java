package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.cli.trade.IndicatorsCommand;
import dev.chokepoint.app.cli.trade.MultipliersCommand;
import dev.chokepoint.app.cli.trade.SimulateCommand;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Runs the commands of the how-to guides on the examples that are shipped.
class EconomyCommandsTest {
    private static final Path EXAMPLES = SharedData.projectRoot().resolve("examples");
    private static final int BAD_INPUT = 3;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Object command, Object... args) {
        CommandLine line = new CommandLine(command);
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        String[] words = new String[args.length];
        for (int k = 0; k < args.length; k++) {
            words[k] = args[k].toString();
        }
        return line.execute(words);
    }

    private static Path example(String path) {
        return EXAMPLES.resolve(path);
    }

    @Test
    void aShockIsSimulatedAndItsSeriesHaveTheStatedLayout() throws IOException {
        Path series = folder.resolve("series.csv");
        Path page = folder.resolve("page.html");
        int code = run(
                new SimulateCommand(),
                "ario",
                "--table",
                example("ario"),
                "--shock",
                example("ario/shock.yaml"),
                "--out",
                series,
                "--html",
                page);
        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString()).contains("Norland refining cut", "production lost", "Norland/refining");
        List<String> lines = Files.readAllLines(series);
        assertThat(lines).hasSize(1 + 365);
        String[] header = lines.getFirst().split(",");
        assertThat(header).hasSize(1 + 40 + 10);
        assertThat(header[0]).isEqualTo("step");
        assertThat(header[1]).isEqualTo("production_realised:Norland/mining");
        assertThat(header[41]).isEqualTo("final_demand_unmet:Norland/households");
        assertThat(lines.get(1)).startsWith("0,");
        assertThat(lines).allSatisfy(l -> assertThat(l.split(",")).hasSize(51));
        assertThat(Files.readString(page))
                .contains("<svg", "Losses by region over time")
                .doesNotContain("<script", "http:", "https:");
    }

    @Test
    void shocksRunSideBySideWithNumberedResults() throws IOException {
        Path series = folder.resolve("series.csv");
        Path other = folder.resolve("other.yaml");
        Files.writeString(other, Files.readString(example("ario/lane.yaml")).replace("share: 1", "share: 0.5"));
        int code = run(
                new SimulateCommand(),
                "ario",
                "--table",
                example("ario"),
                "--shock",
                example("ario/lane.yaml"),
                "--shock",
                other,
                "--days",
                200,
                "--out",
                series);
        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(Files.readAllLines(folder.resolve("series-1.csv"))).hasSize(201);
        assertThat(folder.resolve("series-2.csv")).exists();
    }

    @Test
    void aFolderOfShocksGivesAFolderOfResultsEqualToSingleRuns() throws IOException {
        Path shocks = Files.createDirectory(folder.resolve("shocks"));
        Files.copy(example("ario/lane.yaml"), shocks.resolve("lane.yaml"));
        Files.copy(example("ario/shock.yaml"), shocks.resolve("cut.yaml"));
        Files.writeString(
                shocks.resolve("gain.json"),
                "{\"days\": 30, \"events\": [{\"name\": \"a, b\", \"kind\": \"gain\","
                        + " \"impact\": [[\"Norland\", \"refining\", 0.5]], \"from\": 2}]}");
        Files.writeString(shocks.resolve("notes.txt"), "not a shock");
        Path results = folder.resolve("results");
        assertThat(run(
                        new SimulateCommand(),
                        "ario",
                        "--table",
                        example("ario"),
                        "--shock",
                        shocks,
                        example("ario/shock.yaml"),
                        "--out",
                        results))
                .isZero();
        assertThat(err.toString()).isEmpty();
        List<String> summary = Files.readAllLines(results.resolve("summary.csv"));
        assertThat(summary).hasSize(5);
        assertThat(summary).anyMatch(l -> l.startsWith("\"a, b\",gain.json,30,1,"));
        assertThat(Files.readString(results.resolve("index.html"))).contains("lane.html", "cut.html", "shock.html");
        Path alone = folder.resolve("alone.csv");
        assertThat(run(
                        new SimulateCommand(),
                        "ario",
                        "--table",
                        example("ario"),
                        "--shock",
                        example("ario/lane.yaml"),
                        "--out",
                        alone))
                .isZero();
        assertThat(results.resolve("lane.csv")).hasSameTextualContentAs(alone);
        assertThat(run(
                        new SimulateCommand(),
                        "ario",
                        "--table",
                        example("ario"),
                        "--shock",
                        Files.createDirectory(folder.resolve("none"))))
                .isEqualTo(BAD_INPUT);
        assertThat(err.toString()).contains("no shock");
    }

    @Test
    void badInputIsNamedWithoutATrace() throws IOException {
        Path shock = folder.resolve("bad.yaml");
        Files.writeString(shock, "events:\n  - {name: a, impact: [[Norland, refining, 1.5]], from: 3}\n");
        int code = run(new SimulateCommand(), "ario", "--table", example("ario"), "--shock", shock);
        assertThat(code).isEqualTo(BAD_INPUT);
        assertThat(err.toString()).contains("1.5", "0 to 1").doesNotContain("Exception");
        assertThat(run(new SimulateCommand(), "ario", "--table", folder.resolve("none"), "--shock", shock))
                .isEqualTo(BAD_INPUT);
        assertThat(run(new SimulateCommand(), "ario", "--table", example("ario")))
                .isEqualTo(2);
    }

    @Test
    void thePeersParametersAndModeAreTaken() throws IOException {
        Path input = SharedData.require("data/ario/synth_6x8_input.npz");
        Path params = SharedData.require("data/ario/synth_6x8__A_cut90_psi_alt_params.json");
        Path series = folder.resolve("series.csv");
        int code = run(
                new SimulateCommand(),
                "ario",
                "--table",
                input,
                "--shock",
                params,
                "--compat",
                "boario",
                "--out",
                series);
        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        // The peer starts the cut of day 5 on day 6: industry R02/s003 (column 20) still runs on day 5.
        List<String> lines = Files.readAllLines(series);
        double before = Double.parseDouble(lines.get(1 + 5).split(",")[20]);
        double after = Double.parseDouble(lines.get(1 + 6).split(",")[20]);
        assertThat(after).isLessThan(0.2 * before);
    }

    @Test
    void multipliersExtractionAndInoperabilityArePrinted() {
        assertThat(run(new MultipliersCommand(), "--table", example("ario"))).isZero();
        assertThat(run(new MultipliersCommand(), "--table", example("ario"), "--extract", "Norland/refining"))
                .isZero();
        assertThat(run(
                        new MultipliersCommand(),
                        "--table",
                        example("ario"),
                        "--extract",
                        "Norland/refining>Sudland/chemicals",
                        "--share",
                        0.5))
                .isZero();
        assertThat(run(new MultipliersCommand(), "--table", example("ario"), "--perturb", "Norland/refining=0.3"))
                .isZero();
        assertThat(run(
                        new MultipliersCommand(),
                        "--table",
                        example("ario"),
                        "--perturb",
                        "Norland/refining=0.3",
                        "--steps",
                        20))
                .isZero();
        assertThat(out.toString()).contains("Leontief", "Without 50 %", "output lost", "equilibrium", "after 20 steps");
        assertThat(run(new MultipliersCommand(), "--table", example("ario"), "--extract", "Atlantis"))
                .isEqualTo(BAD_INPUT);
        assertThat(err.toString()).contains("Atlantis");
    }

    @Test
    void indicatorsShowTheirInputsAndGaps() {
        Path rows = example("indicators/rows.csv");
        assertThat(run(new IndicatorsCommand(), "hhi", "--data", rows, "--stage", "metal"))
                .isZero();
        // (700² + 140² + 30² + 20²)/890², by hand.
        assertThat(out.toString()).contains("hhi = 0.644994", "CHN = 78.65 %");
        assertThat(err.toString()).contains("TWN is withheld");
        assertThat(run(new IndicatorsCommand(), "nir", "--data", rows, "--stage", "metal", "--place", "USA"))
                .isZero();
        // (85 - 5 + 2)/(30 + 82) = 0.732143, by hand.
        assertThat(out.toString()).contains("nir of USA = 0.732143");
        assertThat(run(new IndicatorsCommand(), "eu-sr", "--data", rows, "--stage", "metal", "--recycling", 0.1))
                .isZero();
        assertThat(out.toString()).contains("eu-sr = ", "missing: governance of Atlantis");
        assertThat(run(
                        new IndicatorsCommand(),
                        "geopolrisk",
                        "--data",
                        rows,
                        "--stage",
                        "metal",
                        "--place",
                        "USA",
                        "--format",
                        "csv"))
                .isZero();
        // Price (1.8 M + 0.7 M)/85,000 kg.
        assertThat(out.toString()).contains("subject,indicator,value,lo,hi,missing", "29.41");
        assertThat(run(new IndicatorsCommand(), "eu-ei", "--data", example("indicators/uses.csv")))
                .isZero();
        // 0.6 x 3.75 + 0.4 x 10.
        assertThat(out.toString()).contains("eu-ei = 6.25");
    }

    @Test
    void indicatorsOfAWorldShowInputsSourcesAndWhatIsNotKnown() {
        Path world = SharedData.projectRoot().resolve("worlds/us-china-2025");
        assertThat(run(new IndicatorsCommand(), "hhi", world, "--item", "ga-metal", "--as-of", "2025-06-10"))
                .isZero();
        // China 750, Japan 21, South Korea 3, EU 15, US 7.7, rest 6 t (USGS 2025 and the world's assumptions), by hand:
        // (750² + 21² + 3² + 15² + 7.7² + 6²)/802.7².
        assertThat(out.toString())
                .contains("hhi = 0.874199  (")
                .contains("who supplies within ROW", "production of CHN: 750, Mineral Commodity Summaries 2025");
        out.getBuffer().setLength(0);
        // A year on, USGS 2026 is out: China 839 t.
        assertThat(run(new IndicatorsCommand(), "hhi", world, "--item", "ga-metal", "--as-of", "2026-03-01"))
                .isZero();
        assertThat(out.toString()).contains("production of CHN: 839, ");
        assertThat(run(new IndicatorsCommand(), "nir", world, "--item", "ga-metal", "--place", "US", "--format", "csv"))
                .isZero();
        // Imports of 2, 2.4, 1.8 and 4.8 t against 7.7 t reclaimed at home: 11/18.7 by hand.
        assertThat(out.toString()).contains("ga-metal, metal, 2025\",nir of USA,0.588235");
        out.getBuffer().setLength(0);
        assertThat(run(new IndicatorsCommand(), "geopolrisk", world, "--item", "ga-metal", "--place", "USA"))
                .isZero();
        assertThat(out.toString())
                .contains("geopolrisk of USA = ", "errors of governance estimates alone", "price, USD/kg = ");
        assertThat(run(new IndicatorsCommand(), "eu-sr", world, "--item", "ga-metal"))
                .isZero();
        assertThat(out.toString()).contains("recycling input rate (taken as 0", "governance of ROW");
        out.getBuffer().setLength(0);
        assertThat(run(new IndicatorsCommand(), "eu-ei", world, "--item", "ga-metal"))
                .isZero();
        assertThat(out.toString()).contains("eu-ei = not known", "value added by sector");
        assertThat(run(new IndicatorsCommand(), "nir", world, "--place", "Atlantis"))
                .isEqualTo(BAD_INPUT);
        assertThat(err.toString()).contains("Atlantis");
    }

    @Test
    void aWholeWorldIsListedItemByItemWithoutMixingStages() {
        Path world = SharedData.projectRoot().resolve("worlds/us-china-2025");
        assertThat(run(new IndicatorsCommand(), "hhi", world)).isZero();
        assertThat(out.toString())
                .contains("sb-ore, ore, ", "sb-metal, metal, ", "sm-oxide, oxide, ")
                .doesNotContain("NaN");
        out.getBuffer().setLength(0);
        assertThat(run(new IndicatorsCommand(), "nir", world, "--stage", "magnet"))
                .isZero();
        assertThat(out.toString()).contains("smco-magnet, magnet, ").doesNotContain("sm-oxide");
    }

    @Test
    void stagesAreNotMixedAndMissingOptionsAreNamed() {
        Path rows = example("indicators/rows.csv");
        assertThat(run(new IndicatorsCommand(), "hhi", "--data", rows)).isEqualTo(BAD_INPUT);
        assertThat(err.toString()).contains("[metal, ore]", "--stage");
        assertThat(run(new IndicatorsCommand(), "nir", "--data", rows, "--stage", "metal"))
                .isEqualTo(BAD_INPUT);
        assertThat(err.toString()).contains("--place");
        assertThat(run(new IndicatorsCommand(), "gini", "--data", rows)).isEqualTo(2);
    }
}
