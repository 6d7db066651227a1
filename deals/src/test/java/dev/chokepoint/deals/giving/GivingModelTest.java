package dev.chokepoint.deals.giving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GivingModelTest {
    private static final double TOLERANCE_PROBABILITY = 1e-12;
    private static final List<Coding> NAMED = List.of(Coding.NAMED);

    private static Exchange row(Talk talk, int i, Named named, boolean given) {
        return Tables.exchange(
                Tables.tabled(talk, "c" + i, "A", "B", "tariff", named), given ? Outcome.GIVEN : Outcome.NOT);
    }

    private static Talk talk(int year) {
        return Tables.talk("t" + year, year + "-01-01", year + "-01-02", "A", "B");
    }

    /// Twelve talks of six rows; what is offered is mostly given.
    private static List<Exchange> record() {
        Random random = new Random(7);
        List<Exchange> all = new ArrayList<>();
        for (int year = 2001; year <= 2012; year++) {
            for (int i = 0; i < 6; i++) {
                Named named = i % 2 == 0 ? Named.OFFER : Named.NONE;
                all.add(row(talk(year), i, named, random.nextDouble() < (i % 2 == 0 ? 0.8 : 0.2)));
            }
        }
        return all;
    }

    /// Three rows offered, two of them given, and one not named and not given: the base rate is (2 + 1)/(4 + 2) = 1/2,
    /// offered (2 + 2/2)/(3 + 2) = 3/5, not named (0 + 1)/(1 + 2) = 1/3, demanded, of which there is none, 1/2.
    @Test
    void sharesAreDrawnTowardsTheBaseRateByTwoRows() {
        Talk talk = talk(2001);
        List<Observed> rows = Tables.observed(List.of(
                row(talk, 0, Named.OFFER, true),
                row(talk, 1, Named.BOTH, true),
                row(talk, 2, Named.OFFER, false),
                row(talk, 3, Named.NONE, false)));
        Forecaster.Forecast press = NaiveForecaster.press(Coding.NAMED).fit(rows);
        assertThat(press.probability(rows.get(0).view())).isCloseTo(3.0 / 5, within(TOLERANCE_PROBABILITY));
        assertThat(press.probability(rows.get(3).view())).isCloseTo(1.0 / 3, within(TOLERANCE_PROBABILITY));
        EveView demanded = Tables.observed(List.of(row(talk, 4, Named.DEMAND, false)))
                .getFirst()
                .view();
        assertThat(press.probability(demanded)).isCloseTo(0.5, within(TOLERANCE_PROBABILITY));
        assertThat(NaiveForecaster.baseRate().fit(rows).probability(demanded))
                .isCloseTo(0.5, within(TOLERANCE_PROBABILITY));
    }

    @Test
    void whatIsForecastIsNotLearntFrom() {
        List<Exchange> record = record();
        List<Exchange> other = new ArrayList<>(record.subList(6, record.size()));
        for (Exchange e : record.subList(0, 6)) {
            other.add(Tables.exchange(e.tabled(), e.outcome() == Outcome.GIVEN ? Outcome.NOT : Outcome.GIVEN));
        }
        GivingBacktest.Result one = new GivingBacktest(record, NAMED, Map.of()).run();
        GivingBacktest.Result two = new GivingBacktest(other, NAMED, Map.of()).run();
        for (GivingBacktest.Forecast row : one.rows().subList(0, 6)) {
            GivingBacktest.Forecast same = two.rows().stream()
                    .filter(r -> r.concession().key().equals(row.concession().key()))
                    .findFirst()
                    .orElseThrow();
            assertThat(same.given()).isNotEqualTo(row.given());
            assertThat(same.byTalk().mean()).isCloseTo(row.byTalk().mean(), within(1e-9));
        }
        assertThat(two.rows().getFirst().byTalk().mean())
                .as("rows of other talks do move")
                .isNotCloseTo(one.rows().get(6).byTalk().mean(), within(1e-6));
    }

    @Test
    void anOfferIsLikelierToBeGivenAndTheModelBeatsTheBaseRate() {
        GivingBacktest.Result result = new GivingBacktest(record(), NAMED, Map.of()).run();
        GivingBacktest.Table table = result.tables().getFirst();
        assertThat(table.model().getFirst().toBase().high()).isNegative();
        GivingBacktest.Forecast offered = result.rows().get(0);
        GivingBacktest.Forecast silent = result.rows().get(1);
        assertThat(offered.byRound().probability())
                .isGreaterThan(silent.byRound().probability());
        assertThat(offered.byRound().low())
                .isLessThan(offered.byRound().probability())
                .isLessThan(offered.byRound().high());
    }

    @Test
    void fromEarlierTalksAloneNothingLaterIsSeen() {
        List<Exchange> record = record();
        List<Observed> rows = Tables.observed(record);
        LeftOut.Earlier earlier = LeftOut.earlierOnly(rows, 8, List.of(NaiveForecaster.baseRate()));
        // The ninth talk, of 2009, is the first with eight before it.
        assertThat(earlier.rows()).hasSize(24);
        assertThat(earlier.rows().getFirst().talk()).isEqualTo("t2009");
        long given = rows.subList(0, 48).stream().filter(Observed::given).count();
        // 48 rows and two rows' worth of their share, itself drawn towards one half.
        double base = (given + 1) / 50.0;
        assertThat(earlier.probabilities().getFirst()[0])
                .isCloseTo((given + 2 * base) / 50, within(TOLERANCE_PROBABILITY));
    }

    @Test
    void aTermThatDecidesIsChosenAndNoiseIsNot() {
        List<Exchange> record = new ArrayList<>();
        Random random = new Random(3);
        for (int year = 2001; year <= 2009; year++) {
            Talk talk = talk(year);
            for (int i = 0; i < 8; i++) {
                boolean both = i % 2 == 0;
                TabledConcession tabled = Tables.tabled(
                        talk, "c" + i, i < 4 ? "A" : "B", i < 4 ? "B" : "A", "tariff", both ? Named.BOTH : Named.OFFER);
                record.add(Tables.exchange(
                        tabled, random.nextDouble() < (both ? 0.9 : 0.1) ? Outcome.GIVEN : Outcome.NOT));
            }
        }
        TermSelection.Study study = TermSelection.study(Tables.observed(record), NAMED, Folds.ROUND);
        TermSelection.Chosen strict = study.chosen().getLast();
        assertThat(strict.margin()).isEqualTo(TermSelection.NOISE);
        assertThat(strict.terms()).containsExactly(Term.OFFERED_AND_DEMANDED);
        assertThat(strict.nested().logLoss()).isLessThan(study.base() - TermSelection.NOISE);
        assertThat(study.alone()).doesNotContainKey(Term.VALUE);
        assertThat(study.tried()).isGreaterThan(study.alone().size());
    }

    @Test
    void likeCasesNarrowUntilThereAreFive() {
        List<Exchange> record = record();
        List<Observed> rows = Tables.observed(record);
        EveView asked = rows.getFirst().view();
        LikeCases all = LikeCases.of(asked, rows, Coding.NAMED);
        assertThat(all.alike()).isEqualTo(LikeCases.Alike.NAMED_KIND_AND_AGE);
        assertThat(all.rows()).isEqualTo(36);
        assertThat(all.given()).isEqualTo((int) rows.stream()
                .filter(r -> r.view().stance(Coding.NAMED) == Named.Stance.OFFERED && r.given())
                .count());
        EveView young = Tables.observed(
                        List.of(Tables.exchange(Tables.since(asked.concession(), "2000-12-20"), Outcome.NOT)))
                .getFirst()
                .view();
        assertThat(LikeCases.of(young, rows, Coding.NAMED).alike()).isEqualTo(LikeCases.Alike.NAMED_AND_KIND);
        EveView refused = Tables.observed(List.of(row(talk(2001), 9, Named.REDLINE, false)))
                .getFirst()
                .view();
        assertThat(LikeCases.of(refused, rows, Coding.NAMED)).isEqualTo(new LikeCases(0, 0, LikeCases.Alike.NAMED));
    }

    @Test
    void promisesTakenBackAreListedByDayWithTheirMonths() {
        Exchange given = row(talk(2001), 0, Named.OFFER, true);
        TakenBack back = TakenBack.of(
                        List.of(Tables.takenBack(given, "2001-07-03"), row(talk(2002), 1, Named.OFFER, true)))
                .getFirst();
        // 2 January to 3 July: 182 days.
        assertThat(back.months()).isCloseTo(182 / 30.4375, within(TOLERANCE_PROBABILITY));
    }
}
