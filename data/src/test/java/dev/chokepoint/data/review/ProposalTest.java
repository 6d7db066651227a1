package dev.chokepoint.data.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.law.Confidence;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Status;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.controls.review.ClaimEvents;
import dev.chokepoint.controls.review.MeasureCandidate;
import dev.chokepoint.controls.review.MeasureFinder;
import dev.chokepoint.controls.review.Proposal;
import dev.chokepoint.data.evidence.BundledExtractor;
import dev.chokepoint.data.ledger.LedgerReader;
import dev.chokepoint.evidence.claims.Amendment;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.reader.RuleClaimExtractor;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProposalTest {
    private static Ledger ledger;
    private static MeasureFinder finder;
    private static RuleClaimExtractor extractor;

    @BeforeAll
    static void read() {
        ledger = LedgerReader.read(Path.of("../worlds/us-china-2025")).value();
        finder = MeasureFinder.of(ledger);
        extractor = BundledExtractor.get();
    }

    private static Article article(LocalDate day, String text) {
        return Article.of("a", "", "", PublishedAt.on(day), text);
    }

    private static Claim first(Article article) {
        return extractor.extract(article).getFirst();
    }

    @Test
    void aStandingControlIsFoundByItsItemsAndItsDayAndOnlyConfirmed() {
        Article a = article(
                LocalDate.of(2025, 6, 10), "China has required licences to export samarium since April 4, 2025.");
        List<MeasureCandidate> found = finder.find(first(a), a, 3);
        assertThat(found.getFirst().measure()).isEqualTo("CN-2025-18");
        assertThat(found.getFirst().isLikely()).isTrue();
        assertThat(ClaimEvents.propose(first(a), a, ledger, "CN-2025-18"))
                .isInstanceOfSatisfying(Proposal.Event.class, e -> {
                    assertThat(e.relation()).isEqualTo(Proposal.Relation.CONFIRMS);
                    assertThat(e.effects()).isEmpty();
                    assertThat(e.event().knownToPublic()).isEqualTo(LocalDate.of(2025, 6, 10));
                    assertThat(e.event().source()).contains("#char=0,").contains(a.sha256());
                });
    }

    @Test
    void aLessExactReportDoesNotMoveTheDayTheLedgerHas() {
        Article a =
                article(LocalDate.of(2025, 6, 10), "China has required licences to export samarium since April 2025.");
        Claim claim = new Amendment("effective", "2025-04").of(first(a));
        assertThat(ClaimEvents.propose(claim, a, ledger, "CN-2025-18"))
                .isInstanceOfSatisfying(Proposal.Event.class, e -> {
                    assertThat(e.event().from()).isEqualTo(LocalDate.of(2025, 4, 4));
                    assertThat(e.effects()).isEmpty();
                });
    }

    /// A report of how a measure began, accepted after it ended, would put it in force again.
    @Test
    void whatIsSaidAgainOfAMeasureThatEndedSinceChangesNothing() {
        LocalDate ended = LocalDate.of(2025, 9, 1);
        Ledger since = ledger.record(new StatusEvent(
                "CN-2025-18#ended",
                "CN-2025-18",
                "",
                StatusEvent.Type.RESCINDED,
                StatusEvent.Span.from(ended),
                StatusEvent.Known.on(ended),
                "",
                StatusEvent.Provenance.of(Confidence.SECONDARY),
                0));
        AsOf later = AsOf.of(LocalDate.of(2025, 10, 1));
        assertThat(since.at(later).inForce("CN-2025-18")).isFalse();
        Article a = article(
                LocalDate.of(2025, 6, 10), "China has required licences to export samarium since April 4, 2025.");
        assertThat(ClaimEvents.propose(first(a), a, since, "CN-2025-18"))
                .isInstanceOfSatisfying(
                        Proposal.Watch.class, w -> assertThat(w.reason()).contains("CN-2025-18#2"));
    }

    /// The notice that suspended a measure stays named where another report says the same.
    @Test
    void aSuspensionThatIsSaidAgainKeepsTheMeasureThatMadeIt() {
        Article a =
                article(LocalDate.of(2025, 11, 7), "China suspended Announcement No. 61 of 2025 on November 7, 2025.");
        Claim claim = new Amendment("until", "2026-11-10").of(new Amendment("action", "suspend").of(first(a)));
        assertThat(ClaimEvents.propose(claim, a, ledger, "CN-2025-61a"))
                .isInstanceOfSatisfying(Proposal.Event.class, e -> {
                    assertThat(e.relation()).isEqualTo(Proposal.Relation.CONFIRMS);
                    assertThat(e.event().type()).isEqualTo(StatusEvent.Type.SUSPENDED);
                    assertThat(e.event().by()).isEqualTo("CN-2025-70");
                    assertThat(e.effects()).isEmpty();
                });
    }

    @Test
    void anotherDayForTheSameThingIsToldWithWhatItWouldChange() {
        Article a =
                article(LocalDate.of(2025, 6, 10), "China has required licences to export samarium since 2 May 2025.");
        Claim claim = new Amendment("effective", "2025-05-02").of(first(a));
        assertThat(ClaimEvents.propose(claim, a, ledger, "CN-2025-18"))
                .isInstanceOfSatisfying(Proposal.Event.class, e -> {
                    assertThat(e.relation()).isEqualTo(Proposal.Relation.CONTRADICTS);
                    assertThat(e.other()).isEqualTo("CN-2025-18#2");
                    assertThat(e.effects()).hasSize(1).first().asString().startsWith("from 2025-04-04: in force → ");
                });
    }

    @Test
    void theNumberOfAnActIsReadAndItsYearMustNotDiffer() {
        String same = "China suspended Announcement No. 61 of 2025 on November 7, 2025.";
        String other = "China suspended Announcement No. 61 of 2019 on November 7, 2025.";
        LocalDate day = LocalDate.of(2025, 11, 8);
        Article a = article(day, same);
        Claim claim = new Amendment("action", "suspend")
                .of(first(article(day, "China suspended export controls on gallium on November 7, 2025.")));
        Claim whole = spanning(claim, a.text().length());
        assertThat(finder.find(whole, a, 8))
                .anySatisfy(c -> assertThat(c.reasons()).anyMatch(r -> r.startsWith("names Announcement 61 of 2025")));
        Article b = article(day, other);
        assertThat(finder.find(spanning(claim, b.text().length()), b, 50))
                .allSatisfy(c -> assertThat(c.reasons()).noneMatch(r -> r.startsWith("names")));
    }

    /// The claim over a whole text of that length.
    private static Claim spanning(Claim c, int length) {
        return new Claim(
                c.id(),
                dev.chokepoint.evidence.text.Span.of(0, length),
                c.issuer(),
                c.action(),
                c.modality(),
                c.items(),
                c.exclusions(),
                c.targets(),
                c.dates(),
                c.quantities(),
                c.conditions(),
                c.sources(),
                c.contexts(),
                c.notices(),
                c.opinion(),
                c.historic(),
                c.section(),
                c.confidence());
    }

    @Test
    void aSuspensionChangesTheStatusFromItsDayAndNotForThoseWhoDidNotKnow() {
        LocalDate day = LocalDate.of(2025, 8, 15);
        Article a = article(day, "China has required licences to export samarium since April 4, 2025.");
        Claim claim = new Amendment("until", "2025-12-31")
                .of(new Amendment("effective", "2025-08-20")
                        .of(new Amendment("modality", "done").of(new Amendment("action", "suspend").of(first(a)))));
        Proposal.Event e = (Proposal.Event) ClaimEvents.propose(claim, a, ledger, "CN-2025-18");
        assertThat(e.event().type()).isEqualTo(StatusEvent.Type.SUSPENDED);
        assertThat(e.effects()).containsExactly("from 2025-08-20: in force → suspended, revives 2026-01-01");
        Ledger after = ledger.record(e.event());
        assertThat(after.at(new AsOf(LocalDate.of(2025, 9, 1), day)).status("CN-2025-18"))
                .isInstanceOf(Status.Suspended.class);
        assertThat(after.at(new AsOf(LocalDate.of(2025, 9, 1), day.minusDays(1)))
                        .status("CN-2025-18"))
                .isInstanceOf(Status.InForce.class);
    }

    @Test
    void aPlanIsOnRecordAndChangesNothing() {
        Article a = article(
                LocalDate.of(2025, 6, 10), "The United States plans to lift export controls on chip design software.");
        Claim claim = first(a);
        assertThat(finder.find(claim, a, 1).getFirst().measure()).isEqualTo("US-2025-EDA");
        assertThat(ClaimEvents.propose(claim, a, ledger, "US-2025-EDA"))
                .isInstanceOfSatisfying(Proposal.Event.class, e -> {
                    assertThat(e.event().type()).isEqualTo(StatusEvent.Type.ANNOUNCED);
                    assertThat(e.relation()).isEqualTo(Proposal.Relation.NEW);
                    assertThat(e.effects()).isEmpty();
                    assertThat(e.event().note()).startsWith("planned: lift");
                });
    }

    @Test
    void whatIsNobodysActIsWatched() {
        Article a = article(
                LocalDate.of(2025, 6, 10), "China has required licences to export samarium since April 4, 2025.");
        for (Amendment amendment : List.of(
                new Amendment("opinion", "yes"),
                new Amendment("modality", "hinted"),
                new Amendment("modality", "expected"),
                new Amendment("modality", "conditional"),
                new Amendment("modality", "denied"),
                new Amendment("action", "threaten"))) {
            assertThat(ClaimEvents.propose(amendment.of(first(a)), a, ledger, "CN-2025-18"))
                    .as(amendment.toString())
                    .isInstanceOf(Proposal.Watch.class);
        }
    }

    @Test
    void noMeasureThatNobodyKnewYetIsOffered() {
        Article a = article(LocalDate.of(2024, 1, 10), "China has required licences to export samarium.");
        assertThat(finder.find(first(a), a, 50)).noneMatch(c -> c.measure().equals("CN-2025-18"));
    }
}
