package dev.chokepoint.evidence.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.ClaimExtractor;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.language.Language;
import dev.chokepoint.evidence.language.LanguageDetector;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Each paragraph is read by the rules of its language.
class LanguageClaimExtractorTest {
    private static final Language GERMAN = new Language("de", "German");
    private static final LanguageDetector DETECTOR = new LanguageDetector(List.of(
            new LanguageDetector.CommonWords(
                    Language.ENGLISH, List.of("the", "of", "and", "to", "its", "from", "on", "for", "is", "that")),
            new LanguageDetector.CommonWords(
                    GERMAN, List.of("der", "die", "das", "und", "von", "ist", "den", "nicht", "mit", "für"))));
    private static final String ENGLISH =
            "China banned exports of gallium to Japan, and the ban is the first of its kind"
                    + " for the makers of chips.";
    private static final String OTHER_ENGLISH =
            "Norway lifted its export ban on cod, and the end of the ban is good for" + " the buyers of the fish.";
    private static final String DEUTSCH =
            "Die Ausfuhr von Gallium ist nicht mit den Regeln der Behörde zu vereinbaren und"
                    + " das Amt ist für die Prüfung von Anträgen nicht bereit.";

    private static Reading read(String text, Map<Language, ClaimExtractor> readers) {
        Map<Language, Supplier<? extends ClaimExtractor>> suppliers = new HashMap<>();
        readers.forEach((l, r) -> suppliers.put(l, () -> r));
        return new LanguageClaimExtractor(DETECTOR, suppliers)
                .read(Article.of("l", "", "", PublishedAt.on(LocalDate.of(2024, 5, 6)), text));
    }

    @Test
    void aParagraphWithoutRulesIsToldAndNotRead() {
        Reading r = read(ENGLISH + "\n\n" + DEUTSCH, Map.of(Language.ENGLISH, SmallRules.extractor()));
        assertThat(r.language()).isEqualTo(DEUTSCH.length() > ENGLISH.length() ? GERMAN : Language.ENGLISH);
        assertThat(r.claims()).hasSize(1);
        assertThat(r.unread()).hasSize(1);
        assertThat(r.unread().getFirst().span().in(r.article().text())).isEqualTo(DEUTSCH);
        assertThat(r.isUnread()).isFalse();
        assertThat(r.notRead()).startsWith("Not read: 1 paragraph in German");
    }

    @Test
    void aTextWithoutRulesIsUnread() {
        Reading r = read(DEUTSCH, Map.of(Language.ENGLISH, SmallRules.extractor()));
        assertThat(r.claims()).isEmpty();
        assertThat(r.isUnread()).isTrue();
        assertThat(r.notRead()).startsWith("Not read: the text is in German");
        // a line of particulars is no paragraph that could have been read
        assertThat(read(DEUTSCH + "\n\nSource: Agency", Map.of(Language.ENGLISH, SmallRules.extractor()))
                        .isUnread())
                .isTrue();
    }

    /// A reader of German that tells of each of its articles what the English reader reads in the last sentence.
    @Test
    void claimsOfTwoLanguagesAreNumberedInTheOrderOfTheText() {
        RuleClaimExtractor english = SmallRules.extractor();
        ClaimExtractor german = article -> english.read(article.withPassages(article.passages().stream()
                .filter(p -> p.span().in(article.text()).startsWith("Die"))
                .toList()));
        String text = DEUTSCH + " Norway lifted its export ban on cod." + "\n\n" + ENGLISH + "\n\n" + OTHER_ENGLISH;
        Reading r = read(text, Map.of(Language.ENGLISH, english, GERMAN, german));
        assertThat(r.unread()).isEmpty();
        assertThat(r.notRead()).isEmpty();
        assertThat(r.claims()).extracting(c -> c.issuer().value().place()).containsExactly("NO", "CN", "NO");
        assertThat(r.claims())
                .extracting(Claim::id)
                .extracting(Object::toString)
                .containsExactly("claim~l#1", "claim~l#2", "claim~l#3");
    }
}
