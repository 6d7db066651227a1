package dev.chokepoint.deals.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ValuedPackageTest {
    private static ValuedPackage p(String id, Integer... options) {
        return new ValuedPackage(id, List.of(options), List.of(1.0));
    }

    @Test
    void tiesComeByTheirOptionsFromTheFirstOnThenTheShorterThenById() {
        assertThat(Stream.of(p("f", 1, 0), p("d", 0, 2), p("e", 0, 2, 0), p("b", 0, 1), p("a", 0, 1), p("g", 1, 1))
                        .sorted(ValuedPackage.BY_OPTIONS)
                        .map(ValuedPackage::id))
                .containsExactly("a", "b", "d", "e", "f", "g");
    }
}
