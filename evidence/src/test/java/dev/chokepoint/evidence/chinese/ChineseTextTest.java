package dev.chokepoint.evidence.chinese;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.Mentions;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import dev.chokepoint.evidence.text.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Chinese is matched on: a copy in one way of writing, words found in it, and what a sentence names.
class ChineseTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "對鎵|对镓",
                "２０２４年Ａｂ|2024年Ab",
                "（甲）％＞＜．|(甲)%><.",
                "「甲」『乙』|“甲”“乙”",
                "甲,乙;丙:丁?戊!|甲，乙；丙：丁？戊！",
                "1,500 t; a: b?|1,500 t; a: b?",
                "(a,甲)|(a，甲)",
                "洛克希德・马丁•甲|洛克希德·马丁·甲",
            })
    void oneWayOfWritingStandsForAll(String text, String plain) {
        String read = ChineseText.plain(text, Map.of('對', '对', '鎵', '镓'));
        assertThat(read).isEqualTo(plain).hasSameSizeAs(text);
    }

    @Test
    void ideographsAreThoseOfTheTwoBlocks() {
        assertThat("一鿿㐀䶿").matches(s -> s.chars().allMatch(c -> ChineseText.isHan((char) c)));
        assertThat("あ가A、").matches(s -> s.chars().noneMatch(c -> ChineseText.isHan((char) c)));
    }

    /// What stands in a title is no act; the word of a list at its end stays.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "《出口管制法》规定|《□□□□□》规定",
                "《出口清单》规定|《□□清单》规定",
                "《清单》规定|《清单》规定",
                "镓(甲，乙)，丙|镓(甲□乙)，丙",
                "甲)，(乙)，丙|甲)，(乙)，丙",
                "《甲规定|《甲规定",
            })
    void titlesAndStopsInBracketsAreBlanked(String text, String masked) {
        assertThat(ChineseText.of(text, Map.of(), Set.of("清单")).masked()).isEqualTo(masked);
    }

    @Test
    void aTitleAndABracketEndWithTheLine() {
        assertThat(ChineseText.of("《甲\n乙》(丙\n丁，戊", Map.of(), Set.of()).masked()).isEqualTo("《甲\n乙》(丙\n丁，戊");
    }

    /// The leftmost, and of those the longest, as a search for each word at each place finds them.
    @Test
    void wordsAreFoundAsTryingEachAtEachPlaceFindsThem() {
        List<String> words = List.of("出口", "出口管制", "口管", "管制", "制", "商务部", "务部长", "部", "美国商务部");
        WordFinder<String> finder =
                new WordFinder<>(words.stream().map(w -> Map.entry(w, w)).toList());
        for (String text : List.of("商务部出口管制", "商务部长出口管", "美国商务部务部长", "出出口口管制制", "美国商务出口", "")) {
            for (int from = 0; from <= text.length(); from++) {
                TreeMap<Integer, String> expected = new TreeMap<>();
                int end = from;
                for (int i = from; i < text.length(); i++) {
                    String best = "";
                    for (String w : words) {
                        best = text.startsWith(w, i) && w.length() > best.length() ? w : best;
                    }
                    if (i >= end && !best.isEmpty()) {
                        expected.put(i, best);
                        end = i + best.length();
                    }
                }
                TreeMap<Integer, String> found = new TreeMap<>();
                for (WordFinder.Found<String> f : finder.find(text, from, text.length())) {
                    assertThat(text.substring(f.start(), f.end())).isEqualTo(f.value());
                    found.put(f.start(), f.value());
                }
                assertThat(found).as(text + " from " + from).isEqualTo(expected);
            }
        }
    }

    @Test
    void theFirstMeaningOfAWordHolds() {
        WordFinder<Integer> finder = new WordFinder<>(List.of(Map.entry("镓", 1), Map.entry("镓", 2)));
        assertThat(finder.find("镓", 0, 1)).containsExactly(new WordFinder.Found<>(0, 1, 1));
    }

    @Test
    void theFormulasOfAnActInAClauseAreTold() {
        ChineseClaimExtractor extractor = SmallChinese.extractor();
        assertThat(extractor.actsIn("对镓实施出口管制")).containsExactly("decide");
        assertThat(extractor.actsIn("敦促美方取消出口管制")).isEmpty();
        assertThat(extractor.actsIn("会见代表")).isEmpty();
    }

    @Test
    void aSentenceNamesGoodsDaysStatesAndParties() {
        // the last character of a date is the short name of Japan as well
        String text = "美国商务部5月3日将华为等2家中国企业列入实体清单，6月1日起禁止对日出口芯片。";
        Article article = Article.of("m", "", "", PublishedAt.on(LocalDate.of(2024, 5, 6)), text);
        Mentions named = SmallChinese.extractor().mentions(article, Span.of(0, text.length()));
        assertThat(named.items()).extracting(i -> i.value().item()).containsExactly("chips");
        assertThat(named.dates())
                .extracting(d -> d.value().role() + " " + d.value().date())
                .containsExactlyInAnyOrder(
                        DateMention.Role.ANNOUNCED + " 2024-05-03", DateMention.Role.EFFECTIVE + " 2024-06-01");
        assertThat(named.actors())
                .extracting(i -> i.value().place() + "/" + i.value().body())
                .containsExactly("US/BIS", "CN/", "JP/");
        assertThat(named.actors().getLast().span().in(text)).isEqualTo("日");
        assertThat(text.substring(named.actors().getLast().span().start() - 1)).startsWith("对日");
        assertThat(named.parties()).extracting(t -> t.value().code()).contains("entity:华为");
        Mentions nothing = SmallChinese.extractor().mentions(article, Span.of(0, 0));
        assertThat(nothing.items()).isEmpty();
        assertThat(nothing.actors()).isEmpty();
    }
}
