package dev.chokepoint.data.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.claims.ClaimExtractor;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.language.LanguageDetector;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A text in a language without rules is told to be one; it never reads as holding no claims.
class LanguagesTest {
    private static final ReadingRules RULES = ReadingRules.bundled().value();
    private static final LanguageDetector DETECTOR = RULES.detector();
    private static final ClaimExtractor READER = RULES.toReader();

    private static Reading read(String text) {
        return READER.read(Article.of("a", "", "", PublishedAt.on(LocalDate.parse("2025-06-10")), text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|China has required licences to export samarium since April 4, and no exemption is planned.",
                "zh|商务部决定对镓、锗相关物项实施出口管制。",
                "zh|經濟部國際貿易署公告修正戰略性高科技貨品輸出管制清單。",
                "ja|経済産業省は半導体製造装置の輸出管理を強化すると発表した。",
                "ko|산업통상자원부는 전략물자 수출 통제를 강화한다고 밝혔다.",
                "und-Cyrl|Правительство запретило вывоз никеля до конца года.",
                "und-Arab|أعلنت الوزارة قيودا جديدة على تصدير المعادن النادرة.",
                "fr|Le ministère a annoncé que les exportations de gallium vers les États-Unis sont désormais soumises à une licence.",
                "de|Das Ministerium hat die Ausfuhr von Gallium und Germanium in die Vereinigten Staaten mit einer Lizenz belegt.",
                "es|El ministerio anunció que las exportaciones de galio a los Estados Unidos quedan sujetas a una licencia.",
                "pt|O ministério anunciou que as exportações de gálio para os Estados Unidos ficam sujeitas a uma licença.",
                "it|Il ministero ha annunciato che le esportazioni di gallio verso gli Stati Uniti sono soggette a una licenza.",
                "nl|De regering heeft een vergunning voor de uitvoer van lithografiemachines naar China verplicht gesteld.",
                "id|Pemerintah telah melarang ekspor bijih nikel yang belum diolah dan akan memberi izin untuk perusahaan ini."
            })
    void aLanguageIsTold(String code, String text) {
        assertThat(DETECTOR.of(text).code()).isEqualTo(code);
    }

    @Test
    void aTextWithoutRulesSaysSo() {
        Reading r = read("経済産業省は半導体製造装置23品目の輸出管理を強化すると発表した。7月23日に施行する。");

        assertThat(r.isUnread()).isTrue();
        assertThat(r.language().code()).isEqualTo("ja");
        assertThat(r.notRead()).contains("Japanese").contains("may hold claims");
        assertThat(PredictionLines.of(r)).contains("\"language\":\"ja\"").contains("\"not_read\":");
    }

    /// Whoever does not read the language is told each claim in English; English needs none.
    @Test
    void aChineseClaimHasAGlossInEnglish() {
        String chinese = PredictionLines.of(read("商务部公告2025年第18号\n决定对钐相关物项实施出口管制。本公告自2025年4月4日起正式实施。"));

        assertThat(chinese).contains("\"gloss\":\"CN").contains("impose").contains("samarium");
        assertThat(PredictionLines.of(read("China required licences to export samarium on April 4, 2025.")))
                .doesNotContain("gloss");
    }

    @Test
    void ofAMixedTextTheParagraphsWithRulesAreRead() {
        String english = "China has required licences to export samarium since April 4, 2025.";
        String german =
                "Das Ministerium hat die Ausfuhr von Gallium in die Vereinigten Staaten mit einer Lizenz belegt.";
        Reading r = read(english + "\n\n" + german + "\n");

        assertThat(r.claims()).hasSize(1);
        assertThat(r.isUnread()).isFalse();
        assertThat(r.unread()).hasSize(1);
        assertThat(r.unread().getFirst().span().in(r.article().text())).isEqualTo(german);
        assertThat(r.notRead()).contains("1 paragraph in German");
    }

    @Test
    void shortLinesGoWithTheirDocument() {
        assertThat(read("Export curbs\nGallium, germanium, antimony\nChina requires licences to export gallium.")
                        .unread())
                .isEmpty();
    }

    @Test
    void everyEnglishPassageIsReadAsEnglish() throws IOException {
        List<String> wrong = new ArrayList<>();
        Path folder = SharedData.projectRoot().resolve("data/src/test/resources/evidence");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path f :
                    files.filter(x -> x.toString().endsWith(".jsonl")).sorted().toList()) {
                for (Article a : GoldFile.read(f).value()) {
                    DETECTOR.of(a).parts().stream()
                            .filter(p -> !p.language().code().equals("en"))
                            .forEach(p -> wrong.add(
                                    f.getFileName() + " " + p.language().code() + " "
                                            + p.passage().span().in(a.text())));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }
}
