package dev.chokepoint.controls.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.controls.cases.LedgerText;
import dev.chokepoint.controls.law.Confidence;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.DocumentKind;
import dev.chokepoint.evidence.text.PublishedAt;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The event that an accepted claim would record, by the table of [ClaimEvents] and its rules on days.
class ClaimEventsTest {
    private final Ledger ledger = LedgerText.of("""
            measure CN-2030-1 LICENCE_REQUIREMENT
            rule a requires-licence
            announced 2030-01-10 key told
            effective 2030-02-01 known 2030-01-10 key began

            measure CN-2030-2 LICENCE_REQUIREMENT
            rule a requires-licence
            announced 2030-01-10
            effective 2030-02-01
            suspended 2030-04-01 to 2030-06-30 key slept

            measure CN-2030-3 ENTITY_LISTING
            rule a prohibits
            announced 2030-01-10
            effective 2030-02-01

            measure CN-2030-4 SUSPENSION
            announced 2030-03-20
            effective 2030-04-01 known 2030-03-20 key itself

            measure CN-2030-5 PLANNED
            announced 2030-01-10

            measure CN-2030-6 AUTHORISATION
            rule a authorises CN-2030-1

            measure CN-2030-7 REVIEW_POLICY
            rule a sets-policy DENIAL CN-2030-1

            measure CN-2030-8 LIST_REVISION
            rule a requires-licence

            measure CN-2030-9 RESCISSION
            """);

    private static final Article A = Claims.article("2030-05-10", "China has acted.");

    private Proposal propose(String measure, String... slots) {
        return ClaimEvents.propose(Claims.of(A, slots), A, ledger, measure);
    }

    private Proposal.Event event(String measure, String... slots) {
        assertThat(propose(measure, slots)).isInstanceOf(Proposal.Event.class);
        return (Proposal.Event) propose(measure, slots);
    }

    @ParameterizedTest
    @CsvSource({
        "CN-2030-1, suspend, SUSPENDED",
        "CN-2030-1, extend, EFFECTIVE",
        "CN-2030-1, lift, RESCINDED",
        "CN-2030-1, tighten, AMENDED",
        "CN-2030-1, ease, AMENDED",
        "CN-2030-1, exempt, AMENDED",
        "CN-2030-1, deny, AMENDED",
        // an act of the kind of the verb is the act itself
        "CN-2030-6, exempt, EFFECTIVE",
        "CN-2030-6, ease, EFFECTIVE",
        "CN-2030-6, deny, AMENDED",
        "CN-2030-7, ease, EFFECTIVE",
        "CN-2030-7, deny, EFFECTIVE",
        "CN-2030-7, tighten, EFFECTIVE",
        "CN-2030-7, exempt, AMENDED",
        "CN-2030-8, tighten, EFFECTIVE",
        "CN-2030-8, ease, AMENDED",
        "CN-2030-9, lift, EFFECTIVE",
        "CN-2030-9, tighten, AMENDED",
    })
    void theVerbAndTheMeasureGiveTheEvent(String measure, String action, StatusEvent.Type type) {
        Proposal.Event e = event(measure, "action=" + action, "effective=2030-06-01", "until=2030-12-31");
        assertThat(e.event().type()).isEqualTo(type);
    }

    @Test
    void whatIsNoActIsWatchedAndWhatTheLedgerLacksWaits() {
        assertThat(propose("CN-2030-1", "opinion=yes")).isEqualTo(new Proposal.Watch("an opinion is nobody's act"));
        assertThat(propose("CN-2030-1", "modality=hinted"))
                .isEqualTo(new Proposal.Watch("what is hinted has not been done"));
        assertThat(propose("CN-2030-1", "action=threaten")).isEqualTo(new Proposal.Watch("a threat is no act yet"));
        assertThat(propose("CN-2031-1")).isEqualTo(new Proposal.Waits("the ledger has no measure (CN-2031-1)"));
        assertThat(ClaimEvents.propose(Claims.of(A))).isEqualTo(new Proposal.Waits("no measure is named"));
        assertThat(propose("CN-2030-1", "action=suspend", "effective=2030-06-01", "until=2030-05-31"))
                .isEqualTo(new Proposal.Waits("it would end (2030-05-31) before it starts (2030-06-01)"));
    }

    @Test
    void theDayIsThatOfEffectElseOfTheActElseOfTheDocument() {
        Proposal.Event effect = event("CN-2030-1", "action=suspend", "announced=2030-05-01", "effective=2030-06-01");
        assertThat(effect.event().span()).isEqualTo(StatusEvent.Span.from(LocalDate.parse("2030-06-01")));
        StatusEvent act =
                event("CN-2030-1", "action=suspend", "announced=2030-05-01").event();
        assertThat(act.from()).isEqualTo("2030-05-01");
        assertThat(act.span().precision()).isEqualTo(StatusEvent.Precision.APPROXIMATE);
        StatusEvent document = event("CN-2030-1", "action=suspend").event();
        assertThat(document.from()).isEqualTo("2030-05-10");
        assertThat(document.span().precision()).isEqualTo(StatusEvent.Precision.APPROXIMATE);
        StatusEvent month =
                event("CN-2030-1", "action=suspend", "announced=2030-05").event();
        assertThat(month.span().precision()).isEqualTo(StatusEvent.Precision.MONTH);
        assertThat(event("CN-2030-1", "action=suspend", "effective=2031")
                        .event()
                        .span()
                        .precision())
                .isEqualTo(StatusEvent.Precision.YEAR);
        assertThat(document.knownToPublic()).isEqualTo("2030-05-10");
    }

    @Test
    void whatTheStatusWouldBecomeIsToldDayByDay() {
        Proposal.Event e = event("CN-2030-1", "action=suspend", "effective=2030-06-01", "until=2030-08-31");
        assertThat(e.relation()).isEqualTo(Proposal.Relation.NEW);
        assertThat(e.other()).isEmpty();
        assertThat(e.effects()).containsExactly("from 2030-06-01: in force → suspended, revives 2030-09-01");
        assertThat(e.event().key()).isEqualTo("CN-2030-1#claim-3");
        assertThat(e.event().note()).isEqualTo("“China has acted.”");
        assertThat(e.event().source()).isEqualTo("a#char=0,16;sha256=" + A.sha256() + " claim~a#1");
        assertThat(e.event().confidence()).isEqualTo(Confidence.SECONDARY);
        assertThat(event("CN-2030-1", "action=tighten", "effective=2030-06-01").effects())
                .isEmpty();
    }

    @Test
    void whatSleepsGoesOnFromTheDayAfterItsEnd() {
        for (String action : List.of("suspend", "extend")) {
            Proposal.Event e = event("CN-2030-2", "action=" + action, "until=2030-12-31");
            assertThat(e.event().type()).isEqualTo(StatusEvent.Type.EXTENDED);
            assertThat(e.event().from()).isEqualTo("2030-07-01");
            assertThat(e.event().span().precision()).isEqualTo(StatusEvent.Precision.DAY);
            assertThat(e.effects())
                    .containsExactly(
                            "from 2030-04-01: suspended, revives 2030-07-01 → suspended, revives 2031-01-01",
                            "from 2030-07-01: in force → suspended, revives 2031-01-01");
        }
    }

    @Test
    void aSuspensionToTheEndThatTheLedgerHasIsTheOneItHas() {
        Proposal.Event e = event("CN-2030-2", "action=suspend", "effective=2030-04-01", "until=2030-06-30");
        assertThat(e.relation()).isEqualTo(Proposal.Relation.CONFIRMS);
        assertThat(e.other()).isEqualTo("slept");
        assertThat(e.event().type()).isEqualTo(StatusEvent.Type.CONFIRMED);
        assertThat(e.event().confirms()).isEqualTo("slept");
        assertThat(e.event().note()).startsWith("confirms slept; ");
        assertThat(e.effects()).isEmpty();
    }

    @Test
    void anotherDayForTheSameThingContradicts() {
        Proposal.Event e = event("CN-2030-2", "action=suspend", "effective=2030-05-01", "until=2030-06-29");
        assertThat(e.relation()).isEqualTo(Proposal.Relation.CONTRADICTS);
        assertThat(e.other()).isEqualTo("slept");
        assertThat(e.event().note()).startsWith("differs from slept; ");
        assertThat(event("CN-2030-1", "effective=2030-02-05").relation()).isEqualTo(Proposal.Relation.CONTRADICTS);
        assertThat(event("CN-2030-1", "effective=2030-02").relation()).isEqualTo(Proposal.Relation.CONFIRMS);
        // a second sleep is another one
        assertThat(event("CN-2030-2", "action=suspend", "effective=2030-03-01", "until=2030-03-31")
                        .relation())
                .isEqualTo(Proposal.Relation.NEW);
    }

    /// Reports miss days, and the ledger has its own from the act; a notice knows its own.
    @Test
    void aReportThatMissesTheDayTellsTheSameEvent() {
        for (String day : List.of("2030-01-29", "2030-02-02", "2030-02-04")) {
            Proposal.Event e = event("CN-2030-1", "effective=" + day);
            assertThat(e.relation()).as(day).isEqualTo(Proposal.Relation.CONFIRMS);
            assertThat(e.effects()).as(day).isEmpty();
            assertThat(e.event().note()).endsWith("; gives " + day + " for it");
        }
        assertThat(event("CN-2030-1", "effective=2030-02-01").event().note()).doesNotContain("gives");
        assertThat(event("CN-2030-1", "effective=2030-01-28").relation()).isEqualTo(Proposal.Relation.CONTRADICTS);
        Article notice = Article.of(
                "n", "", "", PublishedAt.on(LocalDate.parse("2030-02-01")), DocumentKind.NOTICE, "China has acted.");
        assertThat(ClaimEvents.propose(Claims.of(notice, "effective=2030-02-02"), notice, ledger, "CN-2030-1"))
                .isInstanceOfSatisfying(
                        Proposal.Event.class, e -> assertThat(e.relation()).isEqualTo(Proposal.Relation.CONTRADICTS));
    }

    /// Whoever may have licences again is told of the lifting, and whoever needs more of the new control; weeks later
    /// the same words tell of other terms.
    @Test
    void easierTermsToldAsAMeasureEndsAreItsEnd() {
        Ledger ended = LedgerText.of("""
                measure CN-2030-1 LICENCE_REQUIREMENT
                rule a requires-licence
                announced 2030-01-10
                effective 2030-02-01 known 2030-01-10
                rescinded 2030-05-08 key gone

                measure CN-2030-2 LICENCE_REQUIREMENT
                rule a requires-licence
                effective 2030-05-09 key began
                """);
        for (String action : List.of("ease", "exempt")) {
            assertThat(relation(ended, "CN-2030-1", "2030-05-10", action)).isEqualTo(Proposal.Relation.CONFIRMS);
            assertThat(relation(ended, "CN-2030-1", "2030-06-10", action)).isEqualTo(Proposal.Relation.NEW);
        }
        assertThat(relation(ended, "CN-2030-1", "2030-05-10", "tighten")).isEqualTo(Proposal.Relation.NEW);
        assertThat(relation(ended, "CN-2030-2", "2030-05-10", "tighten")).isEqualTo(Proposal.Relation.CONFIRMS);
        assertThat(relation(ended, "CN-2030-2", "2030-06-10", "tighten")).isEqualTo(Proposal.Relation.NEW);
        assertThat(relation(ended, "CN-2030-2", "2030-05-10", "ease")).isEqualTo(Proposal.Relation.NEW);
    }

    private static Proposal.Relation relation(Ledger of, String measure, String day, String action) {
        Article a = Claims.article(day, "China has acted.");
        return ((Proposal.Event) ClaimEvents.propose(Claims.of(a, "action=" + action), a, of, measure)).relation();
    }

    /// A measure of whatever kind that lists three goes on for the third where two are let go.
    @Test
    void liftedForFewerPartiesThanItListsAMeasureGoesOn() {
        Ledger three = LedgerText.of("""
                measure CN-2030-1 PROHIBITION
                rule a prohibits
                effective 2030-02-01

                party Lund
                listed CN-2030-1

                party Bro
                listed CN-2030-1

                party Sild
                listed CN-2030-1
                """);
        for (String some : List.of("entity:Lund", "entity:Lund,entity:Bro", "entity:two traders")) {
            Proposal.Event e = lifted(three, some);
            assertThat(e.event().type()).as(some).isEqualTo(StatusEvent.Type.AMENDED);
            assertThat(e.ends()).as(some).isFalse();
            // what sleeps for some goes on for the others
            assertThat(done(three, "suspend", some).event().type()).as(some).isEqualTo(StatusEvent.Type.AMENDED);
        }
        for (String all : List.of("entity:Lund,entity:Bro,entity:Sild", "entity:three traders", "JP")) {
            Proposal.Event e = lifted(three, all);
            assertThat(e.event().type()).as(all).isEqualTo(StatusEvent.Type.RESCINDED);
            assertThat(e.ends()).as(all).isTrue();
            assertThat(done(three, "suspend", all).event().type()).as(all).isEqualTo(StatusEvent.Type.SUSPENDED);
        }
    }

    /// A reviewer who knows the event says so, whatever the verb of the text would do.
    @Test
    void whateverItsVerbAClaimIsASourceOfAnEventThatIsNamed() {
        Claim claim = Claims.of(A, "action=lift", "effective=2030-02-03");
        for (StatusEvent e : ledger.standingEventsOf("CN-2030-1")) {
            Proposal.Event sourced = (Proposal.Event) ClaimEvents.confirming(claim, A, ledger, e);
            assertThat(sourced.relation()).isEqualTo(Proposal.Relation.CONFIRMS);
            assertThat(sourced.event().type()).isEqualTo(StatusEvent.Type.CONFIRMED);
            assertThat(sourced.event().confirms()).isEqualTo(e.key());
            assertThat(sourced.event().span()).isEqualTo(e.span());
            assertThat(sourced.effects()).isEmpty();
            assertThat(ClaimEvents.confirming(Claims.of(A, "action=lift", "modality=denied"), A, ledger, e))
                    .isInstanceOf(Proposal.Watch.class);
        }
    }

    private static Proposal.Event lifted(Ledger of, String targets) {
        return done(of, "lift", targets);
    }

    private static Proposal.Event done(Ledger of, String action, String targets) {
        Claim claim = Claims.of(A, "action=" + action, "targets=" + targets);
        return (Proposal.Event) ClaimEvents.propose(claim, A, of, "CN-2030-1");
    }

    /// Other terms without a day are the one change that became public in these days; of two nobody knows which.
    @Test
    void theOnlyChangeOfTheseDaysIsMeantWhereNoDayIsTold() {
        Ledger one = LedgerText.of("""
                measure CN-2030-1 LICENCE_REQUIREMENT
                rule a requires-licence
                effective 2030-02-01
                amended 2030-05-08 key eased
                """);
        Ledger two = LedgerText.of("""
                measure CN-2030-1 LICENCE_REQUIREMENT
                rule a requires-licence
                effective 2030-02-01
                amended 2030-05-07 key eased
                amended 2030-05-08 key again
                """);
        assertThat(relation(one, "CN-2030-1", "2030-05-10", "exempt")).isEqualTo(Proposal.Relation.CONFIRMS);
        assertThat(relation(one, "CN-2030-1", "2030-06-10", "exempt")).isEqualTo(Proposal.Relation.NEW);
        assertThat(relation(two, "CN-2030-1", "2030-05-10", "exempt")).isEqualTo(Proposal.Relation.NEW);
    }

    @Test
    void aPlanToBringBackWhatWasInForceIsNotItsFirstAnnouncement() {
        assertThat(event("CN-2030-1", "modality=planned").relation()).isEqualTo(Proposal.Relation.NEW);
        Article early = Claims.article("2030-01-11", "China has acted.");
        assertThat(ClaimEvents.propose(Claims.of(early, "modality=planned"), early, ledger, "CN-2030-1"))
                .isInstanceOfSatisfying(Proposal.Event.class, e -> {
                    assertThat(e.relation()).isEqualTo(Proposal.Relation.CONFIRMS);
                    assertThat(e.other()).isEqualTo("told");
                });
    }

    @Test
    void whoProlongsAControlMovesItsEndAlone() {
        Proposal.Event e = event("CN-2030-1", "action=extend", "until=2031-12-31");
        assertThat(e.event().from()).isEqualTo("2030-02-01");
        assertThat(e.event().span().precision()).isEqualTo(StatusEvent.Precision.DAY);
        assertThat(e.effects()).containsExactly("from 2032-01-01: in force → ended");
    }

    @Test
    void aPartyTakenOffAListLeavesTheListAndANumberOfThemDoesNot() {
        assertThat(event("CN-2030-3", "action=lift", "targets=entity:Unna")
                        .event()
                        .type())
                .isEqualTo(StatusEvent.Type.AMENDED);
        assertThat(event("CN-2030-3", "action=lift", "targets=entity:all 28 entities")
                        .event()
                        .type())
                .isEqualTo(StatusEvent.Type.RESCINDED);
        assertThat(event("CN-2030-1", "action=lift", "targets=entity:Unna")
                        .event()
                        .type())
                .isEqualTo(StatusEvent.Type.RESCINDED);
    }

    @Test
    void aPlanWithoutADayAndEveryPlanOfAPromiseIsOnlyAnnounced() {
        StatusEvent plan = event("CN-2030-1", "action=lift", "modality=planned").event();
        assertThat(plan.type()).isEqualTo(StatusEvent.Type.ANNOUNCED);
        assertThat(plan.note()).startsWith("planned: lift; ");
        assertThat(event("CN-2030-1", "action=lift", "modality=planned", "effective=2030-07-01")
                        .event()
                        .type())
                .isEqualTo(StatusEvent.Type.RESCINDED);
        Proposal.Event promised = event("CN-2030-5", "action=lift", "modality=planned", "effective=2030-07-01");
        assertThat(promised.event().type()).isEqualTo(StatusEvent.Type.ANNOUNCED);
        assertThat(promised.event().from()).isEqualTo("2030-05-10");
        // a plan to change a measure is not the day on which it was announced itself
        assertThat(promised.relation()).isEqualTo(Proposal.Relation.NEW);
    }

    /// What is planned for a month is not in force on its first day; what has come by the day of the document may be.
    @Test
    void aPlanForAMonthOrAYearIsOnlyAnnounced() {
        for (String vague : List.of("effective=2030-07", "effective=2031")) {
            StatusEvent e =
                    event("CN-2030-1", "action=lift", "modality=planned", vague).event();
            assertThat(e.type()).as(vague).isEqualTo(StatusEvent.Type.ANNOUNCED);
            assertThat(e.from()).as(vague).isEqualTo("2030-05-10");
        }
        assertThat(event("CN-2030-1", "action=lift", "modality=planned", "effective=2030-05")
                        .event()
                        .type())
                .isEqualTo(StatusEvent.Type.RESCINDED);
        assertThat(event("CN-2030-1", "action=lift", "effective=2030-07")
                        .event()
                        .type())
                .isEqualTo(StatusEvent.Type.RESCINDED);
    }

    /// More goods under a measure of long ago are no new beginning of it, which would open what came before.
    @Test
    void whatIsPutUnderAMeasureInForceAmendsIt() {
        LocalDate began = ledger.standingEventsOf("CN-2030-1").stream()
                .filter(e -> e.type() == StatusEvent.Type.EFFECTIVE)
                .findFirst()
                .orElseThrow()
                .from();
        Proposal.Event later = event("CN-2030-1", "effective=" + began.plusMonths(3));
        assertThat(later.event().type()).isEqualTo(StatusEvent.Type.AMENDED);
        assertThat(later.effects()).isEmpty();
        Proposal.Event other = event("CN-2030-1", "effective=" + began.plusDays(4));
        assertThat(other.event().type()).isEqualTo(StatusEvent.Type.EFFECTIVE);
        assertThat(other.relation()).isEqualTo(Proposal.Relation.CONTRADICTS);
    }

    @Test
    void aSuspensionSuspendsOthersAndNotItself() {
        Proposal.Event e = event("CN-2030-4", "action=suspend", "effective=2030-04-01");
        assertThat(e.event().confirms()).isEqualTo("itself");
        assertThat(event("CN-2030-4", "action=suspend", "effective=2030-05-01")
                        .event()
                        .type())
                .isEqualTo(StatusEvent.Type.SUSPENDED);
    }
}
