package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What documents show of outputs is told apart from what is printed.
class ShownOutputTest {
    private static final List<String> PRINTED = List.of("loss  USD 1.3 M  ", "", "by party", "  US  1.0", "  JP  0.3");

    @Test
    void theWholeOutputMustBeShown() {
        assertThat(ShownOutput.firstDifference(PRINTED, PRINTED)).isEmpty();
        assertThat(ShownOutput.firstDifference(PRINTED.subList(0, 4), PRINTED))
                .contains("more is printed than is shown");
    }

    @Test
    void aDifferentFigureIsTold() {
        assertThat(ShownOutput.firstDifference(List.of("loss  USD 1.4 M", "…"), PRINTED))
                .contains("loss  USD 1.4 M");
        assertThat(ShownOutput.firstDifference(List.of("…", "  US  1.1", "…"), PRINTED))
                .contains("  US  1.1");
    }

    @Test
    void linesAndPartsOfLinesMayBeLeftOut() {
        assertThat(ShownOutput.firstDifference(List.of("loss  USD … M", "…", "  JP  0.3"), PRINTED))
                .isEmpty();
        assertThat(ShownOutput.firstDifference(List.of("…", "  US  …", "  JP  …", "…"), PRINTED))
                .isEmpty();
        assertThat(ShownOutput.firstDifference(List.of("…", "  JP  0.3", "  US  1.0"), PRINTED))
                .isPresent();
    }

    @Test
    void anOutputBelongsToTheLastCommandOfTheBlockBefore() {
        List<String> page =
                List.of("```sh", "./chokepoint check a # why", "chokepoint check b", "```", "gives", "```output");

        List<ShownCommand> shown = ShownCommand.of(
                Stream.concat(page.stream(), Stream.of("CONTROLLED", "…", "```", "```sh", "chokepoint demo", "```"))
                        .toList());

        assertThat(shown)
                .containsExactly(
                        new ShownCommand("check a", List.of()),
                        new ShownCommand("check b", List.of("CONTROLLED", "…")),
                        new ShownCommand("demo", List.of()));
    }

    @Test
    void anOutputWithoutACommandIsAMistake() {
        assertThatThrownBy(() -> ShownCommand.of(List.of("```output", "x", "```")))
                .hasMessageContaining("no block");
    }
}
