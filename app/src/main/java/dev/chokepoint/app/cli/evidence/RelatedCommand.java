package dev.chokepoint.app.cli.evidence;

import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.text.StoriesText;
import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.data.evidence.ArticleIntake;
import dev.chokepoint.data.evidence.GoldFile;
import dev.chokepoint.data.evidence.ReadingRules;
import dev.chokepoint.data.evidence.StoriesJson;
import dev.chokepoint.evidence.stories.RelatedArticle;
import dev.chokepoint.evidence.stories.StoryIndex;
import dev.chokepoint.evidence.stories.Topics;
import dev.chokepoint.evidence.text.Article;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Finds the articles of a folder that tell of the same matter as one.
@Command(
        name = "related",
        description = "Finds the articles of a folder that tell of the same matter as one; copies are folded.",
        mixinStandardHelpOptions = true)
public final class RelatedCommand implements Callable<Integer> {
    /// How the answer is written.
    enum Format {
        text,
        json,
        jsonl
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE",
            description = "The article: text, Markdown, HTML or a web archive (WARC) of one page.")
    private Path file = Path.of("");

    @Option(
            names = "--in",
            required = true,
            paramLabel = "DIR",
            description = "The folder to search, or a file of annotated passages (.jsonl).")
    private Path folder = Path.of("");

    @Option(
            names = "--top",
            defaultValue = "5",
            paramLabel = "N",
            description = "At most N; ${DEFAULT-VALUE} if not given.")
    private int top = 5;

    @Option(names = "--date", paramLabel = "D", description = "The day of documents that do not show one.")
    private Optional<LocalDate> date = Optional.empty();

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given.")
    private Format format = Format.text;

    @Option(names = "--out", paramLabel = "PATH", description = "Writes to a file instead of the terminal.")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        if (top < 1) {
            err.println("The number of articles (" + top + ") must be at least 1.");
            return ExitCode.USAGE;
        }
        List<Problem> problems = new ArrayList<>();
        List<Article> own = read(file, problems);
        List<Article> others = read(folder, problems);
        problems.forEach(p -> err.println(p.text()));
        if (own.isEmpty() || others.isEmpty()) {
            return ExitCode.BAD_INPUT;
        }
        if (own.size() > 1) {
            err.println("One article is compared at a time; (" + file + ") holds " + own.size() + ".");
            return ExitCode.USAGE;
        }
        Article article = own.getFirst();
        List<RelatedArticle> related = StoryIndex.of(others).related(article, top);
        ReadingRules rules = ReadingRules.bundled().value();
        List<String> topics =
                Topics.in(rules.gazetteer()).of(rules.toReader().read(article).claims());
        String text = switch (format) {
            case text -> StoriesText.related(topics, related);
            case json -> StoriesJson.related(article.id(), topics, related) + "\n";
            case jsonl ->
                String.join(
                        "",
                        StoriesJson.relatedLines(related).stream()
                                .map(l -> l + "\n")
                                .toList());
        };
        if (out.isPresent()) {
            Files.writeString(out.get(), text);
        } else {
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
        }
        return problems.stream().anyMatch(Problem::isError) ? ExitCode.ROWS_REJECTED : ExitCode.DONE;
    }

    private List<Article> read(Path path, List<Problem> problems) {
        if (!Files.exists(path)) {
            problems.add(Problem.error(path.toString(), 0, "", "", "The file is not there."));
            return List.of();
        }
        Loaded<List<Article>> read = path.toString().endsWith(".jsonl") && Files.isRegularFile(path)
                ? GoldFile.read(path)
                : ArticleIntake.read(path, date);
        problems.addAll(read.problems());
        return read.value();
    }
}
