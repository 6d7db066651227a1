package dev.chokepoint.data.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.law.Confidence;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Status;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.controls.review.ClaimEvents;
import dev.chokepoint.controls.review.MeasureCandidate;
import dev.chokepoint.controls.review.MeasureFinder;
import dev.chokepoint.controls.review.Preselection;
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
import java.util.Set;
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

    /// Who prolongs a control says nothing against the day on which it began, nor against its old end.
    @Test
    void anotherEndOfAControlThatIsProlongedContradictsNothing() {
        Article a = article(
                LocalDate.of(2025, 6, 10), "China has required licences to export samarium since April 4, 2025.");
        Claim longer = new Amendment("action", "extend").of(first(a));
        longer = new Amendment("effective", "").of(longer);
        longer = new Amendment("announced", "2025-06-09").of(longer);
        longer = new Amendment("until", "2026-04-03").of(longer);
        assertThat(ClaimEvents.propose(longer, a, ledger, "CN-2025-18"))
                .isInstanceOfSatisfying(Proposal.Event.class, e -> {
                    assertThat(e.relation()).isEqualTo(Proposal.Relation.NEW);
                    assertThat(e.event().from()).isEqualTo(LocalDate.of(2025, 4, 4));
                    assertThat(e.event().to()).isEqualTo(LocalDate.of(2026, 4, 3));
                    assertThat(e.event().provenance().note()).endsWith("”; announced 2025-06-09");
                });
    }

    @Test
    void otherTermsSayWhatTheyAreAbout() {
        Article a = article(
                LocalDate.of(2025, 6, 10), "China has required licences to export samarium since April 4, 2025.");
        Claim exempt = new Amendment("action", "exempt").of(first(a));
        exempt = new Amendment("items", "samarium oxide, tin").of(exempt);
        exempt = new Amendment("targets", "NP, BT").of(exempt);
        Claim told = exempt;
        assertThat(ClaimEvents.propose(told, a, ledger, "CN-2025-18"))
                .isInstanceOfSatisfying(
                        Proposal.Event.class,
                        e -> assertThat(e.event().provenance().note())
                                .endsWith("; goods: samarium oxide, tin; for NP, BT"));
    }

    @Test
    void whatWouldBeAnotherStatusLongBeforeTheDocumentIsTold() {
        Article a = article(
                LocalDate.of(2025, 6, 10), "China has required licences to export samarium since April 4, 2025.");
        Claim lifted = new Amendment("action", "lift").of(first(a));
        Claim longAgo = new Amendment("effective", "2025-05-19").of(lifted);
        Claim lately = new Amendment("effective", "2025-05-20").of(lifted);
        assertThat(rewrites(longAgo, a)).isTrue();
        assertThat(rewrites(lately, a)).isFalse();
        assertThat(rewrites(first(a), a)).as("a further source").isFalse();
    }

    private static boolean rewrites(Claim claim, Article a) {
        return ((Proposal.Event) ClaimEvents.propose(claim, a, ledger, "CN-2025-18")).rewrites();
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

    /// A report of how a measure began is a further source of that, whatever became of the
    /// measure since.
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
        Proposal.Event e = (Proposal.Event) ClaimEvents.propose(first(a), a, since, "CN-2025-18");
        assertThat(e.event().type()).isEqualTo(StatusEvent.Type.CONFIRMED);
        assertThat(e.event().confirms()).isEqualTo("CN-2025-18#2");
        assertThat(e.effects()).isEmpty();
        assertThat(since.record(e.event()).at(later).inForce("CN-2025-18")).isFalse();
    }

    @Test
    void aFurtherSourceMustBeOneOfAnEventOfTheLedger() {
        StatusEvent.Provenance of = new StatusEvent.Provenance("", Confidence.WEAK, "", "", "CN-2025-18#99");
        StatusEvent e = new StatusEvent(
                "CN-2025-18#x",
                "CN-2025-18",
                "",
                StatusEvent.Type.CONFIRMED,
                StatusEvent.Span.from(LocalDate.of(2025, 4, 4)),
                StatusEvent.Known.on(LocalDate.of(2025, 6, 10)),
                "",
                of,
                0);
        assertThatThrownBy(() -> ledger.record(e))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CN-2025-18#99");
    }

    private static Claim claim(Article a, String... amended) {
        Claim c = first(a);
        for (String x : amended) {
            c = new Amendment(x.substring(0, x.indexOf('=')), x.substring(x.indexOf('=') + 1)).of(c);
        }
        return c;
    }

    private static Proposal.Event event(Claim claim, Article a, String measure) {
        return (Proposal.Event) ClaimEvents.propose(claim, a, ledger, measure);
    }

    @Test
    void aSuspensionThatRunsOnGoesOnFromTheDayAfterItsEnd() {
        Article a = article(
                LocalDate.of(2026, 10, 12),
                "The Bureau of Industry and Security suspended the Affiliates Rule on Friday until November 9, 2027.");
        Proposal.Event e = event(first(a), a, "US-2025-AFFILIATES");
        assertThat(e.event().type()).isEqualTo(StatusEvent.Type.EXTENDED);
        assertThat(e.event().from()).isEqualTo(LocalDate.of(2026, 11, 10));
        assertThat(e.event().span().precision()).isEqualTo(StatusEvent.Precision.DAY);
        assertThat(e.event().to()).isEqualTo(LocalDate.of(2027, 11, 9));
        assertThat(e.relation()).isEqualTo(Proposal.Relation.NEW);
        Ledger after = ledger.record(e.event());
        Article again = article(
                LocalDate.of(2026, 10, 14),
                "The Bureau of Industry and Security suspended the Affiliates Rule until November 9, 2027.");
        assertThat(ClaimEvents.propose(
                        claim(again, "action=extend", "modality=done"), again, after, "US-2025-AFFILIATES"))
                .isInstanceOfSatisfying(
                        Proposal.Event.class,
                        x -> assertThat(x.event().confirms())
                                .isEqualTo(e.event().key()));
    }

    @Test
    void whoProlongsAControlMovesItsEndAndNotItsBeginning() {
        Article a = article(
                LocalDate.of(2026, 10, 12), "China extended its export controls on samarium until December 31, 2027.");
        Proposal.Event e = event(claim(a, "action=extend", "modality=done", "until=2027-12-31"), a, "CN-2025-18");
        assertThat(e.event().from()).isEqualTo(LocalDate.of(2025, 4, 4));
        assertThat(e.effects()).containsExactly("from 2028-01-01: in force → ended");
    }

    @Test
    void takingOnePartyOffAListLeavesTheListInForce() {
        Article a = article(
                LocalDate.of(2026, 10, 12),
                "The United States removed Inspur from the Entity List on October 9, 2026.");
        Claim one = claim(a, "action=lift", "modality=done", "targets=entity:Inspur");
        assertThat(event(one, a, "US-2023-INSPUR").event().type()).isEqualTo(StatusEvent.Type.AMENDED);
        Claim all = claim(a, "action=lift", "modality=done", "targets=entity:all 28 entities");
        assertThat(event(all, a, "US-2023-INSPUR").event().type()).isEqualTo(StatusEvent.Type.RESCINDED);
    }

    @Test
    void aSuspensionSuspendsOthersAndNotItself() {
        Article a =
                article(LocalDate.of(2025, 11, 7), "China suspended Announcement No. 61 of 2025 on November 7, 2025.");
        assertThat(event(claim(a, "action=suspend"), a, "CN-2025-70").event().confirms())
                .isEqualTo("CN-2025-70#2");
    }

    @Test
    void theDayIsAsExactAsTheTextGivesIt() {
        Article a = article(LocalDate.of(2025, 8, 10), "China suspended export controls on samarium.");
        for (List<String> x :
                List.of(List.of("2025-08-20", "DAY"), List.of("2025-09", "MONTH"), List.of("2026", "YEAR"))) {
            Claim c = claim(a, "action=suspend", "modality=done", "effective=" + x.getFirst());
            assertThat(event(c, a, "CN-2025-18").event().span().precision())
                    .as(x.getFirst())
                    .hasToString(x.getLast());
        }
    }

    private static List<String> chosen(Article a, Claim c) {
        return Preselection.of(c, a, ledger, finder.find(c, a));
    }

    @Test
    void onlyAnActThatIsNamedByItsNumberAndYearIsChosenToBeChanged() {
        LocalDate day = LocalDate.of(2026, 10, 12);
        Article named = article(day, "China suspended Announcement No. 23 of 2023 on gallium on October 10, 2026.");
        assertThat(chosen(
                        named,
                        spanning(claim(named, "action=suspend"), named.text().length())))
                .containsExactly("CN-2023-23");
        Article goods = article(day, "China suspended export controls on gallium and germanium on October 10, 2026.");
        assertThat(finder.find(first(goods), goods)).isNotEmpty();
        assertThat(chosen(goods, first(goods))).isEmpty();
    }

    @Test
    void allClausesOfAnActAreChosenUnlessOneIsNamed() {
        LocalDate day = LocalDate.of(2026, 10, 12);
        Article whole = article(day, "China suspended Announcement No. 46 of 2024 on October 10, 2026.");
        assertThat(chosen(
                        whole,
                        spanning(claim(whole, "action=suspend"), whole.text().length())))
                .containsExactlyInAnyOrder("CN-2024-46.1", "CN-2024-46.2");
        Article one = article(day, "China suspended clause 2 of Announcement No. 46 of 2024 on October 10, 2026.");
        assertThat(chosen(one, spanning(claim(one, "action=suspend"), one.text().length())))
                .containsExactly("CN-2024-46.2");
    }

    /// A report of a new notice is about that notice, and never changes it.
    @Test
    void theNoticeThatSpeaksIsNotChosenAsWhatItChanges() {
        Article a =
                article(LocalDate.of(2025, 11, 7), "China widened its export controls by Announcement No. 70 of 2025.");
        Claim c = spanning(claim(a, "action=tighten", "modality=done"), a.text().length());
        assertThat(finder.find(c, a)).anyMatch(x -> x.measure().equals("CN-2025-70") && x.named());
        assertThat(chosen(a, c)).isEmpty();
    }

    @Test
    void measuresAreFoundByIdNumberOrWords() {
        assertThat(finder.search("cn-2025-70", "US"))
                .extracting(MeasureCandidate::measure)
                .containsExactly("CN-2025-70");
        assertThat(finder.search("EDA software", "US").getFirst().measure()).isEqualTo("US-2025-EDA");
        assertThat(finder.search("61 2025", "CN"))
                .extracting(MeasureCandidate::measure)
                .contains("CN-2025-61a", "CN-2025-61b", "CN-2025-61c");
        assertThat(finder.search("unobtainium", "CN")).isEmpty();
        assertThat(finder.search(" ", "CN")).isEmpty();
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
                    assertThat(e.event().confirms()).isEqualTo(e.other());
                    assertThat(e.effects()).isEmpty();
                    assertThat(ledger.record(e.event())
                                    .at(AsOf.of(LocalDate.of(2025, 12, 1)))
                                    .status("CN-2025-61a"))
                            .isEqualTo(new Status.Suspended("CN-2025-70", LocalDate.of(2026, 11, 11)));
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

    /// "by the end of the year": the plan is on record, and no status changes on its last day.
    @Test
    void theLastDayOfAPlanChangesNoStatus() {
        Article by = article(
                LocalDate.of(2025, 6, 10),
                "The United States plans to lift export controls on chip design software by the end of the year.");
        assertThat(ClaimEvents.propose(first(by), by, ledger, "US-2025-EDA"))
                .isInstanceOfSatisfying(Proposal.Event.class, e -> {
                    assertThat(e.event().type()).isEqualTo(StatusEvent.Type.ANNOUNCED);
                    assertThat(e.effects()).isEmpty();
                });
        MeasureDraft draft = MeasureDraft.of(ledger, Set.of(), first(by), by, "");
        assertThat(draft.measure().kind()).hasToString("PLANNED");
        assertThat(draft.measure().title()).endsWith(", by 2025-12-31");

        Article from = article(
                LocalDate.of(2025, 6, 10),
                "The United States will lift export controls on chip design software from December 31, 2025.");
        assertThat(ClaimEvents.propose(first(from), from, ledger, "US-2025-EDA"))
                .isInstanceOfSatisfying(Proposal.Event.class, e -> {
                    assertThat(e.event().type()).isEqualTo(StatusEvent.Type.RESCINDED);
                    assertThat(e.effects()).isNotEmpty();
                });
    }

    /// An id that an undone draft had is given to no other.
    @Test
    void aDraftTakesNoIdOfOneThatWasUndone() {
        Article a = article(LocalDate.of(2025, 6, 10), "Guinea banned exports of bauxite on June 2, 2025.");
        assertThat(MeasureDraft.of(ledger, Set.of(), first(a), a, "").measure().id())
                .isEqualTo("GN-2025-D1");
        assertThat(MeasureDraft.of(ledger, Set.of("GN-2025-D1", "GN-2025-D2"), first(a), a, "")
                        .measure()
                        .id())
                .isEqualTo("GN-2025-D3");
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
