package dev.chokepoint.data.trained;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.data.annotated.AnnotatedText;
import dev.chokepoint.data.files.Sha256;
import dev.chokepoint.data.review.Decision;
import dev.chokepoint.data.review.ReviewItem;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.ClaimExtractor;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.signals.Signals;
import dev.chokepoint.evidence.signals.Weights;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.Span;
import dev.chokepoint.evidence.trained.Bounds;
import dev.chokepoint.evidence.trained.ClauseKind;
import dev.chokepoint.evidence.trained.ClauseWords;
import dev.chokepoint.evidence.trained.TrainedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.zip.CRC32;

/// Trains on annotated texts: first what clauses tell, then which claims of the rules are right.
///
/// The second step sees clauses of an event only through a model of the first step that has not seen the event, so
/// that it learns how far words of an unseen event can be trusted.
public final class Training {
    private static final int FOLDS = 5;
    private static final int LEAST = 4;
    private static final double RIDGE_CLAUSES = 1;
    private static final double RIDGE_ACTS = 0.5;
    private static final double RIDGE_SIGNALS = 4;
    private static final double RIDGE_TOLD = 0.1;
    /// A claim of a full-length article counts for so many of a passage: passages are plainer.
    private static final double OF_ARTICLE = 8;

    private static final double SENTENCE_OF_ARTICLE = 3;
    /// Slots whose amending says that the claim was read wrongly.
    private static final Set<String> TOLD = Set.of("issuer", "action", "modality", "opinion");

    private static final Weights NOTHING = new Weights(0, Map.of());

    private final ClaimExtractor extractor;
    private final Signals signals;

    private final List<Clause> clauses = new ArrayList<>();
    private final List<Judged> judged = new ArrayList<>();
    private final List<LogisticFit.Example> sentences = new ArrayList<>();
    /// Which of the sentences hold an act.
    private final List<Boolean> holding = new ArrayList<>();
    private int texts;
    private int files;
    private int decisions;
    /// What it was trained on, a line each.
    private final StringBuilder sources = new StringBuilder();

    /// Words of a clause, in the fold of their event.
    private record Clause(Map<String, Double> words, ClauseKind kind, int fold) {}

    /// A claim of the rules with whether it is right.
    private record Judged(
            String text, Claim claim, SequencedMap<String, Double> signals, boolean right, double count, int fold) {}

    public Training(ClaimExtractor extractor, Signals signals) {
        this.extractor = extractor;
        this.signals = signals;
    }

    /// How many texts and decisions it was given.
    public int texts() {
        return texts;
    }

    /// Takes the texts of a file.
    public List<Problem> add(Path file) throws IOException {
        Loaded<List<AnnotatedText>> texts = AnnotatedText.read(file);
        texts.value().forEach(this::add);
        files++;
        sources.append(source(file));
        return texts.problems();
    }

    /// A file of annotated texts as a line of what was trained on.
    static String source(Path file) throws IOException {
        return file.getFileName() + " " + Sha256.hex(Files.readAllBytes(file)) + "\n";
    }

    /// The reader trained on all that was added, to be kept in a file.
    public TrainedReaderFile train(Optional<TrainedReaderFile> start) {
        TrainedReader trained = train(
                start.map(s -> s.reader().bounds()).orElse(TrainedReaderFile.BOUNDS),
                start.map(TrainedReaderFile::reader));
        start.ifPresent(s -> sources.append("start ").append(s.trainedOn()).append('\n'));
        List<String> told = new ArrayList<>();
        if (files > 0) {
            told.add(files + " files of annotated texts");
        }
        if (decisions > 0) {
            told.add(decisions + (decisions == 1 ? " decision" : " decisions"));
        }
        start.ifPresent(s -> told.add("the reader of " + s.told()));
        return new TrainedReaderFile(trained, Sha256.hex(sources.toString()), String.join(", ", told));
    }

    /// Reads a text and takes what it should be read as.
    public void add(AnnotatedText text) {
        texts++;
        Reading reading = extractor.read(text.article());
        int fold = fold(text.event());
        addClauses(text, reading, fold);
        addSentences(text, reading);
        boolean article = text.length() == AnnotatedText.Length.ARTICLE;
        List<SequencedMap<String, Double>> all = signals.of(reading);
        for (int i = 0; i < all.size(); i++) {
            Claim c = reading.claims().get(i);
            if (AnnotatedText.canEnterTheLedger(c)) {
                judged.add(new Judged(
                        text.article().text(),
                        c,
                        all.get(i),
                        text.verdict(c) == AnnotatedText.Verdict.RIGHT,
                        article ? OF_ARTICLE : 1,
                        fold));
            }
        }
    }

    private void addClauses(AnnotatedText text, Reading reading, int fold) {
        List<Span> taken = new ArrayList<>();
        for (AnnotatedText.Fact f : text.facts()) {
            ClauseKind kind = ClauseKind.of(
                    f.actions().getFirst(),
                    f.modalities().getFirst(),
                    !f.opinions().contains(false));
            f.mentions().forEach(m -> take(text, m, kind, fold, taken));
        }
        text.traps().forEach(t -> t.spans().forEach(s -> take(text, s, ClauseKind.NOTHING, fold, taken)));
        if (text.length() == AnnotatedText.Length.SENTENCE && taken.isEmpty()) {
            take(text, new Span(0, text.article().text().length()), ClauseKind.NOTHING, fold, taken);
        }
        for (Claim c : reading.claims()) {
            if (taken.stream().noneMatch(s -> s.overlaps(c.span()))) {
                take(text, c.span(), ClauseKind.NOTHING, fold, new ArrayList<>());
            }
        }
    }

    private void take(AnnotatedText text, Span span, ClauseKind kind, int fold, List<Span> taken) {
        taken.add(span);
        clauses.add(new Clause(ClauseWords.of(text.article().text(), span), kind, fold));
    }

    private void addSentences(AnnotatedText text, Reading reading) {
        double count = text.length() == AnnotatedText.Length.ARTICLE ? SENTENCE_OF_ARTICLE : 1;
        for (Span s : TrainedReader.sentences(reading)) {
            sentences.add(new LogisticFit.Example(
                    ClauseWords.ofSentence(text.article().text(), s), count));
            holding.add(holdsAct(text, s));
        }
    }

    /// Whether a sentence holds most of the words of an act taken, standing or planned.
    public static boolean holdsAct(AnnotatedText text, Span sentence) {
        return text.facts().stream()
                .filter(f -> f.standing() != AnnotatedText.Standing.WATCH)
                .flatMap(f -> f.mentions().stream())
                .anyMatch(m ->
                        2 * (Math.min(m.end(), sentence.end()) - Math.max(m.start(), sentence.start())) > m.length());
    }

    /// Takes what an analyst decided on a claim; nothing where the words are not read so any more.
    ///
    /// @return whether it was taken
    public boolean add(Article document, Decision decision) {
        if (decision.kind().equals(ReviewItem.UNREAD)) {
            sentences.add(new LogisticFit.Example(
                    ClauseWords.ofSentence(document.text(), new Span(decision.start(), decision.end())),
                    SENTENCE_OF_ARTICLE));
            holding.add(decision.verdict() != Decision.Verdict.REJECT);
            taken(decision);
            return true;
        }
        if (!decision.kind().equals("claim")) {
            return false;
        }
        Reading reading = extractor.read(document);
        List<SequencedMap<String, Double>> all = signals.of(reading);
        for (int i = 0; i < all.size(); i++) {
            Claim c = reading.claims().get(i);
            if (new ReviewItem.OfClaim(document, c, 0).key().equals(decision.key())) {
                int fold = fold(document.sha256());
                boolean right = decision.verdict() != Decision.Verdict.REJECT
                        && decision.amended().keySet().stream().noneMatch(TOLD::contains);
                judged.add(new Judged(document.text(), c, all.get(i), right, OF_ARTICLE, fold));
                if (right) {
                    ClauseKind kind =
                            ClauseKind.of(c.action().value(), c.modality().value(), c.opinion());
                    clauses.add(new Clause(ClauseWords.of(document.text(), c.span()), kind, fold));
                }
                taken(decision);
                return true;
            }
        }
        return false;
    }

    private void taken(Decision decision) {
        texts++;
        decisions++;
        sources.append(decision.key())
                .append(' ')
                .append(decision.verdict().code())
                .append(' ')
                .append(decision.amended())
                .append('\n');
    }

    /// The reader trained on all that was added.
    ///
    /// @param start where it starts and what it is held to: much is needed to move it far
    public TrainedReader train(Bounds bounds, Optional<TrainedReader> start) {
        Map<ClauseKind, Weights> starts = start.map(TrainedReader::clauses).orElse(Map.of());
        LogisticFit told = new LogisticFit(
                clauses.stream().map(c -> new LogisticFit.Example(c.words(), 1)).toList(),
                LEAST,
                List.copyOf(starts.values()));
        List<Map<ClauseKind, Weights>> without = new ArrayList<>();
        for (int k = 0; k < FOLDS; k++) {
            without.add(clauses(told, k, starts));
        }
        List<LogisticFit.Example> right = new ArrayList<>();
        for (Judged j : judged) {
            Map<ClauseKind, Double> odds = TrainedReader.odds(
                    without.get(j.fold()), ClauseWords.of(j.text(), j.claim().span()));
            right.add(
                    new LogisticFit.Example(TrainedReader.evidence(j.text(), j.claim(), j.signals(), odds), j.count()));
        }
        Weights acts = start.map(TrainedReader::act).orElse(NOTHING);
        Weights rights = start.map(TrainedReader::right).orElse(NOTHING);
        return new TrainedReader(
                clauses(told, FOLDS, starts),
                new LogisticFit(sentences, LEAST, List.of(acts))
                        .fit(_ -> true, i -> holding.get(i), _ -> RIDGE_ACTS, acts),
                new LogisticFit(right, LEAST, List.of(rights))
                        .fit(_ -> true, i -> judged.get(i).right(), Training::ridge, rights),
                bounds);
    }

    private static double ridge(String signal) {
        return signal.startsWith("told:") ? RIDGE_TOLD : RIDGE_SIGNALS;
    }

    /// What clauses tell, learnt without those of a fold.
    private Map<ClauseKind, Weights> clauses(LogisticFit told, int without, Map<ClauseKind, Weights> starts) {
        Map<ClauseKind, Weights> out = new EnumMap<>(ClauseKind.class);
        for (ClauseKind kind : ClauseKind.values()) {
            out.put(
                    kind,
                    told.fit(
                            i -> clauses.get(i).fold() != without,
                            i -> clauses.get(i).kind() == kind,
                            _ -> RIDGE_CLAUSES,
                            starts.getOrDefault(kind, NOTHING)));
        }
        return out;
    }

    /// The same for all texts of an event, in every run.
    static int fold(String event) {
        CRC32 crc = new CRC32();
        crc.update(event.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % FOLDS);
    }
}
