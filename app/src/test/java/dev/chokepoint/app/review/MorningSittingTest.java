package dev.chokepoint.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.data.evidence.ArticleIntake;
import dev.chokepoint.data.evidence.ReadingRules;
import dev.chokepoint.data.ledger.Journal;
import dev.chokepoint.data.ledger.LedgerReader;
import dev.chokepoint.data.review.ReviewItem;
import dev.chokepoint.data.review.ReviewRecord;
import dev.chokepoint.evidence.claims.ClaimExtractor;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A morning's articles, five of fourteen in Chinese, gone through by a script: which keys it
/// takes, and what the ledger holds afterwards.
class MorningSittingTest {
    private static final Path MORNING = SharedData.projectRoot().resolve("app/src/test/resources/morning");
    private static final Pattern SHOWN = Pattern.compile("\\[\\d+ of \\d+\\] \\S+  (\\S+) ");

    @TempDir
    private Path world;

    /// What is pressed at an item that holds some words.
    private record Press(String article, String words, String keys) {}

    /// Keys of a reviewer who reads the item on the screen and knows what to press there.
    private static final class Script implements Keys {
        private final StringWriter screen;
        private final List<Press> presses;
        private final StringBuilder waiting = new StringBuilder();
        private int items;
        private int rests;
        private int seen;
        /// How many keys and typed lines it took, by article.
        private final Map<String, Integer> pressed = new HashMap<>();
        private final Map<String, Integer> typed = new HashMap<>();
        private String article = "";

        Script(StringWriter screen, List<Press> presses) {
            this.screen = screen;
            this.presses = presses;
        }

        @Override
        public char key() {
            if (waiting.isEmpty()) {
                look();
            }
            char c = waiting.charAt(0);
            waiting.deleteCharAt(0);
            pressed.merge(article, 1, Integer::sum);
            return c;
        }

        private void look() {
            String now = screen.toString();
            if (now.endsWith("any other key shows its next row: ")) {
                rests++;
                waiting.append(' ');
                return;
            }
            Matcher m = SHOWN.matcher(now);
            int at = -1;
            while (m.find()) {
                at = m.start();
                article = m.group(1);
            }
            assertThat(at)
                    .as("an item that no key decides: %s", now.substring(Math.max(0, now.length() - 2500)))
                    .isGreaterThanOrEqualTo(seen);
            seen = at + 1;
            items++;
            String shown = now.substring(at);
            String words = shown.substring(shown.indexOf('«'), shown.indexOf('»'));
            String headline = shown.substring(0, shown.indexOf('«')).strip();
            waiting.append(presses.stream()
                    .filter(p -> p.article().equals(article) && words.contains(p.words()) && !headline.endsWith("#"))
                    .map(Press::keys)
                    .findFirst()
                    .orElse("r"));
        }

        @Override
        public String line() {
            int end = waiting.indexOf("\n");
            String line = waiting.substring(0, end);
            waiting.delete(0, end + 1);
            typed.merge(article, 1, Integer::sum);
            return line;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    private static List<String[]> rows(String file) throws IOException {
        return Files.readAllLines(MORNING.resolve(file)).stream()
                .filter(l -> !l.startsWith("#"))
                .map(l -> l.split("\t"))
                .toList();
    }

    private void copyLedger() throws IOException {
        Path from = SharedData.projectRoot().resolve("worlds/us-china-2025/ledger");
        try (Stream<Path> all = Files.walk(from)) {
            for (Path p : all.sorted().toList()) {
                Path target = world.resolve("ledger").resolve(from.relativize(p).toString());
                if (Files.isDirectory(p)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(p, target);
                }
            }
        }
    }

    private static List<ReviewItem> items() {
        ReadingRules rules = ReadingRules.bundledRight();
        ClaimExtractor reader = rules.toReader();
        List<ReviewItem> items = new ArrayList<>();
        for (Article a : ArticleIntake.read(MORNING, Optional.empty()).value()) {
            if (a.id().value().startsWith("a")) {
                items.addAll(ReviewItem.of(reader.read(a), rules.signals()));
            }
        }
        return items;
    }

    /// An event of the ledger in the words of `events.tsv`.
    private static String told(Ledger ledger, StatusEvent e) {
        Measure m = ledger.findMeasure(e.measure()).orElseThrow();
        String article = e.source().replaceFirst("#.*", "");
        return article + "\t" + (m.id().contains("-D") ? m.kind() + " " + m.title() : m.id()) + "\t" + e.type() + " "
                + e.from() + (e.to().equals(StatusEvent.OPEN) ? "" : " to " + e.to())
                + " " + e.span().precision();
    }

    @Test
    void theLedgerIsRightAfterwardsAndAnAcceptedClaimTakesAKeyOrTwo() throws IOException {
        copyLedger();
        List<Press> presses = rows("keys.tsv").stream()
                .map(r -> new Press(r[0], r[1], r[2].replace("\\n", "\n")))
                .toList();
        StringWriter screen = new StringWriter();
        Script script = new Script(screen, presses);
        new ReviewDialog(
                        ReviewRecord.of(world),
                        script,
                        new PrintWriter(screen, true),
                        false,
                        "script",
                        () -> Instant.parse("2026-10-20T08:00:00Z"),
                        Optional.empty(),
                        ReadingRules.bundledRight().toReader())
                .run(items(), Map.of(), true);

        Ledger ledger = LedgerReader.read(world).value();
        List<String> events = Journal.of(world.resolve("ledger")).read().events().stream()
                .map(e -> told(ledger, e))
                .sorted()
                .toList();
        List<String> right = rows("events.tsv").stream()
                .map(r -> String.join("\t", r))
                .sorted()
                .toList();
        assertThat(events).isEqualTo(right);

        int keys = script.pressed.values().stream().mapToInt(Integer::intValue).sum();
        int lines = script.typed.values().stream().mapToInt(Integer::intValue).sum();
        // one key for each item; a second one for each line that is typed, and where a status would change
        int statusChanges = 1;
        // and one where nothing of an article is left that is taken for news
        assertThat(keys).isEqualTo(script.items + lines + statusChanges + script.rests);
    }
}
