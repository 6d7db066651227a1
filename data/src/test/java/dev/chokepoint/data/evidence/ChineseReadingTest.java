package dev.chokepoint.data.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.evidence.chinese.ChineseClaimExtractor;
import dev.chokepoint.evidence.chinese.ChineseRules;
import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Chinese notices, answers of spokespersons and news.
class ChineseReadingTest {
    private static final ChineseClaimExtractor EXTRACTOR = ChineseRuleFiles.extractor();
    private static final Path OWN = SharedData.projectRoot().resolve("data/src/test/resources/evidence/zh");

    private static final String NOTICE = "根据《中华人民共和国出口管制法》有关规定，经国务院批准，现就有关事项公告如下：\n\n";

    @TempDir
    private Path folder;

    private static List<Claim> read(String text) {
        return EXTRACTOR.extract(Article.of("a", "", "", PublishedAt.on(LocalDate.parse("2026-03-05")), text));
    }

    @Test
    void theBundledFilesAreRight() {
        Loaded<ChineseRules> rules = ChineseRuleFiles.bundled();

        assertThat(rules.problems()).isEmpty();
        assertThat(rules.value().acts()).hasSizeGreaterThan(30);
        assertThat(rules.value().goods()).hasSizeGreaterThan(220);
    }

    @Test
    void everyFormulaFiresOnItsExamplesAndNotOnTheOthers() {
        List<String> wrong = new ArrayList<>();
        for (ChineseRules.Act act : ChineseRuleFiles.bundled().value().acts()) {
            act.fires().stream()
                    .filter(x -> !EXTRACTOR.actsIn(x).contains(act.id()))
                    .forEach(x -> wrong.add(act.id() + " must fire: " + x));
            act.not().stream()
                    .filter(x -> EXTRACTOR.actsIn(x).contains(act.id()))
                    .forEach(x -> wrong.add(act.id() + " must not fire: " + x));
        }
        assertThat(wrong).isEmpty();
    }

    /// A notice that gives the words of the clause that it suspends has not done what they say.
    @Test
    void theWordsOfASuspendedClauseAreNoNewAct() {
        String cited =
                "一、商务部公告2025年第7号第三款，即“原则上不予许可锡锭对美国出口；对铅锭实施更严格的最终用户审查”，自即日起至2026年12月31日暂停实施。\n\n特此公告。\n\n商务部\n\n2026年3月5日";
        assertThat(read(NOTICE + cited)).extracting(c -> c.action().value()).containsExactly(Action.SUSPEND);
        String decided = "一、自即日起，原则上不予许可锡锭对美国出口；对铅锭实施更严格的最终用户审查。\n\n特此公告。\n\n商务部\n\n2026年3月5日";
        assertThat(read(NOTICE + decided))
                .extracting(c -> c.action().value())
                .contains(Action.DENY)
                .doesNotContain(Action.SUSPEND);
    }

    @Test
    void whatIsNotRevokedOnAnActsAccountIsNotRevoked() {
        assertThat(read("商务部表示，此前已颁发的出口许可不因本公告而撤销。")).isEmpty();
        assertThat(read("商务部表示，此前已颁发的出口许可已被撤销。")).isNotEmpty();
    }

    /// Their first readings are in docs/benchmarks.md; by now the rules have been mended by them.
    @Test
    void keptPassagesOfEachKindAreRead() throws IOException {
        for (String file : List.of("kept-a.jsonl", "kept-b.jsonl")) {
            for (String kind : List.of("notice", "spokesperson", "news", "comment")) {
                double f1 = PassageScores.plainF1(
                        OWN.resolve(file),
                        EXTRACTOR,
                        p -> p.get("kind").asString().equals(kind));
                assertThat(f1).as(file + " " + kind).isGreaterThan(0.85);
            }
        }
    }

    @Test
    void referencePassages() throws IOException, InterruptedException {
        Path gold = SharedData.require("data/evidence-zh/dev.jsonl");
        Path scorer = SharedData.require("data/evidence-zh/score.py");

        assertThat(PassageScores.strictF1(gold, EXTRACTOR, scorer, folder)).isGreaterThan(0.95);
    }

    @Test
    void everySpanShowsItsWordsInTheFrozenText() throws IOException {
        for (String file : List.of("kept-a.jsonl", "kept-b.jsonl")) {
            for (Article a : GoldFile.read(OWN.resolve(file)).value()) {
                for (Claim c : EXTRACTOR.extract(a)) {
                    c.items()
                            .forEach(i -> assertThat(i.value().mention())
                                    .satisfiesAnyOf(
                                            m -> assertThat(m)
                                                    .isEqualTo(i.span().in(a.text())),
                                            m -> assertThat(i.rule()).isEqualTo("zh-item-before")));
                    c.sources()
                            .forEach(s -> assertThat(s.value().name())
                                    .isEqualTo(s.span().in(a.text())));
                }
            }
        }
    }

    @Test
    void traditionalCharactersAreReadAsSimplifiedOnes() {
        List<Claim> hant = read("經濟部國際貿易署宣布對鎵實施輸出管制，自2026年4月1日起生效。");

        assertThat(hant).hasSize(1);
        Claim c = hant.getFirst();
        assertThat(c.issuer().value().place()).isEqualTo("TW");
        assertThat(c.items().getFirst().value().item()).isEqualTo("gallium");
        assertThat(c.items().getFirst().value().mention()).isEqualTo("鎵");
        assertThat(c.dates().getFirst().value().date()).hasToString("2026-04-01");
    }

    /// A hundred and three has a sign where the tens would stand, so that it was read as three.
    @Test
    void aNumberWithoutTensIsReadWhole() {
        assertThat(read("商务部决定将一百零三家美国实体列入出口管制管控名单。"))
                .flatExtracting(Claim::quantities)
                .extracting(q -> q.value().value())
                .containsExactly(103.0);
    }

    @Test
    void aTitleIsNoAct() {
        assertThat(read("商务部公告2024年第46号（《关于加强相关两用物项对美国出口管制的公告》）可在网站查阅。")).isEmpty();
    }

    @Test
    void anActAndItsOppositeAreToldApart() {
        assertThat(codes("商务部决定对锑实施出口管制。")).containsExactly("impose done");
        assertThat(codes("商务部决定取消对锑的出口管制。")).containsExactly("lift done");
        assertThat(codes("商务部暂停锑出口。")).containsExactly("impose done");
        assertThat(codes("商务部暂停对锑的出口管制。")).containsExactly("suspend done");
        assertThat(codes("美国商务部撤销了对华出口许可。")).containsExactly("tighten done");
        assertThat(codes("美国商务部撤销了对华出口限制。")).containsExactly("lift done");
        assertThat(codes("日本政府将韩国移出白名单。")).containsExactly("tighten done");
        assertThat(codes("日本政府将韩国移出管制名单。")).containsExactly("lift done");
        assertThat(codes("商务部恢复实施锑出口管制。")).containsExactly("impose done");
        assertThat(codes("商务部恢复锑出口。")).containsExactly("ease done");
    }

    @Test
    void howRealAnActIsIsTold() {
        assertThat(codes("商务部拟对锑实施出口管制。")).containsExactly("impose planned");
        assertThat(codes("商务部正考虑对锑实施出口管制。")).containsExactly("impose hinted");
        assertThat(codes("商务部否认将对锑实施出口管制。")).containsExactly("impose denied");
        assertThat(codes("如果美方扩大实体清单，中方将对锑实施出口管制。")).contains("impose conditional");
        assertThat(codes("分析师预计，中方将对锑实施出口管制。")).containsExactly("impose expected opinion");
        assertThat(codes("中方从未取消对锑的出口管制。")).containsExactly("impose in-force");
    }

    @Test
    void assurancesDemandsAndImportBansAreNoClaims() {
        assertThat(codes("中方出口管制不是禁止出口，符合规定的将予以许可。")).isEmpty();
        assertThat(codes("中方敦促美方取消对华芯片出口管制。")).isEmpty();
        assertThat(codes("商务部决定禁止因美纳公司向中国出口基因测序仪。")).isEmpty();
        assertThat(codes("商务部决定对原产于美国的进口芯片进行反倾销立案调查。")).isEmpty();
        assertThat(codes("商务部是否将对锑实施出口管制？")).isEmpty();
    }

    @Test
    void eachArticleHasItsOwnDayOfEffect() {
        List<Claim> claims = read("""
                商务部公告2026年第3号 关于稀土物项的公告
                一、决定对钐相关物项实施出口管制。
                二、决定对铽相关物项实施出口管制。
                本公告第一条自2026年4月1日起施行，第二条自公布之日起施行。""");

        assertThat(claims).hasSize(2);
        assertThat(effective(claims.get(0))).contains("2026-04-01");
        assertThat(effective(claims.get(1))).contains("2026-03-05");
        assertThat(claims.getFirst().notices().getFirst().code()).isEqualTo("2026-3");
    }

    private static Optional<String> effective(Claim c) {
        return c.dates().stream()
                .filter(d -> d.value().role() == DateMention.Role.EFFECTIVE)
                .map(d -> d.value().date().toString())
                .findFirst();
    }

    @Test
    void chineseAndEnglishParagraphsOfOneDocumentAreBothRead() {
        Reading r = ReadingRules.reader()
                .read(Article.of(
                        "a",
                        "",
                        "",
                        PublishedAt.on(LocalDate.parse("2026-03-05")),
                        "商务部决定对锑实施出口管制。\n\nChina has required licences to export samarium since April 4, 2025.\n"));

        assertThat(r.unread()).isEmpty();
        assertThat(r.claims())
                .extracting(c -> c.items().getFirst().value().item())
                .containsExactly("antimony", "samarium");
        assertThat(r.claims()).extracting(c -> c.id().value()).containsExactly("a#1", "a#2");
    }

    private static List<ItemMention> items(String text) {
        return read(text).stream()
                .flatMap(c -> c.items().stream())
                .map(Slot::value)
                .toList();
    }

    /// Goods that no glossary names are told by where they stand, in the words of the text.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    商务部决定对射频滤波器实施出口管制。 | 射频滤波器
                    商务部决定对聚酰亚胺薄膜相关物项实施出口管制。 | 聚酰亚胺薄膜
                    商务部决定对射频陶瓷靶及其制品实施出口管制。 | 射频陶瓷靶及其制品
                    商务部决定对射频滤波器、声学换能器、微波管等物项实施出口管制。 | 射频滤波器 声学换能器 微波管
                    商务部决定对镓、射频滤波器和锑相关物项实施出口管制。 | 镓 射频滤波器 锑
                    商務部決定對射頻濾波器實施出口管制。 | 射頻濾波器
                    商务部宣布取消对射频滤波器的出口管制。 | 射频滤波器
                    商务部将射频滤波器列入《两用物项出口管制清单》。 | 射频滤波器
                    商务部宣布禁止出口射频滤波器。 | 射频滤波器
                    """)
    void goodsOutsideTheGlossaryKeepTheWordsOfTheText(String text, String goods) {
        assertThat(items(text)).as(text).extracting(ItemMention::mention).containsExactly(goods.split(" "));
        assertThat(items(text))
                .as(text)
                .allMatch(i -> i.mapped() == List.of("gallium", "antimony").contains(i.item()));
    }

    /// The opposite: places, parties, measures and words that point back are no goods.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "商务部决定对日本实施出口管制。",
                "商务部决定对上述物项实施出口管制。",
                "商务部决定将20家美国实体列入出口管制管控名单。",
                "商务部决定对日本军事用户实施出口管制。",
                "商务部宣布取消对美国企业的出口管制措施。",
                "商务部宣布对相关国家实施出口管制。"
            })
    void placesPartiesAndMeasuresAreNoGoods(String text) {
        assertThat(items(text)).as(text).noneMatch(i -> !i.mapped());
    }

    @Test
    void codesOfCataloguesGoWithTheGoodsTheyStandBeside() {
        List<ItemMention> goods = items("""
                商务部 海关总署公告2026年第4号 关于对部分物项实施出口管制的决定
                商务部决定对下列物项实施出口管制：
                一、射频滤波器相关物项
                （一）3A117.d 体声波射频滤波器（参考海关商品编号：8548000090）
                （二）声学换能器及其制品（参考海关商品编号：8518101010、8518109000）。
                二、出口经营者出口上述物项应当办理许可手续。
                本公告自公布之日起施行。""");

        assertThat(goods).extracting(ItemMention::mention).containsExactly("射频滤波器", "体声波射频滤波器", "声学换能器及其制品");
        assertThat(goods.get(1).codes()).containsExactly("cncl~3A117.d", "hs2022~854800", "cn-hs~8548000090");
        assertThat(goods.get(2).codes()).containsExactly("hs2022~851810", "cn-hs~8518101010", "cn-hs~8518109000");
    }

    /// Who does not read Chinese sees that a word was left as it stands.
    @Test
    void theEnglishGlossSaysWhatIsNotInTheGlossary() {
        Reading r = ReadingRules.reader()
                .read(Article.of("a", "", "", PublishedAt.on(LocalDate.parse("2026-03-05")), "商务部决定对镓和射频滤波器实施出口管制。"));
        String line = PredictionLines.of(r);

        assertThat(line).contains("CN (MOFCOM) impose, done: gallium, “射频滤波器” (not in the glossary)");
        assertThat(line).contains("\"mapped\":false,\"codes\":[]");
    }

    private static List<String> codes(String text) {
        return read(text).stream()
                .map(c ->
                        c.action().value().code() + " " + c.modality().value().code() + (c.opinion() ? " opinion" : ""))
                .toList();
    }

    /// "by the end of the year" is the last day of a plan and no day of effect; what is about a day, what was done and
    /// what begins on a day has no last day.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    商务部表示，将在年底前取消镓出口管制。 | 年底
                    商务部表示，将于2025年年底前取消镓出口管制。 | 2025年年底
                    印尼计划在第三季度末前禁止锡锭出口。 | 第三季度末
                    印度政府计划在月底之前取消大米出口禁令。 | 月底
                    美国商务部将于2025年7月1日前取消对EDA软件的出口限制。 | 2025年7月1日
                    美国商务部将于2025年7月1日起取消对EDA软件的出口限制。 | ''
                    中国将于7月1日前后取消镓出口管制。 | ''
                    商务部已于5月1日前取消镓出口管制。 | ''
                    镓出口管制将延长到年底。 | ''
                    """)
    void theLastDayOfAPlanIsNoDayOfEffect(String text, String last) {
        assertThat(read(text).stream()
                        .flatMap(c -> c.dates().stream())
                        .filter(d -> d.value().latest())
                        .map(d -> text.substring(d.span().start(), d.span().end()))
                        .collect(Collectors.joining("; ")))
                .as(text)
                .isEqualTo(last);
    }
}
