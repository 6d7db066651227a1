package dev.chokepoint.app.page;

import dev.chokepoint.app.text.Summary;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.app.view.Assessment;
import dev.chokepoint.app.view.DrawsView;
import dev.chokepoint.app.view.ReportData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes an assessment as one HTML file that loads nothing: style, charts, script and data are inside it.
public final class ReportWriter {
    private static final Pattern SLOT = Pattern.compile("\\{\\{([a-z]+)}}");

    private ReportWriter() {}

    public static String html(Assessment assessment) {
        return html(assessment, List.of());
    }

    /// The report with the bands of its draws, where there are any.
    public static String html(Assessment assessment, List<DrawsView> bands) {
        Map<String, String> parts = Map.of(
                "title",
                text(assessment.manifest().title() + ", on "
                        + assessment.manifest().on() + ": Chokepoint"),
                "plain",
                text(plain(assessment)),
                "style",
                resource("report.css"),
                "notice",
                resource("echarts-NOTICE"),
                "charts",
                resource("echarts.min.js"),
                "script",
                resource("report.js"),
                "data",
                inScript(ReportData.of(assessment).json()),
                "draws",
                inScript(AnswerJson.part(bands)));
        return SLOT.matcher(resource("page.html"))
                .replaceAll(slot -> Matcher.quoteReplacement(parts.getOrDefault(slot.group(1), "")));
    }

    /// The answer in words, for a browser that runs no script: what a terminal shows, and the claims that were read.
    private static String plain(Assessment assessment) {
        StringBuilder out = new StringBuilder(Summary.text(assessment));
        for (Assessment.ArticleView a : assessment.articles()) {
            out.append("\nClaims read from: ").append(a.title()).append('\n');
            int n = 0;
            for (Assessment.ClaimView c : a.claims()) {
                n++;
                out.append(n)
                        .append(". ")
                        .append(c.issuer())
                        .append(' ')
                        .append(c.action())
                        .append(", ")
                        .append(c.modality())
                        .append(c.opinion() ? ", opinion" : "")
                        .append(c.items().isEmpty() ? "" : ": " + String.join(", ", c.items()))
                        .append(c.exclusions().isEmpty() ? "" : "; without " + String.join(", ", c.exclusions()))
                        .append("\n   \u201c")
                        .append(a.text(), c.start(), c.end())
                        .append("\u201d\n");
            }
        }
        return out.toString();
    }

    /// JSON that ends neither its script element nor a line of JavaScript, whatever text it holds.
    static String inScript(String json) {
        return json.replace("&", "\\u0026")
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static String text(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String resource(String name) {
        String path = "/report/" + name;
        try (InputStream in = ReportWriter.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its own file (" + path + ").\nMaybe it was built"
                        + " without the phase generate-resources.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
