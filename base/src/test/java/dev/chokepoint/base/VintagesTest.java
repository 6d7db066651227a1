package dev.chokepoint.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A question sees the newest figure of its day; what rests on something later is not known yet.
class VintagesTest {
    private static final LocalDate MAY = LocalDate.of(2025, 5, 1);
    private static final Source SOURCE =
            new Source("customs", "Customs", "Customs", "customs.example", MAY, Source.Reliability.PRIMARY);

    private static Figure figure(double value, Provenance provenance) {
        return new Figure(Uncertain.of(value), Unit.parse("t"), "2024", provenance, "");
    }

    private static Figure assumed(double value, LocalDate made) {
        return figure(value, new Provenance.Assumed("a guess", made));
    }

    private static Optional<Double> known(LocalDate day, Figure... figures) {
        return new Vintages(List.of(figures)).known(day).map(Figure::central);
    }

    @Test
    void anAssumptionStandsFromTheDayOnWhichItWasMade() {
        Figure[] both = {assumed(2, MAY), figure(1, new Provenance.Assumed("before"))};
        assertThat(known(MAY.minusDays(1), both)).contains(1.0);
        assertThat(known(MAY, both)).contains(2.0);
        assertThat(known(MAY.minusDays(1), assumed(2, MAY))).isEmpty();
    }

    @Test
    void whatIsPublishedStandsBeforeALaterAssumption() {
        Figure published = figure(3, new Provenance.Sourced(SOURCE, "", MAY));
        Figure[] both = {published, assumed(2, MAY.plusMonths(1))};
        assertThat(known(MAY.plusMonths(2), both)).contains(3.0);
        assertThat(new Vintages(List.of(both)).later(MAY)).hasSize(1);
    }
}
