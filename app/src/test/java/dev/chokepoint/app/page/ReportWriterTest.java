package dev.chokepoint.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.app.view.Assessment;
import dev.chokepoint.app.view.ReportData;
import dev.chokepoint.app.view.SampleAssessments;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReportWriterTest {
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"assessment\">(.*?)</script>", Pattern.DOTALL);
    private static final Pattern SCRIPT_OR_STYLE = Pattern.compile("(?s)(<(script|style)\\b[^>]*>).*?</\\2>");
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)((?:\\s+[a-z-]+(?:=\"[^\"]*\")?)*)\\s*>");
    private static final Pattern WHY = Pattern.compile("\"why\"\\s*:\\s*\"([^\"]*)\"");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final List<String> VOID_ELEMENTS = List.of("meta", "link");

    @Test
    void nothingIsLoadedFromElsewhere() {
        String html = ReportWriter.html(SampleAssessments.rich());
        String frame = SCRIPT_OR_STYLE.matcher(html).replaceAll("$1</$2>");
        assertThat(frame).doesNotContainPattern("(src|action|srcset)\\s*=").doesNotContain("//");
        assertThat(frame).contains("default-src 'none'");
        assertThat(between(html, "<style>", "</style>"))
                .doesNotContain("@import")
                .doesNotContain("url(");
        String script = html.substring(html.lastIndexOf("<script>"));
        assertThat(script)
                .doesNotContainPattern("\\b(fetch|XMLHttpRequest|WebSocket|importScripts|sendBeacon)\\b")
                .doesNotContain("http");
    }

    @Test
    void withoutScriptsTheAnswerStandsThereInWords() {
        Assessment sample = SampleAssessments.rich();
        String plain = between(ReportWriter.html(sample), "<noscript>", "</noscript>")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
        assertThat(sample.summary())
                .isNotEmpty()
                .allSatisfy(h -> assertThat(plain).contains(h.value()));
        assertThat(sample.articles())
                .isNotEmpty()
                .allSatisfy(a -> assertThat(a.claims())
                        .allSatisfy(c ->
                                assertThat(plain).contains("\u201c" + a.text().substring(c.start(), c.end()))));
    }

    @Test
    void theAssessmentComesBackFromThePage() {
        Assessment sample = SampleAssessments.rich();
        Assessment back = ReportData.read(data(ReportWriter.html(sample))).unfolded();
        assertThat(MAPPER.readTree(AnswerJson.part(back))).isEqualTo(MAPPER.readTree(AnswerJson.part(sample)));
        assertThat(back.explanations()).isEqualTo(sample.explanations());
    }

    @Test
    void sharedBranchesOfExplanationsAreWrittenOnce() {
        Assessment sample = SampleAssessments.rich();
        ReportData data = ReportData.of(sample);
        // Each sample tree has a root of its own; the four nodes below it are the same in all of them.
        assertThat(data.nodes()).hasSizeLessThanOrEqualTo(sample.explanations().size() + 4);
        assertThat(data.nodes().stream().distinct().count())
                .isEqualTo(data.nodes().size());
    }

    @Test
    void everyKeyOfAnExplanationLeadsToOne() {
        String json = data(ReportWriter.html(SampleAssessments.rich()));
        ReportData data = ReportData.read(json);
        List<String> keys = new ArrayList<>();
        Matcher matcher = WHY.matcher(json);
        while (matcher.find()) {
            keys.add(matcher.group(1));
        }
        assertThat(keys).hasSizeGreaterThan(80);
        assertThat(data.why().keySet()).containsAll(keys);
        assertThat(data.why().values())
                .allSatisfy(at -> assertThat(at).isBetween(0, data.nodes().size() - 1));
    }

    @Test
    void textOfTheWorldCannotEndTheScriptThatHoldsIt() {
        assertThat(ReportWriter.inScript("{\"a\":\"</script><!-- & \u2028\u2029\"}"))
                .isEqualTo("{\"a\":\"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028\\u2029\"}");
        String html = ReportWriter.html(SampleAssessments.rich());
        assertThat(html).doesNotContain("alert(1)</script>").doesNotContain("\u2028");
        // The data, the draws, the charts and the script that draws.
        assertThat(html.split("</script>", -1)).hasSize(5);
    }

    @Test
    void theFrameOfThePageIsWellFormed() {
        for (Assessment assessment : List.of(SampleAssessments.rich(), SampleAssessments.empty())) {
            String html = ReportWriter.html(assessment);
            String frame = SCRIPT_OR_STYLE.matcher(html).replaceAll("$1</$2>");
            assertThat(frame).startsWith("<!doctype html>").doesNotContain("{{");
            Deque<String> open = new ArrayDeque<>();
            Matcher tag = TAG.matcher(frame);
            while (tag.find()) {
                if (!tag.group(1).isEmpty()) {
                    assertThat(open.pop()).isEqualTo(tag.group(2));
                } else if (!VOID_ELEMENTS.contains(tag.group(2))) {
                    open.push(tag.group(2));
                }
            }
            assertThat(open).isEmpty();
            assertThat(TAG.matcher(frame).replaceAll(""))
                    .doesNotContain("<html")
                    .doesNotContain("</");
        }
    }

    @Test
    void theTitleIsEscaped() {
        String json = AnswerJson.part(SampleAssessments.empty());
        Assessment renamed =
                AnswerJson.read(json.replace("Invented ores against invented software", "a <b> & </title>"));
        assertThat(ReportWriter.html(renamed))
                .contains("<title>a &lt;b&gt; &amp; &lt;/title&gt;, on 2031-06-10: Chokepoint</title>");
    }

    private static String data(String html) {
        Matcher matcher = DATA.matcher(html);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from) + from.length();
        return text.substring(start, text.indexOf(to, start));
    }
}
