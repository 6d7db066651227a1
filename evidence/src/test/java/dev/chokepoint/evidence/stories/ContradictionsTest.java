package dev.chokepoint.evidence.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.reader.RuleClaimExtractor;
import dev.chokepoint.evidence.reader.SmallRules;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What cannot both hold, and what stories are about, in sentences read by a few rules.
class ContradictionsTest {
    private static final RuleClaimExtractor READER = SmallRules.extractor();
    private static final LocalDate DAY = LocalDate.of(2024, 5, 6);

    private static Reading on(LocalDate day, String key, String text) {
        return READER.read(Article.of(key, "", "", PublishedAt.on(day), text));
    }

    /// Why each pair of the texts, all of one day, cannot both hold.
    private static List<String> among(String... texts) {
        List<Reading> readings = new ArrayList<>();
        for (String text : texts) {
            readings.add(on(DAY, "a" + readings.size(), text));
        }
        return among(readings);
    }

    private static List<String> among(List<Reading> readings) {
        StoryIndex index = StoryIndex.of(readings.stream().map(Reading::article).toList());
        return Contradictions.among(readings, index).stream()
                .map(Contradiction::because)
                .toList();
    }

    @Test
    void whatOneTellsAndAnotherDeniesIsAContradiction() {
        assertThat(among("Norway lifted its export ban on cod.", "Norway has not lifted its export ban on cod."))
                .containsExactly("one says lift, the other denies it");
    }

    @Test
    void oppositeActsOnTheSameGoodsAreOne() {
        assertThat(among("Norway banned exports of cod to Peru.", "Norway eased its export quota on cod."))
                .containsExactly("opposite acts: impose and ease");
    }

    @Test
    void otherGoodsOtherIssuersAndOtherDestinationsAreNone() {
        assertThat(among("Norway banned exports of cod.", "Norway eased its export quota on graphite."))
                .isEmpty();
        assertThat(among("Norway banned exports of cod.", "Peru eased its export quota on cod."))
                .isEmpty();
        assertThat(among("Norway banned exports of cod to Peru.", "Norway lifted its ban on exports of cod to Japan."))
                .isEmpty();
    }

    @Test
    void aPlanDoesNotContradictAnActOfTheOtherWay() {
        assertThat(among("Norway banned exports of cod.", "Norway will ease its export quota on cod."))
                .isEmpty();
    }

    /// Undated acts speak of the three days before their article.
    @Test
    void actsOfOtherTimesAreNone() {
        Reading first = on(DAY, "a", "Norway banned exports of cod.");
        String eased = "Norway eased its export quota on cod.";
        assertThat(among(List.of(first, on(DAY.plusDays(3), "b", eased)))).hasSize(1);
        assertThat(among(List.of(first, on(DAY.plusDays(4), "b", eased)))).isEmpty();
    }

    @Test
    void oneVoiceDoesNotContradictItself() {
        assertThat(among(
                        "Nikkei reported that Norway banned exports of cod to Peru.",
                        "Norway eased its export quota on cod, Nikkei said."))
                .isEmpty();
    }

    @Test
    void twoFiguresForOneShareAreToldWhereTheyDifferByMoreThanAHundredth() {
        assertThat(among("China supplies 98% of the world's gallium.", "China supplies 80% of the world's gallium."))
                .hasSize(1);
        assertThat(among("China supplies 98% of the world's gallium.", "China supplies 97.5% of the world's gallium."))
                .isEmpty();
    }

    private static List<String> topics(String... texts) {
        List<Claim> claims = new ArrayList<>();
        for (String text : texts) {
            claims.addAll(on(DAY, "t" + claims.size(), text).claims());
        }
        return Topics.in(SmallRules.gazetteer()).of(claims);
    }

    @Test
    void topicsAreWhoAgainstWhomAndWhatEachControls() {
        assertThat(topics(
                        "The United States tightened its export controls on chips to China.",
                        "The United States tightened its export controls on chips to China.",
                        "China banned exports of gallium to the United States."))
                .containsExactly("US-China", "gallium", "advanced chips export control");
    }

    @Test
    void aStoryOfOneIssuerIsNamedByItAlone() {
        assertThat(topics("Norway banned exports of cod.")).containsExactly("Norway", "cod export control");
        assertThat(topics("The weather was fine.")).isEmpty();
    }
}
