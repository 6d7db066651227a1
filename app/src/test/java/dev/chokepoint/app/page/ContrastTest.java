package dev.chokepoint.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Text on the pages can be read by those who see contrasts badly, in the light and in the dark form.
class ContrastTest {
    /// Least ratio for text. Source: WCAG 2.2, success criterion 1.4.3 (AA).
    private static final double LEAST_RATIO = 4.5;

    private static final Pattern COLOUR = Pattern.compile("--([a-z0-9-]+)\\s*:\\s*#([0-9a-f]{3,6})\\b");
    private static final List<String> MODALITIES =
            List.of("done", "in-force", "planned", "hinted", "expected", "conditional", "denied");

    static Stream<Arguments> forms() throws IOException {
        String report;
        try (InputStream in = ContrastTest.class.getResourceAsStream("/report/report.css")) {
            report = new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        String claims = ReadingPage.of(List.of());
        return Stream.of(false, true)
                .flatMap(dark -> Stream.of(
                        Arguments.of(
                                "report" + (dark ? ", dark" : ""),
                                colours(report, dark),
                                List.of("ink", "soft", "faint", "accent", "bad"),
                                List.of("paper", "sheet")),
                        Arguments.of(
                                "claims" + (dark ? ", dark" : ""),
                                colours(claims, dark),
                                List.of("ink", "dim", "link"),
                                List.of("paper"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void textStandsOutFromWhatIsBehindIt(
            String form, Map<String, String> colours, List<String> inks, List<String> papers) {
        for (String paper : papers) {
            for (String ink : inks) {
                check(colours, ink, paper);
            }
        }
        for (String modality : MODALITIES) {
            check(colours, "ink", modality);
            if (inks.contains("soft")) {
                check(colours, "soft", modality);
            }
        }
        if (inks.contains("soft")) {
            check(colours, "soft", "wash");
            check(colours, "assumed", "assumed-wash");
        }
    }

    private static void check(Map<String, String> colours, String ink, String paper) {
        double a = luminance(colours.getOrDefault(ink, ""));
        double b = luminance(colours.getOrDefault(paper, ""));
        assertThat((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05))
                .as("%s on %s", ink, paper)
                .isGreaterThanOrEqualTo(LEAST_RATIO);
    }

    private static Map<String, String> colours(String css, boolean dark) {
        int at = css.indexOf("prefers-color-scheme");
        Map<String, String> out = new HashMap<>();
        Map<String, String> second = new HashMap<>();
        Matcher m = COLOUR.matcher(css);
        while (m.find()) {
            if (m.start() < at) {
                out.putIfAbsent(m.group(1), m.group(2));
            } else if (dark) {
                second.putIfAbsent(m.group(1), m.group(2));
            }
        }
        out.putAll(second);
        return out;
    }

    /// Relative luminance. Source: WCAG 2.2, definition of relative luminance.
    private static double luminance(String hex) {
        String h = hex.length() == 3 ? hex.replaceAll("(.)", "$1$1") : hex;
        assertThat(h).hasSize(6);
        double[] weight = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            double c = Integer.parseInt(h.substring(2 * k, 2 * k + 2), 16) / 255.0;
            sum += weight[k] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
