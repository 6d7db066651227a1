package dev.chokepoint.evidence.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.reader.SmallRules;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The signals of claims in texts of a few sentences.
class SignalsTest {
    private static final SignalWords WORDS = new SignalWords(
            Set.of("from"),
            List.of("ing", "ed", "s"),
            Map.of("sentence-again", List.of("again")),
            Map.of("claim-again", List.of("again")),
            Map.of("opens-norway", List.of("norway")));
    private static final Signals SIGNALS =
            new Signals(WORDS, new Weights(-1, Map.of("day-of-week", 3.0)), new Weights(0, Map.of("lead", 2.0)));

    private static Reading read(String text) {
        return SmallRules.extractor().read(Article.of("t", "", "", PublishedAt.on(LocalDate.of(2024, 5, 6)), text));
    }

    private static Map<String, Double> of(String text) {
        return SIGNALS.of(read(text)).getFirst();
    }

    @Test
    void theAgeOfTheDaysOfAClaimIsASignal() {
        List<String> days = List.of("day-of-week", "day-of-month", "day-long-past", "day-ahead", "no-day");
        record Case(String text, String signal) {}
        for (Case c : List.of(
                new Case("Norway banned exports of cod on April 28.", "day-of-week"),
                new Case("Norway banned exports of cod on April 27.", "day-of-month"),
                new Case("Norway banned exports of cod on March 22.", "day-of-month"),
                new Case("Norway banned exports of cod on March 21.", "day-long-past"),
                new Case("Norway will ban exports of cod from May 7.", "day-ahead"),
                new Case("Norway banned exports of cod on May 6.", "day-of-week"),
                new Case("Norway banned exports of cod.", "no-day"))) {
            assertThat(of(c.text()).keySet().stream().filter(days::contains))
                    .as(c.text())
                    .containsExactly(c.signal());
        }
    }

    @Test
    void howFarAClaimStandsInTheTextIsASignal() {
        String text = "Norway banned exports of cod. Prices rose. Ships stayed at home. Buyers went elsewhere to find"
                + " what they needed. Lima banned exports of graphite.";
        List<? extends Map<String, Double>> signals = SIGNALS.of(read(text));
        assertThat(signals.get(0)).containsEntry("position", 0.0).containsKey("lead");
        assertThat(signals.get(0).get("sentences-before")).isZero();
        assertThat(signals.get(1)).doesNotContainKey("lead");
        assertThat(signals.get(1).get("sentences-before")).isCloseTo(Math.log(5) / 4, within(1e-12));
        assertThat(signals.get(1).get("position"))
                .isCloseTo((double) text.indexOf("Lima") / text.length(), within(1e-12));
    }

    @Test
    void whatAClaimSharesWithOthersIsASignal() {
        List<? extends Map<String, Double>> signals =
                SIGNALS.of(read("Norway banned exports of cod. Peru lifted its export ban on graphite."
                        + " Norway banned exports of graphite and lifted its export ban on gallium."));
        assertThat(signals).hasSize(4);
        assertThat(signals.get(0)).containsEntry("beside", 0.0).doesNotContainKey("again");
        assertThat(signals.get(1)).doesNotContainKeys("again", "leading-issuer");
        assertThat(signals.get(2)).containsEntry("beside", 1.0).containsKeys("again", "leading-issuer");
        assertThat(signals.get(3)).containsEntry("beside", 1.0).doesNotContainKey("again");
    }

    @Test
    void theWordsOfTheHeadlineAreComparedWithoutTheirEndings() {
        String headline = "Norway exporting cods from fjords\n\n";
        Reading read = read(
                headline + "Norway exported little.\n\nNorway banned exports of cod. Peru banned exports of graphite.");
        assertThat(read.article().headline()).isEqualTo("Norway exporting cods from fjords");
        List<Claim> claims = read.claims();
        assertThat(claims).hasSize(2);
        List<? extends Map<String, Double>> signals = SIGNALS.of(read);
        // of norway, export, cod and fjord: the first shares norway, export; cod itself is too short a word
        assertThat(signals.get(0).get("headline")).isEqualTo(2 / 4.0);
        assertThat(signals.get(1).get("headline")).isEqualTo(1 / 4.0);
    }

    @Test
    void wordsOfTheSentenceOfTheClaimAndOfItsBeginningAreSignals() {
        assertThat(of("Again Norway banned exports of cod.")).containsKeys("sentence-again", "claim-again");
        assertThat(of("Norway banned exports of cod, and prices rose again."))
                .containsKeys("sentence-again", "opens-norway")
                .doesNotContainKey("claim-again");
        assertThat(of("Norway banned exports of cod against advice.")).doesNotContainKeys("sentence-again");
        assertThat(of("The ban of Norway: Norway banned exports of cod.")).doesNotContainKey("sentence-again");
    }

    @Test
    void aYearThatIsPastIsASignal() {
        assertThat(of("Norway banned exports of cod after the shortage of 2023."))
                .containsKey("past-year");
        assertThat(of("Norway banned exports of cod after the shortage of 2024."))
                .doesNotContainKey("past-year");
        assertThat(of("Norway banned exports of cod after 1900 ships had left."))
                .doesNotContainKey("past-year");
    }

    @Test
    void whatTheSlotsHoldIsASignal() {
        Map<String, Double> banned = of("Norway banned exports of cod.");
        assertThat(banned)
                .containsKeys("done", "act-impose")
                .doesNotContainKeys(
                        "no-items",
                        "told-items",
                        "planned",
                        "in-force",
                        "historic",
                        "comment",
                        "voiced",
                        "cue",
                        "issuer-far",
                        "long-sentence")
                .containsEntry("contexts", 0.0);
        assertThat(of("Reuters reported that Norway will lift its export ban on cod."))
                .containsKeys("planned", "voiced", "cue", "act-lift");
        assertThat(of("BIS added Huawei to the Entity List.")).containsKey("no-items");
        assertThat(of("Norway's export quota on cod is in force.")).containsKey("in-force");
        assertThat(of("Norway banned exports of cod in March 2019.")).containsKey("historic");
        assertThat(of("Norway, which has for many years been the home of ships, men and harbours of the north, banned"
                        + " exports of cod, and nobody knew how long that would last or what it would mean for all the"
                        + " towns on its coast and the villages."))
                .containsKeys("issuer-far", "long-sentence");
    }

    /// The record of a rule is told against that of one which nobody has reviewed: log odds of 3 in 4.
    @Test
    void theRecordOfARuleIsASignal() {
        Reading read = read("Norway banned exports of cod.");
        assertThat(SIGNALS.of(read).getFirst().get("record")).isCloseTo(0, within(1e-12));
        Reading trusted = new Reading(
                read.article(),
                read.claims().stream().map(c -> c.withConfidence(0.9)).toList(),
                List.of(),
                List.of());
        assertThat(SIGNALS.of(trusted).getFirst().get("record")).isCloseTo(Math.log(9) - Math.log(3), within(1e-9));
        assertThat(ClaimSignals.logit(1)).isCloseTo(-ClaimSignals.logit(0), within(1e-6));
        assertThat(ClaimSignals.logit(0.5)).isZero();
    }

    @Test
    void newsAndConfidenceAreWeighedFromTheSignals() {
        Reading read = read("Norway banned exports of cod on May 1. Prices rose much in all of the harbours of the"
                + " coast and far beyond. Peru banned exports of graphite.");
        List<Double> news = SIGNALS.news(read);
        assertThat(news.get(0)).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-9));
        assertThat(news.get(1)).isCloseTo(1 / (1 + Math.exp(1)), within(1e-9));
        List<Claim> weighed = SIGNALS.weighed(read).claims();
        assertThat(weighed.get(0).confidence()).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-9));
        assertThat(weighed.get(1).confidence()).isCloseTo(0.5, within(1e-9));
        assertThat(Signals.none().weighed(read)).isSameAs(read);
    }
}
