package dev.chokepoint.app.cli.evidence;

import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.page.ReadingPage;
import dev.chokepoint.app.text.ReadingText;
import dev.chokepoint.app.text.StoriesText;
import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.data.evidence.ArticleIntake;
import dev.chokepoint.data.evidence.ClaimGraph;
import dev.chokepoint.data.evidence.EventLines;
import dev.chokepoint.data.evidence.GoldFile;
import dev.chokepoint.data.evidence.PredictionLines;
import dev.chokepoint.data.evidence.ReadingRules;
import dev.chokepoint.data.evidence.ReadingSet;
import dev.chokepoint.data.evidence.StoriesJson;
import dev.chokepoint.data.files.AtomicFile;
import dev.chokepoint.evidence.claims.ClaimExtractor;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.lexicon.Gazetteer;
import dev.chokepoint.evidence.text.Article;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Reads articles into claims.
@Command(
        name = "read",
        description = "Reads articles and notices into claims: who is said to have done what to export controls.",
        mixinStandardHelpOptions = true)
public final class ReadCommand implements Callable<Integer> {
    /// How the claims are written.
    enum Format {
        text,
        jsonl,
        html,
        jsonld,
        plover
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE|DIR|-",
            description =
                    "Text, Markdown, HTML or PDF files, web archives (WARC), folders of them, or - for the standard input.")
    private List<String> inputs = new ArrayList<>();

    @Option(
            names = "--gold",
            paramLabel = "FILE",
            description = "Reads the documents of a file of annotated passages, one JSON object a line.")
    private Optional<Path> gold = Optional.empty();

    @Option(
            names = "--date",
            paramLabel = "D",
            description = "The day of documents that do not show one, such as 2025-06-10.")
    private String date = "";

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given.")
    private Format format = Format.text;

    @Option(names = "--jsonl", description = "The same as --format jsonl.")
    private boolean jsonl;

    @Option(names = "--out", paramLabel = "PATH", description = "Writes to a file instead of the terminal.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "A folder with rule files of your own; those it lacks are the bundled ones.")
    private Optional<Path> rules = Optional.empty();

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Option(
            names = "--model-replies",
            paramLabel = "DIR",
            description = "Keeps the model's name, the hash of the prompt and the raw reply for each document.")
    private Optional<Path> modelReplies = Optional.empty();

    private InputStream in = System.in;

    /// Replaces the standard input, for tests.
    public void readFrom(InputStream stream) {
        in = stream;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        if (inputs.isEmpty() == gold.isEmpty()) {
            err.println("Either files to read or --gold FILE must be given.");
            return ExitCode.USAGE;
        }
        Optional<LocalDate> day = Optional.empty();
        if (!date.isEmpty()) {
            try {
                day = Optional.of(LocalDate.parse(date));
            } catch (DateTimeException e) {
                err.println("The date (" + date + ") must be a day such as 2025-06-10.");
                return ExitCode.USAGE;
            }
        }
        Loaded<ReadingRules> loaded = rules.isPresent() ? ReadingRules.load(rules.get()) : ReadingRules.bundled();
        loaded.problems().forEach(p -> err.println(p.text()));
        if (loaded.hasErrors()) {
            return ExitCode.BAD_INPUT;
        }
        if (!model.complete(err)) {
            return ExitCode.USAGE;
        }
        ClaimExtractor extractor;
        try {
            extractor = model.reader(modelReplies, loaded.value().gazetteer(), err)
                    .orElseGet(() -> loaded.value().toReader());
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return ExitCode.BAD_INPUT;
        }
        List<Problem> problems = new ArrayList<>();
        List<Article> articles = articles(day, problems);
        problems.forEach(p -> err.println(p.text()));
        if (articles.isEmpty()) {
            if (problems.isEmpty()) {
                err.println("There is nothing to read.");
            }
            return ExitCode.BAD_INPUT;
        }
        if (out.isPresent()) {
            try {
                AtomicFile.write(out.get(), stream -> {
                    PrintWriter file = new PrintWriter(stream, false, StandardCharsets.UTF_8);
                    write(extractor, articles, loaded.value().gazetteer(), file);
                    file.flush();
                });
            } catch (IllegalArgumentException | UncheckedIOException e) {
                err.println("The file (" + out.get() + ") cannot be written: " + e.getMessage());
                return ExitCode.BAD_INPUT;
            }
            err.println("Wrote " + out.get() + ".");
        } else {
            PrintWriter terminal = spec.commandLine().getOut();
            write(extractor, articles, loaded.value().gazetteer(), terminal);
            terminal.flush();
        }
        return problems.stream().anyMatch(Problem::isError) ? ExitCode.ROWS_REJECTED : ExitCode.DONE;
    }

    private List<Article> articles(Optional<LocalDate> day, List<Problem> problems) throws IOException {
        List<Article> articles = new ArrayList<>();
        if (gold.isPresent()) {
            if (!Files.isReadable(gold.get()) || Files.isDirectory(gold.get())) {
                problems.add(
                        Problem.error(gold.get().toString(), 0, "", "", "The file is not there or cannot be read."));
                return articles;
            }
            Loaded<List<Article>> read = GoldFile.read(gold.get());
            problems.addAll(read.problems());
            articles.addAll(read.value());
            return articles;
        }
        for (String input : inputs) {
            if (input.equals("-")) {
                ArticleIntake.document("stdin", in.readAllBytes(), day, problems)
                        .ifPresent(articles::add);
                continue;
            }
            Path path = Path.of(input);
            if (!Files.exists(path)) {
                problems.add(Problem.error(input, 0, "", "", "The file is not there."));
                continue;
            }
            Loaded<List<Article>> read = ArticleIntake.read(path, day);
            problems.addAll(read.problems());
            articles.addAll(read.value());
        }
        return articles;
    }

    private static ReadingSet set(ClaimExtractor extractor, List<Article> articles, Gazetteer gazetteer) {
        return ReadingSet.of(articles.stream().map(extractor::read).toList(), gazetteer);
    }

    private void write(ClaimExtractor extractor, List<Article> articles, Gazetteer gazetteer, PrintWriter to) {
        switch (jsonl ? Format.jsonl : format) {
            case jsonl -> {
                if (articles.size() == 1) {
                    to.print(PredictionLines.of(extractor.read(articles.getFirst())));
                    to.print('\n');
                } else {
                    for (String line : StoriesJson.lines(set(extractor, articles, gazetteer))) {
                        to.print(line);
                        to.print('\n');
                    }
                }
            }
            case text -> {
                if (articles.size() == 1) {
                    to.print(ReadingText.of(extractor.read(articles.getFirst())));
                    to.print('\n');
                } else {
                    ReadingSet set = set(extractor, articles, gazetteer);
                    for (Reading r : set.readings()) {
                        to.print(ReadingText.of(r));
                        to.print('\n');
                    }
                    to.print(StoriesText.of(set));
                    String notRead = ReadingText.notRead(set.readings());
                    if (!notRead.isEmpty()) {
                        to.print('\n');
                        to.print(notRead);
                        to.print('\n');
                    }
                }
            }
            case jsonld -> {
                List<Reading> readings = articles.stream().map(extractor::read).toList();
                to.print(ClaimGraph.of(readings, gazetteer.version(), List.of()));
                to.print('\n');
            }
            case plover -> {
                List<Reading> readings = articles.stream().map(extractor::read).toList();
                for (String line : EventLines.of(readings)) {
                    to.print(line);
                    to.print('\n');
                }
            }
            case html -> {
                List<Reading> readings = articles.stream().map(extractor::read).toList();
                to.print(ReadingPage.of(readings));
            }
        }
    }
}
