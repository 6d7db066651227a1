package dev.chokepoint.data.evidence;

import dev.chokepoint.base.Problem;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.reader.RuleClaimExtractor;
import dev.chokepoint.evidence.text.Article;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The property a fuzzer searches to break: any bytes give a problem or a reading whose spans lie in the frozen text.
///
/// `scripts/fuzz-reading.sh` runs it under Jazzer; `ReadingCorpusTest` replays what was found.
public final class ReadingFuzzer {
    private static final RuleClaimExtractor EXTRACTOR = ReadingRules.extractor();
    private static final LocalDate DAY = LocalDate.of(2025, 6, 10);

    private ReadingFuzzer() {}

    /// The entry point Jazzer looks for. The first byte chooses the name, so that HTML and text are both reached.
    public static void fuzzerTestOneInput(byte[] input) {
        check(input.length > 0 && (input[0] & 1) == 1 ? "x.html" : "x.txt", input);
    }

    /// The property for a document of some name.
    public static void check(String name, byte[] input) {
        List<Problem> problems = new ArrayList<>();
        Optional<Article> article = ArticleIntake.document(name, input, Optional.of(DAY), problems);
        if (article.isPresent() == !problems.isEmpty()) {
            throw new IllegalStateException("Either an article or a problem: " + problems);
        }
        article.ifPresent(ReadingFuzzer::check);
    }

    private static void check(Article article) {
        String text = article.text();
        Reading reading = EXTRACTOR.read(article);
        for (Claim c : reading.claims()) {
            List<Slot<?>> slots = new ArrayList<>(List.of(c.issuer(), c.action(), c.modality()));
            slots.addAll(c.items());
            slots.addAll(c.exclusions());
            slots.addAll(c.targets());
            slots.addAll(c.dates());
            slots.addAll(c.quantities());
            slots.addAll(c.conditions());
            slots.addAll(c.sources());
            for (Slot<?> s : slots) {
                inside(s.span().start(), s.span().end(), text);
            }
            inside(c.span().start(), c.span().end(), text);
        }
        reading.supplyFacts().forEach(f -> inside(f.span().start(), f.span().end(), text));
        reading.negotiations().forEach(f -> inside(f.span().start(), f.span().end(), text));
        PredictionLines.of(reading);
    }

    private static void inside(int start, int end, String text) {
        if (start < 0 || end > text.length() || start > end) {
            throw new IllegalStateException("The span (" + start + ", " + end + ") leaves the text.");
        }
    }
}
