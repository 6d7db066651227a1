package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.Main;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The six countries of `examples/trade` through the command line.
class ScreenCommandTest {
    @TempDir
    private static Path folder;

    /// What a command wrote.
    private record Run(int code, String out, String err) {}

    private static Run run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out), new PrintWriter(err), args);
        return new Run(code, out.toString(), err.toString());
    }

    private static String store() {
        return folder.resolve("store").toString();
    }

    private static String example(int year) {
        return SharedData.projectRoot()
                .resolve("examples/trade/BACI_HS17_Y" + year + "_V209901.csv")
                .toString();
    }

    private static Run screen(String... more) {
        List<String> args = new ArrayList<>(List.of("screen", "--from", store(), "--years", "2020-2022"));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    @BeforeAll
    static void threeYearsAreImported() {
        Run run = run("import", "baci", example(2020), example(2021), example(2022), "--into", store());

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("37 rows in = 37 stored + 0 left out", "36 rows in = 36 stored");
    }

    @Test
    void theFirstLineSaysWhatTheScreenCannotSay() {
        for (String method : List.of("geodep", "ec-2021", "ec-persistent", "chokepoint")) {
            Run run = screen("--method", method);
            assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
            assertThat(run.out().lines().findFirst().orElseThrow())
                    .containsAnyOf("A screen of trade", "Our own reading", "Ranks where to look");
        }
    }

    @Test
    void countsStandBesideThoseAtOtherThresholds() {
        String out = screen().out();

        assertThat(out).contains("window to 2022  6");
        assertThat(out).containsPattern("imports / exports > 1\\s+12\\s+12\\s+6\\s+5\\s+5");
        assertThat(out).contains("gone in 2021                33.3 %");
    }

    @Test
    void countriesAndProductsNarrowIt() {
        assertThat(screen("--importer", "USA").out()).contains("window to 2022  1");
        assertThat(screen("--importer", "842", "--product", "8112*").out()).contains("window to 2022  0");
        assertThat(screen("--bloc", "EU27", "--importer", "DE").out()).contains("window to 2022  3");
        assertThat(screen("--importer", "Atlantis").err()).contains("The country (Atlantis) must be");
        assertThat(screen("--product", "28").err()).contains("The product (28) must be six digits");
    }

    @Test
    void tablesHaveTheColumnsOfTheirMethodWhateverTheThreads() {
        Run one = screen("--format", "csv", "--threads", "1");
        Run four = screen("--format", "csv", "--threads", "4");

        assertThat(one.out()).isEqualTo(four.out());
        assertThat(one.out().lines())
                .contains("window,j,k,n,leader", "2022,842,280530,2,156")
                .hasSize(7);
        assertThat(screen("--method", "chokepoint", "--format", "csv").out())
                .startsWith("i,j,k,v,dependence,replaceable_alone,replaceable_all,removed_alone,removed_all\n")
                .contains("156,842,280530,60.000,0.6,0,0,0.6,0.6\n");
    }

    @Test
    void filesComeWithTheRunTheyAreFrom() throws IOException {
        Path file = folder.resolve("flags.parquet");

        Run run = screen("--format", "parquet", "--out", file.toString());

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(Files.readAllBytes(file)).startsWith('P', 'A', 'R', '1');
        assertThat(Files.readString(folder.resolve("flags.parquet.run.json")))
                .contains("\"dataset\" : \"HS17-V209901\"", "\"sha256\"", "> 0.4");
        assertThat(folder.resolve("flags.parquet.part")).doesNotExist();
    }

    @Test
    void reExportsAreSeenThrough() {
        assertThat(screen("--method", "chokepoint", "--table", "indirect", "--importer", "US")
                        .out())
                .containsPattern("US\\s+CN\\s+280530.*60\\.0 %\\s+0\\.0 %\\s+99\\.0 %");
    }

    @Test
    void lawSaysFirstWhatTradeDataCannotSee() {
        String world = SharedData.projectRoot().resolve("worlds/us-china-2025").toString();

        Run run = screen("--law", world, "--on", "2025-06-10", "--known", "2025-06-10", "--importer", "US");

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).containsPattern("^\\d+ of \\d+ measures in force on 2025-06-10\\s+have no customs code");
        assertThat(run.out()).containsPattern("US\\s+280530.*in force\\s+0\\.0 % to 60\\.0 %.*CN-2025-18");
        assertThat(screen("--law", world, "--bloc", "EU27", "--on", "2025-06-10")
                        .err())
                .contains("give --law without --bloc");
    }

    @Test
    void wrongUseIsToldInOneLine() {
        assertThat(screen("--table", "direct").err()).contains("The method geodep has the tables");
        assertThat(screen("--method", "magic").err()).contains("The method (magic) must be");
        assertThat(run("screen", "--from", store(), "--years", "2019-2022").err())
                .contains("must have all years from 2019 to 2022");
        assertThat(run("screen", "--from", folder.resolve("none").toString(), "--years", "2022")
                        .code())
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run("import", "baci", "nowhere.zip", "--into", store()).err())
                .contains("There is no file nowhere.zip");
    }

    @Test
    void aRefusedFileIsBadInput() throws IOException {
        Path file = Files.writeString(folder.resolve("BACI_HS17_Y2018_V209901.csv"), "t,i,j,k,v,q\n");

        Run run = run("import", "baci", file.toString(), "--into", store());

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).contains("refused: it has no rows");
    }
}
