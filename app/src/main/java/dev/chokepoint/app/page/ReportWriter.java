package dev.chokepoint.app.page;

import dev.chokepoint.app.text.Summary;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.app.view.Assessment;
import dev.chokepoint.app.view.ReportData;
import dev.chokepoint.app.view.evidence.ArticleView;
import dev.chokepoint.app.view.evidence.ClaimView;
import dev.chokepoint.app.view.losses.DrawsView;
import java.util.List;

/// Writes an assessment as one HTML file that loads nothing: style, charts, script and data are inside it.
public final class ReportWriter {
    private ReportWriter() {}

    public static String html(Assessment assessment) {
        return html(assessment, List.of());
    }

    /// The report with the bands of its draws, where there are any.
    public static String html(Assessment assessment, List<DrawsView> bands) {
        String title =
                assessment.manifest().title() + ", on " + assessment.manifest().on() + ": Chokepoint";
        return Html.text(out -> JtereportGenerated.render(
                out,
                Html.PLAIN,
                title,
                plain(assessment),
                inScript(ReportData.of(assessment).json()),
                inScript(AnswerJson.part(bands))));
    }

    /// The answer in words, for a browser that runs no script: what a terminal shows, and the claims that were read.
    private static String plain(Assessment assessment) {
        StringBuilder out = new StringBuilder(Summary.text(assessment));
        for (ArticleView a : assessment.articles()) {
            out.append("\nClaims read from: ").append(a.title()).append('\n');
            if (!a.notRead().isEmpty()) {
                out.append(a.notRead()).append('\n');
            }
            int n = 0;
            for (ClaimView c : a.claims()) {
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
}
