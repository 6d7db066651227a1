package dev.chokepoint.app.cli.evidence;

import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.cli.options.Terminal;
import dev.chokepoint.app.cli.options.WorldOption;
import dev.chokepoint.app.review.Keys;
import dev.chokepoint.app.review.QueueText;
import dev.chokepoint.app.review.Queued;
import dev.chokepoint.app.review.ReviewDialog;
import dev.chokepoint.app.review.ReviewSession;
import dev.chokepoint.app.review.StreamKeys;
import dev.chokepoint.app.review.TerminalKeys;
import dev.chokepoint.app.text.ReadingText;
import dev.chokepoint.app.view.evidence.ClaimWords;
import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.data.evidence.ArticleIntake;
import dev.chokepoint.data.evidence.ReadingRules;
import dev.chokepoint.data.review.Decision;
import dev.chokepoint.data.review.ReviewItem;
import dev.chokepoint.data.review.ReviewLog;
import dev.chokepoint.data.review.ReviewRecord;
import dev.chokepoint.data.review.SecondReading;
import dev.chokepoint.data.trained.TrainedReaderFile;
import dev.chokepoint.data.world.WorldLayout;
import dev.chokepoint.data.world.WorldReader;
import dev.chokepoint.evidence.claims.ClaimExtractor;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.patterns.RuleSet;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.trained.TrainedReader;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.network.TradeAtStake;
import dev.chokepoint.exposure.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Goes through what was read and lets an analyst decide what enters the record.
@Command(
        name = "review",
        description = {
            "Goes through what was read from a world's articles and from FILE: accept, amend or reject, one key each.",
            "Accepted claims become events of the ledger; leave with q at any time, the rest waits."
        },
        mixinStandardHelpOptions = true,
        subcommands = ReviewTrainCommand.class)
public final class ReviewCommand implements Callable<Integer> {
    /// What `--list` shows.
    enum Listed {
        queue,
        watch,
        facts,
        talks,
        decisions
    }

    /// In which order a sitting asks.
    enum Order {
        article,
        change
    }

    /// How a list is written.
    enum Format {
        text,
        json
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private WorldOption world = new WorldOption();

    @Parameters(
            index = "1..*",
            paramLabel = "FILE|DIR",
            description = "More documents: text, Markdown, HTML or PDF files, web archives (WARC), or folders of them.")
    private List<Path> inputs = new ArrayList<>();

    @Option(
            names = "--list",
            paramLabel = "WHAT",
            description = "Shows a list and asks nothing: ${COMPLETION-CANDIDATES}.")
    private Optional<Listed> listed = Optional.empty();

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "Of a list: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given.")
    private Format format = Format.text;

    @Option(
            names = "--order",
            defaultValue = "article",
            description = "Of the rows that are asked: article by article, or by what they would change as in"
                    + " --list queue (${COMPLETION-CANDIDATES}); ${DEFAULT-VALUE} if not given.")
    private Order order = Order.article;

    @Option(names = "--date", paramLabel = "D", description = "The day of documents that do not show one.")
    private Optional<LocalDate> date = Optional.empty();

    @Option(
            names = "--analyst",
            paramLabel = "NAME",
            description = "Who decides; the user of this computer if not given.")
    private String analyst = System.getProperty("user.name", "");

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Option(
            names = "--untrained",
            description = "Leaves out the trained reader, which says how likely each claim is read right and which"
                    + " sentences may hold an act that was not read.")
    private boolean untrained;

    private Optional<InputStream> in = Optional.empty();

    /// Keys come from a stream instead of the terminal, for tests.
    public void readFrom(InputStream stream) {
        in = Optional.of(stream);
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (!model.complete(err)) {
            return ExitCode.USAGE;
        }
        Path folder = world.ledgerFolder();
        ReviewLog log = ReviewLog.of(folder);
        ReviewLog.Read decisions = log.read();
        decisions.problems().forEach(p -> err.println(p.text()));
        if (decisions.problems().stream().anyMatch(Problem::isError)) {
            return ExitCode.BAD_INPUT;
        }
        List<Problem> problems = new ArrayList<>();
        SecondReading[] second = {SecondReading.none()};
        Waiting waiting = items(folder, decisions, problems, second, err);
        List<ReviewItem> items = waiting.items();
        problems.forEach(p -> err.println(p.text()));
        Optional<TradeAtStake> trade = trade(folder);
        if (listed.isPresent()) {
            list(
                    listed.get(),
                    ReviewSession.queue(folder, items, decisions, trade, second[0].disputes(), waiting.reader()),
                    decisions,
                    out);
            out.flush();
        } else {
            int decided;
            boolean terminal = in.isEmpty() && Terminal.interactive();
            try (Keys keys = terminal ? TerminalKeys.open() : new StreamKeys(in.orElse(System.in))) {
                decided = new ReviewDialog(
                                ReviewRecord.of(folder),
                                keys,
                                out,
                                terminal,
                                analyst,
                                Instant::now,
                                trade,
                                waiting.reader())
                        .run(items, second[0].disputes(), order == Order.article);
            }
            out.println(decided + (decided == 1 ? " decision" : " decisions") + " made; kept in "
                    + folder.resolve("review")
                            .resolve(ReviewLog.FILE)
                            .toAbsolutePath()
                            .normalize()
                    + ".");
            out.flush();
        }
        return problems.stream().anyMatch(Problem::isError) ? ExitCode.ROWS_REJECTED : ExitCode.DONE;
    }

    /// What was read, and by whom.
    private record Waiting(List<ReviewItem> items, ClaimExtractor reader) {}

    /// Everything read from the world's articles and the files given, with the confidence as the reviews so far
    /// have it.
    private Waiting items(
            Path folder, ReviewLog.Read decisions, List<Problem> problems, SecondReading[] second, PrintWriter err) {
        List<Article> articles = new ArrayList<>();
        List<Path> paths = new ArrayList<>();
        Path own = WorldLayout.of(folder).part("articles");
        if (holdsFiles(own)) {
            paths.add(own);
        }
        paths.addAll(inputs);
        for (Path path : paths) {
            if (!Files.exists(path)) {
                problems.add(Problem.error(path.toString(), 0, "", "", "The file is not there."));
                continue;
            }
            Loaded<List<Article>> read = ArticleIntake.read(path, date);
            problems.addAll(read.problems());
            articles.addAll(read.value());
        }
        Loaded<ReadingRules> rules = ReadingRules.bundled();
        Map<String, RuleSet.Tally> reviews = ReviewLog.reviews(decisions);
        ClaimExtractor extractor = rules.value().withReviews(reviews).toReader();
        Map<String, ReviewItem> byKey = new LinkedHashMap<>();
        // The replies lie beside the decisions: which model said what, and to which words.
        Optional<ClaimExtractor> asked = model.reader(
                Optional.of(folder.resolve("review").resolve("replies")),
                rules.value().gazetteer(),
                err);
        Optional<TrainedReader> again = untrained ? Optional.empty() : Optional.of(trained(folder));
        List<Reading> readings = new ArrayList<>();
        for (Article a : articles) {
            Reading reading = extractor.read(a);
            readings.add(reading);
            again.map(t -> ReviewItem.of(reading, rules.value().signals(), t, reviews))
                    .orElseGet(() -> ReviewItem.of(reading, rules.value().signals()))
                    .forEach(i -> byKey.putIfAbsent(i.key(), i));
            asked.ifPresent(m -> second[0] = second[0].plus(SecondReading.of(reading, m.read(a), ClaimWords::summary)));
        }
        String notRead = ReadingText.notRead(readings);
        if (!notRead.isEmpty()) {
            err.println(notRead);
        }
        second[0].more().forEach(i -> byKey.putIfAbsent(i.key(), i));
        return new Waiting(List.copyOf(byKey.values()), extractor);
    }

    /// The trained reader of the world, or the bundled one where none was trained.
    private static TrainedReader trained(Path folder) {
        return TrainedReaderFile.of(folder)
                .orElseGet(TrainedReaderFile::bundled)
                .reader();
    }

    private static boolean holdsFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.findAny().isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the exports of the world are worth; empty where the folder holds a ledger alone, or a world that does
    /// not answer.
    private static Optional<TradeAtStake> trade(Path folder) {
        if (!Files.exists(folder.resolve("world.yaml"))) {
            return Optional.empty();
        }
        Loaded<Optional<World>> read = WorldReader.read(folder);
        return read.hasErrors() ? Optional.empty() : read.value().map(w -> TradeAtStake.of(Network.of(w, w.asOf())));
    }

    private void list(Listed what, List<Queued> queue, ReviewLog.Read decisions, PrintWriter out) {
        List<Decision> shown = switch (what) {
            case queue -> List.of();
            case watch -> standing(decisions, Decision.Verdict.WATCH, "");
            case facts -> standing(decisions, Decision.Verdict.ACCEPT, "supply-fact");
            case talks -> standing(decisions, Decision.Verdict.ACCEPT, "negotiation");
            case decisions -> decisions.all();
        };
        if (format == Format.json) {
            JsonMapper mapper = JsonMapper.builder().build();
            ArrayNode array = mapper.createArrayNode();
            if (what == Listed.queue) {
                queue.forEach(q -> waiting(array.addObject(), q));
            } else {
                shown.forEach(d -> array.add(ReviewLog.json(d)));
            }
            out.println(array.toString());
            return;
        }
        if (what == Listed.queue) {
            QueueText.lines(queue).forEach(out::println);
            out.println(queue.size() + " wait.");
            return;
        }
        for (Decision d : shown) {
            out.println(String.format(
                    Locale.ROOT,
                    "%4d  %s  %-6s  %-11s  “%s”%s%s",
                    d.number(),
                    d.published(),
                    d.verdict().code(),
                    d.kind(),
                    d.quote(),
                    d.events().isEmpty() ? "" : "  " + String.join(", ", d.events()),
                    d.undoes() > 0 ? "  undoes " + d.undoes() : d.note().isEmpty() ? "" : "  (" + d.note() + ")"));
        }
        out.println(shown.size() + (shown.size() == 1 ? " entry." : " entries."));
    }

    private static List<Decision> standing(ReviewLog.Read decisions, Decision.Verdict verdict, String kind) {
        return decisions.standing().values().stream()
                .filter(d ->
                        d.verdict() == verdict && (kind.isEmpty() || d.kind().equals(kind)))
                .toList();
    }

    private static void waiting(ObjectNode o, Queued q) {
        ReviewItem i = q.item();
        o.put("key", i.key());
        o.put("kind", i.kind());
        o.put("id", i.id());
        o.put("document", i.article().sha256());
        o.putArray("span").add(i.span().start()).add(i.span().end());
        o.put("quote", i.quote());
        o.put("published", i.article().published().day().toString());
        o.put("confidence", i.confidence());
        o.put("rank", ClaimWords.word(q.rank()));
        o.put("change", q.change());
        if (i instanceof ReviewItem.OfClaim c) {
            o.put("news", c.news());
            o.put("summary", ClaimWords.summary(c.claim()));
            o.put("details", ClaimWords.details(c.claim()));
        }
        o.put("exports_at_stake_usd_per_year", q.stake());
        if (!q.doubt().isEmpty()) {
            o.put("doubt", q.doubt());
        }
        if (!q.dispute().isEmpty()) {
            o.put("dispute", q.dispute());
        }
    }
}
