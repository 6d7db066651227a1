package dev.chokepoint.controls.review;

import static dev.chokepoint.controls.review.MeasureFinderTest.event;
import static dev.chokepoint.controls.review.MeasureFinderTest.measure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Amendment;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.Issuer;
import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.Mentions;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PartialDate;
import dev.chokepoint.evidence.text.Span;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An article of 10 May 2030, and acts that became public in its days and before: two things must speak for one.
class KnownActsTest {
    private final Ledger ledger = Ledger.of(
            List.of(
                    measure("CN-2030-18", "MOFCOM", "Announcement 18 of 2030", "Erbium magnets", ""),
                    measure("CN-2030-20", "MOFCOM", "", "Listed works", "Unna Works, Hall Mill"),
                    measure("CN-2030-21", "MOFCOM", "Announcement 21 of 2030", "Tin", ""),
                    measure("CN-2030-22", "MOFCOM", "Announcement 22 of 2030", "Lead", "")),
            List.of(
                    event("CN-2030-18", "told", StatusEvent.Type.ANNOUNCED, "2030-05-08", 1),
                    event("CN-2030-18", "began", StatusEvent.Type.EFFECTIVE, "2030-05-09", 2),
                    event("CN-2030-20", "listed", StatusEvent.Type.EFFECTIVE, "2030-05-10", 3),
                    event("CN-2030-21", "long-ago", StatusEvent.Type.EFFECTIVE, "2030-03-01", 4)),
            new Reference(
                    Map.of(), Map.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));

    private final KnownActs acts = new KnownActs(ledger, MeasureFinder.of(ledger));

    /// What is found in sentences that name China and these goods and days.
    private List<KnownActs.Known> found(String issuer, List<String> goods, List<String> days, String... sentences) {
        Article article = Claims.article("2030-05-10", String.join(" ", sentences));
        List<Span> spans = Arrays.stream(sentences)
                .map(s -> {
                    int at = article.text().indexOf(s);
                    return Span.of(at, at + s.length());
                })
                .toList();
        List<Mentions> mentions =
                spans.stream().map(at -> mentions(issuer, goods, days, at)).toList();
        return acts.of(article, spans, mentions, List.of());
    }

    private static Mentions mentions(String issuer, List<String> goods, List<String> days, Span at) {
        return new Mentions(
                goods.stream()
                        .map(g -> Slot.of(new ItemMention(g, g, List.of()), at, Amendment.RULE))
                        .toList(),
                List.of(),
                List.of(Slot.of(new Issuer(issuer, ""), at, Amendment.RULE)),
                List.of(),
                days.stream()
                        .map(d -> Slot.of(PartialDate.of(LocalDate.parse(d)), at, Amendment.RULE))
                        .toList(),
                List.of(),
                true);
    }

    private static Stream<String> events(List<KnownActs.Known> found) {
        return found.stream().map(k -> k.event().key());
    }

    @Test
    void anActIsToldByItsNumberFromTheSentenceThatHasIt() {
        String number = "Announcement No. 18 came into force.";
        List<KnownActs.Known> found = found("CN", List.of(), List.of(), "China has acted.", number);
        assertThat(events(found)).containsExactly("began");
        KnownActs.Known known = found.getFirst();
        assertThat(known.weight()).isEqualTo(2);
        assertThat(known.reasons()).containsExactly("names Announcement 18 of 2030");
        Claim claim = known.claim();
        assertThat(claim.span().in("China has acted. " + number)).isEqualTo(number);
        assertThat(claim.issuer().value().place()).isEqualTo("CN");
        assertThat(claim.action().value()).isEqualTo(Action.IMPOSE);
        assertThat(claim.dayOf(DateMention.Role.EFFECTIVE)).contains(PartialDate.of(LocalDate.parse("2030-05-09")));
        assertThat(known.sentences()).containsExactly(claim.span());
    }

    @Test
    void anActOfAnotherStateIsNotTold() {
        assertThat(found("US", List.of(), List.of(), "Announcement No. 18 came into force."))
                .isEmpty();
    }

    @Test
    void whatBecamePublicLongBeforeIsNoNews() {
        assertThat(found("CN", List.of("tin"), List.of("2030-03-01"), "Announcement No. 21 came into force."))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // goods alone; goods and the day
        "erbium magnets, 2030-05-01, ''",
        "erbium magnets, 2030-05-09, began",
        "tin, 2030-05-09, ''",
        // the day on which it became public, which is not that of effect
        "erbium magnets, 2030-05-08, began",
    })
    void goodsNeedADay(String goods, String day, String expected) {
        assertThat(events(found("CN", List.of(goods), List.of(day), "China has acted.")))
                .containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @Test
    void severalListedPartiesAreEnoughAndOneIsNot() {
        assertThat(found("CN", List.of(), List.of(), "China blacklisted Hall Mill."))
                .isEmpty();
        List<KnownActs.Known> both = found("CN", List.of(), List.of(), "China blacklisted Hall Mill and Unna Works.");
        assertThat(events(both)).containsExactly("listed");
        assertThat(both.getFirst().reasons()).containsExactly("names Unna Works, Hall Mill");
    }

    @Test
    void theDayOfTheArticleTellsNoActsApart() {
        assertThat(found("CN", List.of(), List.of("2030-05-10"), "China blacklisted Hall Mill."))
                .isEmpty();
    }

    @Test
    void theWordsOfAnActAreThoseOfTheSentenceWithItsGoods() {
        Article article = Claims.article("2030-05-10", "China has acted. China has acted on magnets.");
        List<Span> spans = List.of(Span.of(0, 16), Span.of(17, 44));
        Mentions day = mentions("CN", List.of(), List.of("2030-05-09"), spans.getFirst());
        Mentions goods = mentions("CN", List.of("erbium magnets"), List.of("2030-05-09"), spans.getLast());
        assertThat(acts.of(article, spans, List.of(day, goods), List.of()))
                .singleElement()
                .satisfies(k -> assertThat(k.claim().span()).isEqualTo(spans.getLast()));
    }

    @Test
    void anArticleIsNoFurtherSourceOfWhatRestsOnIt() {
        Article article = Claims.article("2030-05-10", "Announcement No. 22 takes effect.");
        Span all = Span.of(0, article.text().length());
        List<Mentions> mentions = List.of(mentions("CN", List.of("tin"), List.of(), all));
        Claim claim = Claims.of(article, "effective=2030-05-10");
        for (boolean own : List.of(true, false)) {
            StatusEvent event = ((Proposal.Event) ClaimEvents.propose(
                            claim,
                            own ? article : Claims.article("2030-05-10", "Announcement 22 of 2030 takes effect."),
                            ledger,
                            "CN-2030-22"))
                    .event();
            Ledger recorded = ledger.record(event);
            assertThat(new KnownActs(recorded, MeasureFinder.of(recorded))
                            .of(article, List.of(all), mentions, List.of()))
                    .hasSize(own ? 0 : 1);
        }
    }

    @Test
    void theLikeliestComesFirst() {
        assertThat(events(found(
                        "CN",
                        List.of("erbium magnets"),
                        List.of("2030-05-09"),
                        "Announcement No. 18 hits Hall Mill and Unna Works.")))
                .containsExactly("began", "listed");
    }
}
