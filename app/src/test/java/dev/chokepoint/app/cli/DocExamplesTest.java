package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.Main;
import dev.chokepoint.app.cli.options.DateOptions;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.data.world.WorldFolder;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// Every command line that the documentation shows does what it says it does: it runs, and prints what is shown.
///
/// A block marked `output` behind a block of commands shows what the last of them prints; see [ShownOutput].
/// A line that stands on several pages is run once.
class DocExamplesTest {
    /// Names that stand for a file of the reader's own; such lines are parsed, not run.
    private static final Set<String> OF_THE_READER = Set.of(
            "my-rules",
            "STORE",
            "article.txt",
            "audit.jsonl",
            "domain.xml",
            "FILE",
            "DIR",
            "WORLD",
            "my-world",
            "my-store",
            "shipments.csv",
            "NAME",
            "URL",
            "ID");

    /// Lines that other tests run, or that need a file of `../shared`, or a person; they are parsed, not run.
    private static final Pattern ELSEWHERE =
            Pattern.compile("^(demo|serve|review|backtest|deals backtest|mitigate|sweep)\\b.*"
                    + "|.*(\\.\\./shared|--draws|\\s-(\\s|$)|\\[|…).*");

    private static final Set<String> OUTPUTS = Set.of("--out", "--html", "--svg", "--suggest", "--keep");

    /// Folders that one example makes and later ones read.
    private static final Set<String> STORES = Set.of("--into", "--from");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    /// What a line printed, by the line.
    private static final Map<String, Run> RUNS = new HashMap<>();

    @TempDir
    private static Path stores;

    @BeforeAll
    static void bundledWorldsAreFoundAsByTheLauncher() {
        System.setProperty(WorldFolder.HOME_PROPERTY, SharedData.projectRoot().toString());
    }

    @AfterAll
    static void forget() {
        System.clearProperty(WorldFolder.HOME_PROPERTY);
        RUNS.clear();
    }

    static Stream<Arguments> commands() throws IOException {
        Path root = SharedData.projectRoot();
        List<Path> pages = new ArrayList<>(List.of(root.resolve("README.md")));
        try (Stream<Path> docs = Files.walk(root.resolve("docs"))) {
            docs.filter(p -> p.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        List<Arguments> all = new ArrayList<>();
        for (Path page : pages) {
            for (ShownCommand shown : ShownCommand.of(Files.readAllLines(page))) {
                all.add(Arguments.of(root.relativize(page).toString(), shown.command(), shown.output()));
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("commands")
    void runs(String page, String command, List<String> shown) throws IOException {
        List<String> args = words(command);
        boolean ownFile = args.stream().anyMatch(OF_THE_READER::contains);
        if (ownFile || ELSEWHERE.matcher(command).matches()) {
            CommandLine line = new CommandLine(new Main());
            line.registerConverter(java.time.LocalDate.class, DateOptions::day);
            assertThat(line.parseArgs(args.toArray(String[]::new)).errors()).isEmpty();
            assertThat(shown).as("an output of a line that is not run").isEmpty();
            return;
        }
        Run run = RUNS.get(command);
        if (run == null) {
            run = run(args);
            RUNS.put(command, run);
        }

        assertThat(run.code()).as("%s\n%s", run.out(), run.err()).isIn(ExitCode.DONE, ExitCode.ROWS_REJECTED);
        assertThat(run.out() + run.err()).isNotBlank();
        assertThat(run.err().toLowerCase(Locale.ROOT)).doesNotContain("exception");
        if (!shown.isEmpty()) {
            assertThat(ShownOutput.firstDifference(shown, run.out().lines().toList()))
                    .as("what %s shows of%n%s%nwhich prints%n%s", page, command, run.out())
                    .isEmpty();
        }
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command.replaceFirst("\\s+(\\||2?>).*", ""));
        while (word.find()) {
            words.add(word.group(1) != null ? word.group(1) : word.group(2));
        }
        return words;
    }

    /// Runs a line with what it writes in folders of the test.
    private static Run run(List<String> asShown) throws IOException {
        List<String> args = new ArrayList<>(asShown);
        Path folder = Files.createTempDirectory(stores, "written");
        boolean ofStores =
                List.of("import", "screen", "store", "indicators", "world").contains(args.getFirst());
        for (int k = 0; k < args.size(); k++) {
            Path there = SharedData.projectRoot().resolve(args.get(k));
            if (k > 0 && OUTPUTS.contains(args.get(k - 1))) {
                args.set(k, folder.resolve(args.get(k)).toString());
            } else if (k > 0 && ofStores && STORES.contains(args.get(k - 1))) {
                args.set(k, stores.resolve(args.get(k)).toString());
            } else if (args.get(k).contains("/") && Files.exists(there)) {
                args.set(k, there.toString());
            }
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out), new PrintWriter(err), args.toArray(String[]::new));
        return new Run(code, out.toString(), err.toString());
    }

    private record Run(int code, String out, String err) {}
}
