package dev.chokepoint.exposure.mitigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.base.Figure;
import dev.chokepoint.exposure.mitigation.MitigationCosts.Figures;
import dev.chokepoint.exposure.mitigation.MitigationCosts.Line;
import dev.chokepoint.exposure.twostage.Action;
import dev.chokepoint.exposure.world.Tiny;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which of several lines on what preparing costs stands.
class MitigationCostsTest {
    private static final LocalDate TODAY = LocalDate.of(2025, 6, 10);

    private static Line cost(String item, String place, double share) {
        return new Line(Action.Kind.SOURCE, item, place, Figures.COST, Tiny.one(share, "share"));
    }

    private static double found(String item, String place, Line... lines) {
        return MitigationCosts.of(List.of(lines))
                .find(Action.Kind.SOURCE, Figures.COST, item, place, TODAY)
                .central();
    }

    @Test
    void theMostSpecificLineStandsAndAnItemGoesBeforeAPlace() {
        Line all = cost("*", "*", 0.5);
        Line place = cost("*", "US", 0.4);
        Line item = cost("magnet", "*", 0.3);
        Line both = cost("magnet", "US", 0.2);
        assertThat(found("magnet", "US", all, place, item, both)).isEqualTo(0.2);
        assertThat(found("magnet", "CN", all, place, item, both)).isEqualTo(0.3);
        assertThat(found("jet", "US", all, place, item, both)).isEqualTo(0.4);
        assertThat(found("magnet", "US", all, place, item)).isEqualTo(0.3);
        assertThat(found("jet", "CN", all, place, item, both)).isEqualTo(0.5);
        assertThat(found("jet", "CN")).isEqualTo(0.03);
    }

    @Test
    void aLineOfAnotherKindOrFigureSaysNothing() {
        Line stock = new Line(Action.Kind.STOCK, "magnet", "US", Figures.COST, Tiny.one(0.9, "share"));
        Line most = new Line(Action.Kind.SOURCE, "magnet", "US", Figures.MOST, Tiny.one(0.8, "share"));
        assertThat(found("magnet", "US", stock, most)).isEqualTo(0.03);
    }

    /// Stock is there at once and is not written off.
    @Test
    void everyKindHasItsUsualFigures() {
        MitigationCosts usual = MitigationCosts.of(List.of());
        for (Action.Kind kind : Action.Kind.values()) {
            for (Figures what : Figures.values()) {
                if (kind == Action.Kind.STOCK && (what == Figures.LEAD || what == Figures.LIFE)) {
                    assertThatThrownBy(() -> usual.find(kind, what, "magnet", "US", TODAY))
                            .hasMessage("No " + what + " of STOCK is stated for magnet in US.");
                } else {
                    Figure f = usual.find(kind, what, "magnet", "US", TODAY);
                    assertThat(MitigationCosts.source(f)).startsWith("assumed: ");
                }
            }
        }
    }
}
