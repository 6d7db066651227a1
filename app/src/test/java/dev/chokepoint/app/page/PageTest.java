package dev.chokepoint.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
    private static Page page() {
        return new Page("A page")
                .table(List.of(
                        List.of("case", "month", "why", "share", "inside"),
                        List.of("graphite", "2023-12", "months are lumpy", "0.36", "**yes**"),
                        List.of("magnets", "2025-04 to later", "**no** record", "–", "no")));
    }

    @Test
    void columnsOfWordsStandOnTheLeftAndFiguresOnTheRight() {
        assertThat(page().markdown()).contains("\n|---|--:|---|--:|---|\n");
        assertThat(page().html())
                .contains("<th scope=\"col\" class=\"w\">why</th><th scope=\"col\">share</th>")
                .contains("<td class=\"w\">months are lumpy</td><td>0.36</td><td class=\"w\"><b>yes</b></td>");
    }

    @Test
    void monthsAndDaysAreNotBrokenAtTheirHyphens() {
        assertThat(page().html())
                .contains("<td><span class=\"u\">2023-12</span></td>")
                .contains("<td><span class=\"u\">2025-04</span> to later</td>");
        assertThat(new Page("A page")
                        .table(List.of(List.of("id", "x"), List.of("CN-2024-46", "2025-04-04")))
                        .html())
                .contains("<td class=\"w\">CN-2024-46</td><td><span class=\"u\">2025-04-04</span></td>");
    }
}
