package dev.chokepoint.controls.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.controls.cases.LedgerText;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.determination.Gap;
import dev.chokepoint.controls.determination.Outcome;
import dev.chokepoint.controls.fast.DeterminationEngine;
import dev.chokepoint.controls.law.AnnouncedChange;
import dev.chokepoint.controls.law.Completeness;
import dev.chokepoint.controls.law.Condition;
import dev.chokepoint.controls.law.ConditionParser;
import dev.chokepoint.controls.law.Coverage;
import dev.chokepoint.controls.law.CoverageEntry;
import dev.chokepoint.controls.law.Facet;
import dev.chokepoint.controls.law.Horizon;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.PlaceSet;
import dev.chokepoint.controls.law.Regime;
import dev.chokepoint.controls.shipment.Party;
import dev.chokepoint.controls.shipment.Shipment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Nothing is held unless the table says so, and nothing after the last day read is a fact.
class CoverageLimitsTest {
    private static final LocalDate READ = day("2030-06-30");

    private static final String TEXT = """
            measure CN-2030-9 SUSPENSION
            announced 2030-02-20
            effective 2030-03-01 known 2030-02-20

            measure CN-2030-1 LICENCE_REQUIREMENT
            rule erbium requires-licence
            exporter CN
            item element? = Er
            announced 2030-01-01
            effective 2030-01-01
            suspended 2030-03-01 to 2030-09-10 known 2030-02-20 by CN-2030-9

            measure CN-2030-2 LICENCE_REQUIREMENT
            rule samarium requires-licence
            exporter CN
            item element? = Sm
            announced 2030-01-01
            effective 2030-01-01

            measure CN-2030-3 PROHIBITION
            rule both prohibits
            exporter CN
            destination US
            item element? in (Er, Sm)
            announced 2030-06-01
            effective 2030-08-01 known 2030-06-01

            measure JP-2030-1 LICENCE_REQUIREMENT
            rule neodymium requires-licence
            exporter JP
            destination KP
            item element? = Nd
            announced 2030-06-01
            effective 2030-08-01 known 2030-06-01
            """;

    private final Ledger law = LedgerText.of(TEXT);

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static Regime china(Set<Regime.Link> says) {
        return new Regime(
                "CN-ECL",
                "CN",
                "China's dual-use export control",
                PlaceSet.of("CN"),
                says,
                Condition.ALWAYS,
                ConditionParser.parse("cn_content? > 0", Map.of()),
                Set.of(Facet.ITEMS),
                "a law");
    }

    private static CoverageEntry items(Completeness held) {
        return new CoverageEntry(
                "cn-items",
                "CN-ECL",
                "dual-use list",
                Facet.ITEMS,
                CoverageEntry.Within.ALL,
                Condition.ALWAYS,
                "",
                held,
                "3 of 700 entries are held",
                day("2030-01-01"),
                READ,
                READ,
                "a list that says that it is all");
    }

    private DeterminationEngine engine(Completeness held, AnnouncedChange... announced) {
        return DeterminationEngine.of(law.covering(new Coverage(
                List.of(china(Set.of(Regime.Link.EXPORT, Regime.Link.CONTENT))),
                List.of(new Horizon("CN", READ, "a gazette")),
                List.of(items(held)),
                List.of(announced))));
    }

    private static Shipment of(String element, String to, String on) {
        return Shipment.of("", "CN", to, day(on)).with("element", element).at(day(on), day("2030-12-31"));
    }

    private static List<String> gaps(Determination d) {
        return d.limits().gaps().stream().map(Gap::words).toList();
    }

    @Test
    void whereNothingIsSaidToBeHeldNothingReassures() {
        DeterminationEngine engine = DeterminationEngine.of(law);
        Determination d = engine.determine(of("Nd", "DE", "2030-02-01"));
        assertThat(d.outcome()).isEqualTo(Outcome.OUTSIDE_COVERAGE);
        assertThat(d.limits().byRules().outcome()).isEqualTo(Outcome.NOTHING_FOUND);
        assertThat(gaps(d)).containsExactly("Export control law of CN: not held");
    }

    @Test
    void whatIsCompleteAndReadThroughTheDayIsFree() {
        Determination d = engine(Completeness.COMPLETE).determine(of("Nd", "DE", "2030-02-01"));
        assertThat(d.outcome()).isEqualTo(Outcome.NO_LICENCE_REQUIRED);
        assertThat(d.limits().gaps()).isEmpty();
        assertThat(d.explanation().value()).isEqualTo("NO_LICENCE_REQUIRED");
    }

    @Test
    void aListHeldInPartLeavesTheAnswerOpenAndSaysHowMuchIsHeld() {
        Determination d = engine(Completeness.PARTIAL).determine(of("Nd", "DE", "2030-02-01"));
        assertThat(d.outcome()).isEqualTo(Outcome.OUTSIDE_COVERAGE);
        assertThat(gaps(d)).containsExactly("dual-use list: 3 of 700 entries are held");
    }

    @Test
    void aSnapshotSaysNothingOnDaysBeforeItAndAfterItWasRead() {
        DeterminationEngine engine = engine(Completeness.COMPLETE);
        assertThat(gaps(engine.determine(of("Nd", "DE", "2029-12-31"))))
                .containsExactly("dual-use list: held as it stood from 2030-01-01 on, not before");
        Determination after = engine.determine(of("Nd", "DE", "2030-07-01"));
        assertThat(after.outcome()).isEqualTo(Outcome.OUTSIDE_COVERAGE);
        assertThat(gaps(after)).containsExactly("dual-use list: not read since 2030-06-30");
    }

    @Test
    void aControlThatIsFoundIsToldWithTheGapsBesideIt() {
        Determination d = engine(Completeness.PARTIAL).determine(of("Sm", "DE", "2030-02-01"));
        assertThat(d.outcome()).isEqualTo(Outcome.LICENCE_REQUIRED);
        assertThat(d.measures()).containsExactly("CN-2030-2");
        assertThat(gaps(d)).hasSize(1);
        assertThat(engine(Completeness.COMPLETE)
                        .determine(of("Sm", "DE", "2031-02-01"))
                        .outcome())
                .isEqualTo(Outcome.LICENCE_REQUIRED);
    }

    @Test
    void aSuspensionThatRanOutAfterTheLastDayReadGivesBothAnswers() {
        Determination d = engine(Completeness.COMPLETE).determine(of("Er", "DE", "2030-09-20"));
        assertThat(d.outcome()).isEqualTo(Outcome.UNCONFIRMED);
        assertThat(d.limits().branches())
                .extracting(b -> b.answer().outcome())
                .containsExactly(Outcome.LICENCE_REQUIRED, Outcome.SUSPENDED);
        assertThat(d.limits().branches()).allSatisfy(b -> assertThat(b.from()).isEqualTo(day("2030-09-11")));
        assertThat(d.limits().branches().getFirst().ifSo())
                .containsExactly("the suspension of CN-2030-1 by CN-2030-9 ended with 2030-09-10, as its text says");
    }

    @Test
    void onTheLastDayOfTheSuspensionItStillSleeps() {
        Determination d = engine(Completeness.COMPLETE).determine(of("Er", "DE", "2030-09-10"));
        assertThat(d.outcome()).isEqualTo(Outcome.SUSPENDED);
        assertThat(d.limits().branches()).isEmpty();
    }

    @Test
    void whatWasSaidWithoutAnActIsToldInTheBranchAndOnlyOnceItWasSaid() {
        AnnouncedChange said = new AnnouncedChange(
                "said", List.of("CN-2030-1"), day("2030-12-31"), day("2030-08-15"), "a minister said so", "a paper");
        DeterminationEngine engine = engine(Completeness.COMPLETE, said);
        Shipment s = of("Er", "DE", "2030-09-20");
        assertThat(engine.determine(s).limits().branches().getLast().ifSo().getFirst())
                .endsWith("(said to run to 2030-12-31: a minister said so)");
        assertThat(engine.determine(s.at(s.on(), day("2030-08-14")))
                        .limits()
                        .branches()
                        .getLast()
                        .ifSo()
                        .getFirst())
                .doesNotContain("minister");
    }

    @Test
    void twoChangesThatMatterAreCombined() {
        Determination d = engine(Completeness.COMPLETE).determine(of("Er", "US", "2030-09-20"));
        assertThat(d.outcome()).isEqualTo(Outcome.UNCONFIRMED);
        List<Outcome> outcomes = new ArrayList<>();
        d.limits().branches().forEach(b -> outcomes.add(b.answer().outcome()));
        assertThat(outcomes).contains(Outcome.PROHIBITED, Outcome.LICENCE_REQUIRED, Outcome.SUSPENDED);
        assertThat(d.limits().branches()).allSatisfy(b -> assertThat(b.ifSo()).hasSize(2));
    }

    @Test
    void changesThroughTheLastDayReadAreFacts() {
        Determination d = DeterminationEngine.of(law.covering(new Coverage(
                        List.of(china(Set.of(Regime.Link.EXPORT))),
                        List.of(new Horizon("CN", day("2030-09-30"), "a gazette")),
                        List.of(items(Completeness.COMPLETE)),
                        List.of())))
                .determine(of("Er", "DE", "2030-09-20"));
        assertThat(d.outcome()).isEqualTo(Outcome.LICENCE_REQUIRED);
        assertThat(d.limits().branches()).isEmpty();
    }

    @Test
    void contentAndOriginGiveARegimeASayAbroad() {
        DeterminationEngine engine = engine(Completeness.COMPLETE);
        Shipment abroad = Shipment.of("", "JP", "US", day("2030-02-01")).with("element", "Nd");
        assertThat(engine.determine(abroad).limits().regimes()).isEmpty();
        assertThat(engine.determine(abroad.with("cn_content", 2)).limits().regimes())
                .extracting(r -> r.why())
                .containsExactly("by content or the way it was made");
        assertThat(engine.determine(abroad.withOrigin("CN")).limits().regimes()).isEmpty();
    }

    @Test
    void anAttributeThatTheLedgerDoesNotKnowIsAskedBack() {
        Determination d = engine(Completeness.COMPLETE)
                .determine(of("Nd", "DE", "2030-02-01").with("elment", "Sm"));
        assertThat(d.outcome()).isEqualTo(Outcome.INDETERMINATE);
        assertThat(d.limits().notUnderstood())
                .anySatisfy(o -> assertThat(o.text()).contains("elment"));
    }

    @Test
    void aListOfPartiesIsAskedWithAName() {
        Regime regime = new Regime(
                "CN-UEL",
                "CN",
                "China's unreliable entity list",
                PlaceSet.of("CN"),
                Set.of(Regime.Link.EXPORT),
                Condition.ALWAYS,
                Condition.ALWAYS,
                Set.of(Facet.PARTIES),
                "an order");
        CoverageEntry list = new CoverageEntry(
                "uel",
                "CN-UEL",
                "unreliable entity list",
                Facet.PARTIES,
                CoverageEntry.Within.ALL,
                Condition.ALWAYS,
                "",
                Completeness.COMPLETE,
                "all of 10",
                day("2030-01-01"),
                READ,
                READ,
                "the list");
        DeterminationEngine engine = DeterminationEngine.of(law.covering(new Coverage(
                List.of(regime), List.of(new Horizon("CN", READ, "a gazette")), List.of(list), List.of())));
        Shipment s = of("Nd", "DE", "2030-02-01");
        assertThat(gaps(engine.determine(s)))
                .containsExactly("unreliable entity list: held, but it is asked with the end user by name, which is not"
                        + " stated");
        assertThat(engine.determine(s.withEndUser(Party.named("Works of Unna"))).outcome())
                .isEqualTo(Outcome.NO_LICENCE_REQUIRED);
    }
}
