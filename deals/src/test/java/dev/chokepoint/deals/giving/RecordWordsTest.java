package dev.chokepoint.deals.giving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// The words in which the record of talks and its tables are written.
class RecordWordsTest {
    @Test
    void whatWasNamedIsReadByItsWord() {
        assertThat(Named.find("redline")).contains(Named.REDLINE);
        assertThat(Named.find("offer")).contains(Named.OFFER);
        assertThat(Named.find("REDLINE")).isEmpty();
        assertThat(Named.BOTH.word()).isEqualTo("both");
        assertThat(Named.BOTH.stance().words()).isEqualTo("offered");
    }

    @Test
    void outcomesAndReasonsAreReadByTheirWords() {
        assertThat(Outcome.find("outside")).contains(Outcome.OUTSIDE);
        assertThat(Outcome.find("perhaps")).isEmpty();
        assertThat(Outcome.PART.word()).isEqualTo("part");
        assertThat(Inclusion.find("late")).contains(Inclusion.LATE);
        assertThat(Inclusion.find("early")).isEmpty();
        assertThat(Inclusion.SPACE.word()).isEqualTo("space");
    }

    /// What is in the record because of the outcome says nothing about a forecast.
    @Test
    void whatStandsThereBecauseOfTheOutcomeWasNotKnownOnTheEve() {
        assertThat(Inclusion.LATE.isKnownOnTheEve()).isFalse();
        assertThat(Inclusion.SURPRISE.isKnownOnTheEve()).isFalse();
        assertThat(Inclusion.RECENT.isKnownOnTheEve()).isTrue();
    }

    @Test
    void kindsThatNoForecastTellsApartAreOthers() {
        assertThat(ConcessionClass.of("tariff")).isEqualTo(ConcessionClass.TARIFF);
        assertThat(ConcessionClass.of("port-fee")).isEqualTo(ConcessionClass.OTHER);
        assertThat(ConcessionClass.CONTROL.kind()).isEqualTo("export-control");
        assertThat(ConcessionClass.LISTING.words()).isEqualTo("a listing");
    }

    @Test
    void tablesNameTheirRowsAndColumns() {
        assertThat(Term.AGE.words()).isEqualTo("age in classes");
        assertThat(Coding.NAMED_BLIND.column()).isEqualTo("named_blind");
        assertThat(GivingBacktest.Scope.STRICT.words()).isEqualTo("given in full");
        assertThat(GivingBacktest.Protocol.TALKS_LEFT_OUT.words()).isEqualTo("one talk left out");
    }

    @Test
    void aConcessionThatWasNeverBegunWasGivenForNoMonths() {
        assertThat(new Exchange.Period.Months(0).months()).isZero();
        assertThatThrownBy(() -> new Exchange.Period.Months(-1)).hasMessageContaining("(-1)");
    }
}
