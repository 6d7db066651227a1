package dev.chokepoint.exposure.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Provenance;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.base.Unit;
import dev.chokepoint.base.Vintages;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Figures that say what they add up to.
class TotalsCheckTest {
    private static final String ALL = "adds up to 100 percent (samarium 2023)";

    private static Vintages figure(Uncertain value, String unit, String note) {
        return Vintages.of(
                new Figure(value, Unit.parse(unit), "2023", new Provenance.Assumed("invented for a test"), note));
    }

    private static List<String> misses(Vintages... figures) {
        Map<String, Vintages> all = new LinkedHashMap<>();
        for (Vintages f : figures) {
            all.put("figure " + (all.size() + 1), f);
        }
        return TotalsCheck.of(all, LocalDate.of(2025, 1, 1)).stream()
                .map(m -> m.key() + ": " + m.words())
                .toList();
    }

    private static Vintages percent(double value) {
        return figure(Uncertain.of(value), "percent", ALL);
    }

    @Test
    void aHundredthMayBeMissingForRounding() {
        assertThat(misses(percent(60), percent(40))).isEmpty();
        assertThat(misses(percent(60), percent(39.1))).isEmpty();
        assertThat(misses(percent(60), percent(40.9))).isEmpty();
        assertThat(misses(percent(60), percent(38.9)))
                .containsExactly("figure 2: The 2 figures of (samarium 2023) must add up to 100 percent; they add up to"
                        + " 98.9.");
        assertThat(misses(percent(60), percent(41.1))).hasSize(1);
    }

    @Test
    void anIntervalMustReachTheTotal() {
        assertThat(misses(percent(60), figure(Uncertain.of(30, 45), "percent", ALL)))
                .isEmpty();
        assertThat(misses(percent(60), figure(Uncertain.of(30, 35), "percent", ALL)))
                .containsExactly("figure 2: The 2 figures of (samarium 2023) must add up to 100 percent; they add up to"
                        + " 90..95.");
    }

    @Test
    void figuresAreAddedInTheUnitOfTheTotal() {
        String note = "adds up to 1,000 kg (mines)";
        assertThat(misses(figure(Uncertain.of(0.6), "t", note), figure(Uncertain.of(400), "kg", note)))
                .isEmpty();
        assertThat(misses(
                        figure(Uncertain.of(0.6), "share", "adds up to 1 (parts)"),
                        figure(Uncertain.of(0.4), "share", "adds up to 1 (parts)")))
                .isEmpty();
        assertThat(misses(figure(Uncertain.of(1), "kg", "adds up to 1 month (mines)")))
                .hasSize(1);
    }

    @Test
    void totalsOfDifferentNamesAreApart() {
        assertThat(misses(percent(100), figure(Uncertain.of(100), "percent", "adds up to 100 percent (tin)")))
                .isEmpty();
        assertThat(misses(figure(Uncertain.of(5), "percent", "a remark"))).isEmpty();
    }
}
