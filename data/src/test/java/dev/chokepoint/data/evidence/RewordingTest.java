package dev.chokepoint.data.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.reader.RuleClaimExtractor;
import dev.chokepoint.evidence.text.Article;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The same said in other words, spelling or punctuation is read alike: who acts, what, how sure, whose view.
class RewordingTest {
    private static final RuleClaimExtractor EXTRACTOR = BundledExtractor.get();
    private static final List<Article> PASSAGES = OwnPassages.all();

    private static List<String> acts(Article a) {
        List<String> out = new ArrayList<>();
        for (Claim c : EXTRACTOR.read(a).claims()) {
            out.add(c.issuer().value().place() + " " + c.action().value().code() + " "
                    + c.modality().value().code() + " " + c.opinion());
        }
        out.sort(null);
        return out;
    }

    /// Some rewordings do change what is said ("Separately, effective September 30, …"), so a few may differ: at most
    /// the last figure in a hundred.
    static Stream<Arguments> rewordings() {
        return Stream.of(
                Arguments.of("a word that joins", "(?<=[a-z]{3}\\. )(?=(?:The|It|A|In) )", "Meanwhile, ", 1),
                Arguments.of("a matter for itself", "(?<=[a-z]{3}\\. )(?=(?:The|It|A|In) )", "Separately, ", 1),
                Arguments.of(
                        "members between dashes",
                        ", (among them|including) ([^,.]{3,40}), (?=to|on|from|will|have|has|are)",
                        " - $1 $2 - ",
                        15),
                Arguments.of("the country without points", "\\bU\\.S\\.(?= [a-z])", "US", 1),
                Arguments.of("curly apostrophes", "'", "\u2019", 1),
                Arguments.of("another spelling", "\\blicence", "license", 1),
                Arguments.of("permits", "\\blicen[cs]es\\b", "permits", 4),
                Arguments.of("prohibited", "\\bbanned (?=exports|the export|shipments)", "prohibited ", 1),
                Arguments.of("intends to", "\\bplans to\\b", "intends to", 3),
                Arguments.of("is weighing", "\\bis considering\\b", "is weighing", 6),
                Arguments.of("toughened", "\\btightened\\b", "toughened", 3),
                Arguments.of("relaxed", "\\beased\\b", "relaxed", 2),
                Arguments.of("paused", "\\bsuspended\\b", "paused", 5),
                Arguments.of("curbs", "\\brestrictions on\\b", "curbs on", 1),
                Arguments.of(
                        "in figures", "\\bthree (?=[a-z]* ?(?:companies|firms|entities|items|materials))", "3 ", 3),
                Arguments.of("per cent", "(?<=\\d) ?(?:per cent|percent)\\b", "%", 1),
                Arguments.of(
                        "quietly",
                        "\\b(has|have|will) (?=banned|imposed|lifted|tightened|ban|impose|lift)",
                        "$1 quietly ",
                        2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rewordings")
    void sameActs(String name, String words, String others, int percent) {
        int compared = 0;
        List<String> changed = new ArrayList<>();
        for (Article a : PASSAGES) {
            String text = a.text().replaceAll(words, others);
            if (text.equals(a.text())) {
                continue;
            }
            compared++;
            List<String> before = acts(a);
            List<String> after = acts(Article.of("reworded", a.url(), a.publisher(), a.published(), a.kind(), text));
            if (!before.equals(after)) {
                changed.add(a.id() + ": " + before + " became " + after);
            }
        }
        assertThat(compared).as(name).isGreaterThan(10);
        assertThat(changed).as(name).hasSizeLessThanOrEqualTo(Math.max(1, compared * percent / 100));
    }
}
