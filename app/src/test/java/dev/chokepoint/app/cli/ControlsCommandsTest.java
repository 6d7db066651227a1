package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.Main;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlsCommandsTest {
    private static final String WORLD =
            SharedData.projectRoot().resolve("worlds/us-china-2025").toString();

    @TempDir
    Path folder;

    private record Ran(int code, String out, String err) {}

    private static Ran run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out), new PrintWriter(err), args);
        return new Ran(code, out.toString(), err.toString());
    }

    /// Origin: Announcement 46 of 2024, clause 1, over Announcement 18 of 2025.
    @Test
    void oneShipmentIsAnsweredOnAScreen() {
        Ran ran = run(
                "check",
                WORLD,
                "--item",
                "samarium cobalt magnet",
                "--from",
                "CN",
                "--to",
                "US",
                "--end-use",
                "fighter jet",
                "--as-of",
                "2025-06-10");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("PROHIBITED", "CN-2024-46.1", "CN-2025-18", "does not clear a shipment");
        assertThat(ran.out().lines().count()).isLessThan(40);
    }

    @Test
    void aNearMissNamesTheFigureThatDecides() {
        Ran ran = run("check", WORLD, "--item", "Nvidia H20", "--from", "US", "--to", "CN", "--as-of", "2024-06-01");
        assertThat(ran.out()).contains("OUTSIDE_COVERAGE", "performance density (pd) is 2.909, needs >= 3.2");
    }

    @Test
    void badRowsGoToARejectsFileAndTheRestGoesOn() throws IOException {
        Path in = folder.resolve("in.csv");
        Path out = folder.resolve("out.csv");
        Files.writeString(in, """
                case_id,item,attributes,origin,exporter,movement,destination,end_use,end_user,event_date,known_on
                a,Dysprosium oxide,,CN,CN,export,JP,magnets,civil,2025-05-01,2026-11-24
                b,Dysprosium oxide,,CN,CN,export,JP,magnets,civil,soon,2026-11-24
                c,Dysprosium oxide,,CN,CN,export,Atlantis,magnets,civil,2025-05-01,2026-11-24
                d,Pump,owner_listed=true;ownership=-5,US,US,export,CN,industrial,firm,2025-10-15,2026-11-24
                e,,,CN,CN,export,JP,magnets,civil,2025-05-01,2026-11-24
                f,Accelerator,tpp=4992;die_mm2=826;pd=9,US,US,export,CN,training,firm,2025-10-15,2026-11-24
                """);
        Ran ran = run("check", WORLD, "--batch", in.toString(), "--out", out.toString());
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.ROWS_REJECTED);
        assertThat(Files.readAllLines(out))
                .hasSize(2)
                .element(1)
                .asString()
                .startsWith("a,LICENCE_REQUIRED,CN-2025-18");
        assertThat(Files.readAllLines(folder.resolve("out.csv.rejects.csv")))
                .hasSize(6)
                .anyMatch(l -> l.startsWith("3,b,event_date,soon"))
                .anyMatch(l -> l.startsWith("4,c,destination,Atlantis"))
                .anyMatch(l -> l.startsWith("5,d,ownership,-5"))
                .anyMatch(l -> l.startsWith("6,e,item"))
                .anyMatch(l -> l.startsWith("7,f,pd,9"));
    }

    @Test
    void missingOptionsAreAUsageError() {
        assertThat(run("check", WORLD).code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("check", WORLD, "--item", "pump").code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("check", "no-such-world", "--item", "pump", "--from", "US", "--to", "CN")
                        .code())
                .isEqualTo(ExitCode.BAD_INPUT);
    }

    /// Origin: Announcements 13 (ended 2025-11-10), 46 clause 2 (suspended 2025-11-09) and the affiliates rule.
    @Test
    void aDiffReadsLikeABriefing() {
        Ran ran = run("ledger", "diff", WORLD, "--on", "2025-11-08,2025-11-10", "--known", "2026-11-24");
        assertThat(ran.out())
                .contains("Suspended (3):", "CN-2024-46.2", "US-2025-AFFILIATES", "Ended (2):", "CN-2025-13");
    }

    @Test
    void aRecordedEventCountsFromThenOn() throws IOException {
        Path world = copy();
        Path event = folder.resolve("event.json");
        Files.writeString(event, """
                {"key": "CN-2025-57#test", "measure": "CN-2025-57", "type": "EXTENDED", "from": "2026-11-11",
                 "to": "2027-11-10", "known": "2026-11-23", "by": "CN-2025-70", "source": "a test, not a fact"}
                """);
        String[] check = {
            "check",
            world.toString(),
            "--item",
            "Holmium oxide",
            "--from",
            "CN",
            "--to",
            "US",
            "--on",
            "2026-12-01",
            "--known",
            "2026-11-24"
        };
        assertThat(run(check).out()).contains("LICENCE_REQUIRED");
        Ran recorded = run("ledger", "record", event.toString(), world.toString());
        assertThat(recorded.code()).as(recorded.err()).isZero();
        assertThat(run(check).out()).contains("SUSPENDED", "2027-11-11");
        Ran again = run("ledger", "record", event.toString(), world.toString());
        assertThat(again.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(again.err()).contains("must be unique");
        assertThat(Files.readAllLines(world.resolve("ledger/journal.jsonl"))).hasSize(1);
    }

    @Test
    void theTimelineIsDrawn() throws IOException {
        Path svg = folder.resolve("t.svg");
        assertThat(run("ledger", "timeline", WORLD, "--as-of", "2026-11-24", "--svg", svg.toString())
                        .code())
                .isZero();
        assertThat(Files.readString(svg))
                .startsWith("<svg")
                .contains("CN-2025-18")
                .endsWith("</svg>\n");
        assertThat(run("ledger", "show", "CN-2025-70", WORLD).out()).contains("not confirmed");
        assertThat(run("ledger", "lint", WORLD).out()).contains("0 problems, 0 findings");
    }

    private Path copy() throws IOException {
        Path from = Path.of(WORLD).resolve("ledger");
        Path to = folder.resolve("world/ledger");
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(f -> {
                try {
                    Path target = to.resolve(from.relativize(f).toString());
                    if (Files.isDirectory(f)) {
                        Files.createDirectories(target);
                    } else {
                        Files.copy(f, target);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return folder.resolve("world");
    }
}
