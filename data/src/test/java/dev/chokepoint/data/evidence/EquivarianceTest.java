package dev.chokepoint.data.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.lexicon.Gazetteer;
import dev.chokepoint.evidence.reader.RuleClaimExtractor;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Other names of the same kind in a text change the reading in the same way and in no other.
class EquivarianceTest {
    /// Names that belong to one place, so that another place beside them makes another text.
    private static Pattern bound() {
        List<String> names = new ArrayList<>(List.of("(?<!South )Korea's", "Viet Nam"));
        for (Gazetteer.Entry e : ReadingRules.bundled().value().gazetteer().entries()) {
            boolean tied = switch (e) {
                case Gazetteer.Body b -> !b.place().isEmpty();
                case Gazetteer.Person p -> true;
                case Gazetteer.Entity x ->
                    Substitutions.PLACES.stream().anyMatch(p -> p.get(3).equals(x.place()));
                default -> false;
            };
            if (e instanceof Gazetteer.Outlet o) {
                // "China Times": a paper that another place in its name makes another paper
                o.names().stream()
                        .filter(n ->
                                !Substitutions.apply(n, Substitutions.places(1)).equals(n))
                        .forEach(n -> names.add("\\b" + Pattern.quote(n) + "\\b"));
            }
            if (tied) {
                e.names().stream()
                        .filter(n ->
                                Substitutions.apply(n, Substitutions.places(1)).equals(n))
                        .forEach(n -> names.add("\\b" + Pattern.quote(n) + "\\b"));
            }
        }
        return Pattern.compile(String.join("|", names));
    }

    /// Goods that have a name of their own for one metal only.
    private static final Pattern COMPOUND = Pattern.compile("cobalt hydroxide|gallium (arsenide|nitride)");

    private static final Pattern BOUND = bound();

    private final RuleClaimExtractor extractor = BundledExtractor.get();

    private int compare(List<Article> articles, boolean places) {
        int compared = 0;
        for (Article a : articles) {
            if ((places ? BOUND : COMPOUND).matcher(a.text()).find()) {
                continue;
            }
            for (int by = 1; by < 4; by++) {
                Map<String, String> names = places ? Substitutions.places(by) : Substitutions.metals(by);
                assertThat(Substitutions.differences(extractor, a, names)).isEmpty();
                compared += Substitutions.apply(a.text(), names).equals(a.text()) ? 0 : 1;
            }
        }
        return compared;
    }

    @Test
    void otherMetalsChangeTheItemsOnly() throws IOException {
        assertThat(compare(OwnPassages.all(), false)).isGreaterThan(30);
    }

    @Test
    void otherPlacesChangeIssuersAndTargetsOnly() throws IOException {
        assertThat(compare(OwnPassages.all(), true)).isGreaterThan(30);
    }

    @Test
    void theReferencePassagesToo() throws IOException {
        List<Article> dev =
                GoldFile.read(SharedData.require("data/evidence/dev.jsonl")).value();
        assertThat(compare(dev, false) + compare(dev, true)).isGreaterThan(10);
    }

    @Test
    void aReadingThatHangsOnANameIsSeen() {
        Article a = Article.of(
                "x",
                "",
                "",
                PublishedAt.on(LocalDate.of(2025, 6, 10)),
                "METI restricted exports of photoresist to South Korea on Monday, Japan said.");
        Map<String, String> names = Map.of("METI", "DGFT");
        assertThat(Substitutions.differences(extractor, a, names)).isNotEmpty();
    }
}
