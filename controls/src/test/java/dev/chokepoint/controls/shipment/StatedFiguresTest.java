package dev.chokepoint.controls.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Words;
import dev.chokepoint.controls.law.Reference;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A node of 14 nm or less in logic, where it is made and not only sold.
class StatedFiguresTest {
    private final StatedFigures figures = new StatedFigures(List.of(new Reference.UseFigure(
            List.of("nm", "nanometre"), 1, 14, List.of("logic"), List.of("production", "fab"), List.of("resale"))));

    private boolean states(String text) {
        return figures.in(text, Words.of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7 nm logic production",
                "14nm logic fab",
                "logic production at 1 nm",
                "16/14 nm logic production",
                "Logic fab, 28 or 10 NM",
                "10-nanometre logic production",
                "13.5 nm logic production"
            })
    void aFigureWithItsWordsPointsToTheClass(String text) {
        assertThat(states(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "14.5 nm logic production",
                "0.9 nm logic production",
                "28 nm logic production",
                "7 nm memory production",
                "7 nm logic design",
                "7 nm logic production for resale",
                "7 nmi logic production",
                "7 logic production",
                ""
            })
    void withoutOneOfThemItDoesNot(String text) {
        assertThat(states(text)).isFalse();
    }
}
