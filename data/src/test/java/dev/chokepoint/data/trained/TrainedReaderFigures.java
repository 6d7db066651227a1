package dev.chokepoint.data.trained;

import dev.chokepoint.data.annotated.AnnotatedText;
import dev.chokepoint.data.evidence.ReadingRules;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.ClaimExtractor;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.text.Span;
import dev.chokepoint.evidence.trained.Bounds;
import dev.chokepoint.evidence.trained.ClauseWords;
import dev.chokepoint.evidence.trained.Judgement;
import dev.chokepoint.evidence.trained.TrainedReader;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Prints what the trained reader is worth: `settings` on training events, each judged by a model that has not seen
/// it, from which the bounds are chosen; `test` on the sets that neither model nor bounds have seen.
final class TrainedReaderFigures {
    static final Path OWN = SharedData.projectRoot().resolve("data/src/test/resources/evidence");
    /// Kept apart from all training.
    static final List<String> KEPT = List.of("own-fourth-eight.jsonl", "own-fifth-eight.jsonl", "shared-eight.jsonl");

    private static final int FOLDS = 5;

    /// A claim that could enter the ledger, with what was made of it.
    private record Row(AnnotatedText text, Claim claim, Judgement judgement) {
        boolean right() {
            return verdict() == AnnotatedText.Verdict.RIGHT;
        }

        AnnotatedText.Verdict verdict() {
            return text.verdict(claim);
        }
    }

    private final ReadingRules rules = ReadingRules.bundledRight();
    private final Map<String, Reading> readings = new HashMap<>();
    private final ClaimExtractor extractor;
    private final PrintStream out;

    private TrainedReaderFigures(PrintStream out) {
        this.out = out;
        ClaimExtractor reader = rules.toReader();
        extractor = a -> readings.computeIfAbsent(a.id() + a.sha256(), _ -> reader.read(a));
    }

    public static void main(String[] args) throws IOException {
        TrainedReaderFigures f = new TrainedReaderFigures(System.out);
        if (args[0].equals("settings")) {
            f.settings();
        } else {
            f.test();
        }
    }

    /// Passages and sentences, and the articles that are not kept apart.
    static List<AnnotatedText> training() throws IOException {
        List<AnnotatedText> out = new ArrayList<>();
        for (Path file : files()) {
            if (!KEPT.contains(String.valueOf(file.getFileName()))) {
                out.addAll(AnnotatedText.read(file).value());
            }
        }
        return out;
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(OWN)) {
            return all.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList();
        }
    }

    private TrainedReader train(List<AnnotatedText> texts, Bounds bounds) {
        Training t = new Training(extractor, rules.signals());
        texts.forEach(t::add);
        return t.train(bounds, Optional.empty());
    }

    private void settings() throws IOException {
        Bounds bounds = TrainedReaderFile.BOUNDS;
        List<AnnotatedText> all = training();
        Map<AnnotatedText.Length, List<Row>> rows = new HashMap<>();
        List<AnnotatedText> articles = new ArrayList<>();
        Map<String, TrainedReader> of = new HashMap<>();
        for (int k = 0; k < FOLDS; k++) {
            int fold = k;
            TrainedReader reader = train(
                    all.stream().filter(t -> Training.fold(t.event()) != fold).toList(), bounds);
            for (AnnotatedText t : all) {
                if (Training.fold(t.event()) == fold) {
                    rows.computeIfAbsent(t.length(), _ -> new ArrayList<>()).addAll(rows(reader, t));
                    if (t.length() == AnnotatedText.Length.ARTICLE) {
                        articles.add(t);
                        of.put(t.article().id().value(), reader);
                    }
                }
            }
            out.println("fold " + k);
        }
        rows.forEach((length, r) -> {
            out.println("## " + length);
            claims(r);
            reliability(r);
        });
        unread(articles, of, bounds);
    }

    private void test() throws IOException {
        TrainedReader reader = TrainedReaderFile.bundled().reader();
        Bounds bounds = reader.bounds();
        List<Row> all = new ArrayList<>();
        List<AnnotatedText> articles = new ArrayList<>();
        Map<String, TrainedReader> of = new HashMap<>();
        for (String file : KEPT) {
            List<AnnotatedText> texts =
                    AnnotatedText.read(OWN.resolve("articles").resolve(file)).value();
            List<Row> rows = new ArrayList<>();
            for (AnnotatedText t : texts) {
                rows.addAll(rows(reader, t));
                of.put(t.article().id().value(), reader);
            }
            out.println("## " + file);
            claims(rows);
            unread(texts, of, bounds);
            all.addAll(rows);
            articles.addAll(texts);
        }
        out.println("## all three");
        claims(all);
        reliability(all);
        unread(articles, of, bounds);
    }

    private List<Row> rows(TrainedReader reader, AnnotatedText t) {
        Reading reading = extractor.read(t.article());
        List<Judgement> judgements = reader.judge(reading, rules.signals());
        List<Row> out = new ArrayList<>();
        for (int i = 0; i < judgements.size(); i++) {
            Claim c = reading.claims().get(i);
            if (AnnotatedText.canEnterTheLedger(c)) {
                out.add(new Row(t, c, judgements.get(i)));
            }
        }
        return out;
    }

    private void claims(List<Row> rows) {
        Map<AnnotatedText.Verdict, Integer> all = new EnumMap<>(AnnotatedText.Verdict.class);
        Map<AnnotatedText.Verdict, Integer> doubted = new EnumMap<>(AnnotatedText.Verdict.class);
        for (Row r : rows) {
            all.merge(r.verdict(), 1, Integer::sum);
            if (r.judgement().doubted()) {
                doubted.merge(r.verdict(), 1, Integer::sum);
            }
        }
        out.printf(
                Locale.ROOT,
                "%d claims %s, doubted %s%n  AUC before %.3f, trained %.3f; Brier before %.3f, trained %.3f%n",
                rows.size(),
                all,
                doubted,
                auc(rows, false),
                auc(rows, true),
                brier(rows, false),
                brier(rows, true));
    }

    private static double p(Row r, boolean trained) {
        return trained ? r.judgement().right() : r.claim().confidence();
    }

    private static double auc(List<Row> rows, boolean trained) {
        double above = 0;
        int pairs = 0;
        for (Row a : rows) {
            for (Row b : rows) {
                if (a.right() && !b.right()) {
                    above += p(a, trained) > p(b, trained) ? 1 : p(a, trained) == p(b, trained) ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        return pairs == 0 ? Double.NaN : above / pairs;
    }

    private static double brier(List<Row> rows, boolean trained) {
        return rows.stream()
                .mapToDouble(r -> Math.pow(p(r, trained) - (r.right() ? 1 : 0), 2))
                .average()
                .orElse(Double.NaN);
    }

    private void reliability(List<Row> rows) {
        double[] edges = {0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0001};
        for (boolean trained : new boolean[] {false, true}) {
            for (int i = 0; i + 1 < edges.length; i++) {
                int from = i;
                List<Row> in = rows.stream()
                        .filter(r -> p(r, trained) >= edges[from] && p(r, trained) < edges[from + 1])
                        .toList();
                if (!in.isEmpty()) {
                    out.printf(
                            Locale.ROOT,
                            "  %s %.2f to %.2f: %d claims, told %.2f, right %.2f%n",
                            trained ? "trained" : "before ",
                            edges[i],
                            Math.min(1, edges[i + 1]),
                            in.size(),
                            in.stream()
                                    .mapToDouble(r -> p(r, trained))
                                    .average()
                                    .orElse(0),
                            in.stream().filter(Row::right).count() / (double) in.size());
                }
            }
        }
    }

    /// How many of the new facts that no claim touches stand in a sentence that would be shown.
    private void unread(List<AnnotatedText> articles, Map<String, TrainedReader> of, Bounds bounds) {
        for (double bound : new double[] {0.3, 0.4, 0.5, 0.6, 0.7, 0.8, bounds.act()}) {
            int shown = 0;
            int holding = 0;
            int news = 0;
            int missed = 0;
            int found = 0;
            for (AnnotatedText t : articles) {
                Reading reading = extractor.read(t.article());
                TrainedReader reader =
                        Objects.requireNonNull(of.get(t.article().id().value()));
                List<Span> proposed = TrainedReader.sentences(reading).stream()
                        .filter(s -> reading.claims().stream()
                                .noneMatch(c -> c.span().overlaps(s)))
                        .filter(s -> reader.act()
                                        .probability(ClauseWords.ofSentence(
                                                t.article().text(), s))
                                >= bound)
                        .toList();
                shown += proposed.size();
                holding += (int)
                        proposed.stream().filter(s -> Training.holdsAct(t, s)).count();
                for (AnnotatedText.Fact f : t.facts()) {
                    if (f.standing() == AnnotatedText.Standing.NEW) {
                        news++;
                        Set<Span> mentions = new HashSet<>(f.mentions());
                        boolean touched = mentions.stream()
                                .anyMatch(m -> reading.claims().stream()
                                        .anyMatch(c -> c.span().overlaps(m)));
                        missed += touched ? 0 : 1;
                        found += !touched
                                        && mentions.stream()
                                                .anyMatch(m -> proposed.stream().anyMatch(s -> s.overlaps(m)))
                                ? 1
                                : 0;
                    }
                }
            }
            out.printf(
                    Locale.ROOT,
                    "  sentences from %.2f: %.1f an article, %d of %d hold an act; %d of %d missed new facts (of %d)%n",
                    bound,
                    shown / (double) articles.size(),
                    holding,
                    shown,
                    found,
                    missed,
                    news);
        }
    }
}
