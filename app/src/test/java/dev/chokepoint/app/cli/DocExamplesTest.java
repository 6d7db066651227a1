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
import java.util.List;
import java.util.Locale;
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

/// Every command line that the documentation shows does what it says it does: it runs.
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
            "ID");

    /// Lines that other tests run, or that need a file of `../shared`, or a person; they are parsed, not run.
    private static final Pattern ELSEWHERE =
            Pattern.compile("^(demo|serve|review|backtest|deals backtest|mitigate|sweep)\\b.*"
                    + "|.*(\\.\\./shared|--draws|\\s-(\\s|$)|\\[|…).*");

    private static final Set<String> OUTPUTS = Set.of("--out", "--html", "--svg", "--suggest", "--keep");

    /// Folders that one example makes and later ones read.
    private static final Set<String> STORES = Set.of("--into", "--from");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @TempDir
    private static Path stores;

    @TempDir
    private Path folder;

    @BeforeAll
    static void bundledWorldsAreFoundAsByTheLauncher() {
        System.setProperty(WorldFolder.HOME_PROPERTY, SharedData.projectRoot().toString());
    }

    @AfterAll
    static void forget() {
        System.clearProperty(WorldFolder.HOME_PROPERTY);
    }

    static Stream<Arguments> commands() throws IOException {
        Path root = SharedData.projectRoot();
        List<Path> pages = new ArrayList<>(List.of(root.resolve("README.md")));
        try (Stream<Path> docs = Files.walk(root.resolve("docs"))) {
            docs.filter(p -> p.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        List<Arguments> all = new ArrayList<>();
        for (Path page : pages) {
            boolean fenced = false;
            for (String line : Files.readAllLines(page)) {
                if (line.startsWith("```")) {
                    fenced = !fenced;
                } else if (fenced && line.strip().matches("(\\./)?chokepoint [a-z-].*")) {
                    String command = line.strip().replaceFirst("^(\\./)?chokepoint ", "");
                    all.add(Arguments.of(root.relativize(page).toString(), command.replaceFirst("\\s+#.*", "")));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("commands")
    void runs(String page, String command) {
        List<String> args = new ArrayList<>();
        Matcher words = WORD.matcher(command.replaceFirst("\\s+(\\||2?>).*", ""));
        while (words.find()) {
            args.add(words.group(1) != null ? words.group(1) : words.group(2));
        }
        List<String> asShown = List.copyOf(args);
        boolean ownFile = args.stream().anyMatch(OF_THE_READER::contains);
        if (ownFile || ELSEWHERE.matcher(command).matches()) {
            CommandLine line = new CommandLine(new Main());
            line.registerConverter(java.time.LocalDate.class, DateOptions::day);
            assertThat(line.parseArgs(asShown.toArray(String[]::new)).errors()).isEmpty();
            return;
        }
        boolean ofStores = List.of("import", "screen", "store", "indicators").contains(args.getFirst());
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

        assertThat(code).as("%s\n%s", out, err).isIn(ExitCode.DONE, ExitCode.ROWS_REJECTED);
        assertThat(out.toString() + err).isNotBlank();
        assertThat(err.toString().toLowerCase(Locale.ROOT)).doesNotContain("exception");
    }
}
