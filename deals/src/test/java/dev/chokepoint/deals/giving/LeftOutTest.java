package dev.chokepoint.deals.giving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Each row is forecast by what is learnt from the rows of the other talks, and by no other.
class LeftOutTest {
    /// Forecasts the share of the rows learnt from that were given.
    private static final Forecaster SHARE = new Forecaster() {
        @Override
        public String name() {
            return "share";
        }

        @Override
        public Forecast fit(List<Observed> rows) {
            double share = (double) rows.stream().filter(Observed::given).count() / rows.size();
            return _ -> share;
        }
    };

    private static Exchange row(Talk talk, int i, boolean given) {
        return Tables.exchange(
                Tables.tabled(talk, "c" + i, "A", "B", "tariff", Named.OFFER), given ? Outcome.GIVEN : Outcome.NOT);
    }

    private static Talk talk(int year) {
        return Tables.talk("t" + year, year + "-01-01", year + "-01-02", "A", "B");
    }

    /// Given: 2 of 2 in the first talk, 0 of 1 in the second, 1 of 2 in the third. Without the first 1 of 3, without
    /// the second 3 of 4, without the third 2 of 3.
    @Test
    void aTalkIsForecastWithoutItsOwnRows() {
        List<Observed> rows = Tables.observed(List.of(
                row(talk(2001), 0, true),
                row(talk(2001), 1, true),
                row(talk(2002), 2, false),
                row(talk(2003), 3, true),
                row(talk(2003), 4, false)));
        assertThat(LeftOut.probabilities(rows, Folds.TALK, SHARE))
                .containsExactly(1.0 / 3, 1.0 / 3, 3.0 / 4, 2.0 / 3, 2.0 / 3);
        assertThat(LeftOut.without(rows, LeftOut.folds(rows, Folds.TALK), 1)).hasSize(4);
    }
}
