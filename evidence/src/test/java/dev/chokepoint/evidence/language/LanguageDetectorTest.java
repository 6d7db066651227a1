package dev.chokepoint.evidence.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageDetectorTest {
    private static final Language GERMAN = new Language("de", "German");
    private final LanguageDetector detector = new LanguageDetector(List.of(
            new LanguageDetector.CommonWords(GERMAN, List.of("der", "die", "und", "von", "ist", "in")),
            new LanguageDetector.CommonWords(Language.ENGLISH, List.of("the", "of", "and", "to", "in"))));

    private static Article article(String text) {
        return Article.of("l", "", "", PublishedAt.on(LocalDate.of(2024, 5, 6)), text);
    }

    @ParameterizedTest
    @CsvSource({
        "商务部决定对镓实施出口管制。,zh",
        "中國商務部決定對鎵實施出口管制。,zh",
        "経済産業省はガリウムの輸出を規制する。,ja",
        "정부는 갈륨 수출을 통제한다고 밝혔다.,ko",
        "Η κυβέρνηση απαγορεύει τις εξαγωγές.,el",
        "הממשלה אוסרת על ייצוא,he",
        "รัฐบาลห้ามส่งออก,th",
        "Правительство запретило экспорт галлия.,und-Cyrl",
        "حظرت الحكومة التصدير,und-Arab",
        "सरकार ने निर्यात पर रोक लगाई,und-Deva",
        "საქართველოს მთავრობა ექსპორტი,und",
        "The end of the ban is in the hands of the ministry.,en",
        "Das Ende der Sperre ist in der Hand von der Behörde und bleibt.,de",
        "der die und von ist,en",
        "管制,en",
        "中国对镓锗实施 control of the,zh",
    })
    void scriptsAndCommonWordsTellALanguage(String text, String code) {
        assertThat(detector.of(text).code()).isEqualTo(code);
    }

    @Test
    void aScriptWithoutALanguageOfItsOwnIsNamed() {
        assertThat(detector.of("საქართველოს მთავრობა ექსპორტი").name()).isEqualTo("a language in Georgian script");
        assertThat(detector.of("Правительство запретило экспорт").name()).isEqualTo("a language in Cyrillic script");
    }

    /// A few Chinese names do not make a text Chinese: three tenths of the letters do.
    @Test
    void namesInAnotherScriptDoNotChangeTheLanguage() {
        assertThat(detector.of("The list of the ministry (商务部) is in the hands of the public now, it said."))
                .isEqualTo(Language.ENGLISH);
        assertThat(detector.of("abcdefg商务部").code()).isEqualTo("zh");
        assertThat(detector.of("abcdefgh商务部").code()).isEqualTo("en");
        assertThat(detector.of("商务部决定对镓实施出口管制の公告").code()).isEqualTo("ja");
        assertThat(detector.of("商务部决定对镓实施出口管制，并于次月公布有关清单の公告").code()).isEqualTo("zh");
    }

    /// English is taken for granted unless another has half as many words again, or English has next to none.
    @Test
    void englishIsLeftOnlyForAGoodReason() {
        assertThat(detector.of("der die und cod cod cod the of and cod")).isEqualTo(Language.ENGLISH);
        assertThat(detector.of("der die und von cod cod the of cod cod")).isEqualTo(GERMAN);
        assertThat(detector.of("der die und cod cod cod the of cod cod")).isEqualTo(Language.ENGLISH);
        String unknown = "kala vienti kielletty ".repeat(14);
        assertThat(detector.of(unknown).code()).isEqualTo("und-Latn");
        assertThat(detector.of("kala vienti kielletty ".repeat(13))).isEqualTo(Language.ENGLISH);
        assertThat(detector.of(unknown + " the of")).isEqualTo(Language.ENGLISH);
    }

    @Test
    void aShortParagraphGoesWithTheDocument() {
        String chinese = "商务部决定对镓实施出口管制。";
        String text = chinese + "\n\n管制\n\n" + "The end of the ban is in the hands of the ministry.";
        DocumentLanguages found = detector.of(article(text));
        assertThat(found.main()).isEqualTo(Language.ENGLISH);
        assertThat(found.parts()).extracting(DocumentLanguages.Part::language).contains(Language.CHINESE);
        assertThat(found.in(Language.CHINESE))
                .extracting(p -> p.span().in(text))
                .containsExactly(chinese);
        assertThat(found.isOnly(Language.ENGLISH)).isFalse();
        DocumentLanguages one = detector.of(article(chinese + chinese + "\n\n管制"));
        assertThat(one.main()).isEqualTo(Language.CHINESE);
        assertThat(one.isOnly(Language.CHINESE)).isTrue();
    }

    @Test
    void englishMustBeAmongTheLanguages() {
        assertThatThrownBy(
                        () -> new LanguageDetector(List.of(new LanguageDetector.CommonWords(GERMAN, List.of("der")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("English");
    }
}
