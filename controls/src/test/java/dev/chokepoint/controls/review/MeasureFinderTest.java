package dev.chokepoint.controls.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.controls.law.Act;
import dev.chokepoint.controls.law.Code;
import dev.chokepoint.controls.law.Condition;
import dev.chokepoint.controls.law.Confidence;
import dev.chokepoint.controls.law.Effect;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.MeasureKind;
import dev.chokepoint.controls.law.PartySet;
import dev.chokepoint.controls.law.PlaceSet;
import dev.chokepoint.controls.law.Policy;
import dev.chokepoint.controls.law.Reach;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.Rule;
import dev.chokepoint.controls.law.Scope;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.evidence.claims.Amendment;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.Issuer;
import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.NoticeNumber;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Scores added up by hand from the table of [MeasureFinder]: 0.5 for the number, 0.4 for the goods, 0.3 for parties,
/// 0.3 for a day, 0.2 less for a day that agrees with none, 0.35 for the number in the passage around, 0.2 for an act
/// that
/// became public in the days around the document.
class MeasureFinderTest {
    private static final double TOLERANCE_SCORE = 1e-9;

    private final Ledger ledger = Ledger.of(
            List.of(
                    measure(
                            "CN-2030-18",
                            "MOFCOM",
                            "Announcement 18 of 2030",
                            "Erbium magnets",
                            "",
                            "cncl:1C902 Er",
                            "hs:850511"),
                    measure("CN-2030-19.1", "MOFCOM", "Announcement 19 of 2030, clause 1", "Graphite", "", "hs:250410"),
                    measure("CN-2030-19.2", "MOFCOM", "Announcement 19 of 2030, clause 2", "Graphite dust", ""),
                    measure("US-2030-1", "BIS", "95 FR 100", "Listed works", "Works of Unna and Hall"),
                    measure("US-2030-2", "BIS", "95 FR 200", "Z90 licence requirement", "")),
            List.of(
                    event("CN-2030-18", "told", StatusEvent.Type.ANNOUNCED, "2030-01-10", 1),
                    event("CN-2030-18", "began", StatusEvent.Type.EFFECTIVE, "2030-02-01", 2),
                    event("CN-2030-19.1", "one", StatusEvent.Type.EFFECTIVE, "2030-03-01", 3),
                    event("CN-2030-19.2", "two", StatusEvent.Type.EFFECTIVE, "2030-03-01", 4),
                    event("US-2030-1", "three", StatusEvent.Type.EFFECTIVE, "2030-03-01", 5),
                    event("US-2030-2", "four", StatusEvent.Type.EFFECTIVE, "2030-01-15", 6)),
            new Reference(
                    Map.of(),
                    Map.of(),
                    List.of(),
                    List.of(new Reference.KnownParty(
                            "Mill of Soest",
                            List.of("Soest Mill"),
                            "",
                            List.of(new Reference.Listing("US-2030-1", "", LocalDate.MIN, StatusEvent.OPEN)),
                            List.of(),
                            Confidence.RECALLED)),
                    List.of(),
                    List.of(new Reference.KnownItem(
                            "natural graphite", List.of(), List.of(Code.parse("hs:2504")), Map.of(), "made up")),
                    List.of(),
                    List.of(),
                    List.of()));

    private final MeasureFinder finder = MeasureFinder.of(ledger);

    static Measure measure(
            String id, String authority, String reference, String title, String parties, String... codes) {
        Scope scope = new Scope(
                Set.of(),
                PlaceSet.ALL,
                PlaceSet.ALL,
                PlaceSet.ALL,
                PlaceSet.ALL,
                PartySet.ANYONE,
                Set.of(),
                Set.of(),
                "",
                Condition.ALWAYS,
                List.of(codes).stream().map(Code::parse).toList(),
                Reach.TERRITORY);
        return new Measure(
                id,
                new Act(id.substring(0, 2), authority, reference, "announcement"),
                MeasureKind.LICENCE_REQUIREMENT,
                title,
                "",
                "",
                parties,
                "",
                "",
                "",
                true,
                Confidence.RECALLED,
                List.of(),
                List.of("made up"),
                List.of(new Rule("a", scope, new Effect.RequiresLicence(Policy.UNSTATED), "")));
    }

    static StatusEvent event(String measure, String key, StatusEvent.Type type, String day, long sequence) {
        LocalDate on = LocalDate.parse(day);
        return new StatusEvent(
                key,
                measure,
                "",
                type,
                StatusEvent.Span.from(on),
                StatusEvent.Known.on(on),
                "",
                StatusEvent.Provenance.of(Confidence.RECALLED),
                sequence);
    }

    private static final Article A = Claims.article("2030-05-10", "China has acted.");

    private List<MeasureCandidate> find(Claim claim) {
        return finder.find(claim, A);
    }

    private double score(Claim claim, String measure) {
        return find(claim).stream()
                .filter(c -> c.measure().equals(measure))
                .mapToDouble(MeasureCandidate::score)
                .findFirst()
                .orElse(0);
    }

    private static Claim about(String item, String... codes) {
        return Claims.with(Claims.of(A), new Issuer("CN", ""), new ItemMention(item, item, List.of(codes)));
    }

    @Test
    void goodsCountByTheirShare() {
        assertThat(score(about("erbium magnet"), "CN-2030-18")).isCloseTo(0.4, within(TOLERANCE_SCORE));
        Claim half = Claims.with(
                Claims.of(A),
                new Issuer("CN", ""),
                new ItemMention("erbium", "erbium", List.of()),
                new ItemMention("tin", "tin", List.of()));
        assertThat(score(half, "CN-2030-18")).isCloseTo(0.2, within(TOLERANCE_SCORE));
        assertThat(find(half).getFirst().reasons()).containsExactly("1 of 2 items: erbium");
        assertThat(find(about("tin"))).isEmpty();
    }

    @Test
    void theNameOfAModelInTheHeadOfAMeasureIsItsGoods() {
        assertThat(score(model("Z90 processor"), "US-2030-2")).isCloseTo(0.4, within(TOLERANCE_SCORE));
        assertThat(find(model("Z91 processor"))).isEmpty();
        // a number alone is no model
        assertThat(find(model("90 processors"))).isEmpty();
    }

    private static Claim model(String words) {
        return Claims.with(Claims.of(A), new Issuer("US", ""), new ItemMention(words, words, List.of()));
    }

    @Test
    void aListCodeCountsInFullAndACustomsCodeByHalf() {
        assertThat(score(about("alloy", "cncl~1C902"), "CN-2030-18")).isCloseTo(0.4, within(TOLERANCE_SCORE));
        assertThat(score(about("alloy", "hs2022~850511"), "CN-2030-18")).isCloseTo(0.2, within(TOLERANCE_SCORE));
        assertThat(score(about("alloy", "hs2022~8505"), "CN-2030-18")).isCloseTo(0.2, within(TOLERANCE_SCORE));
        assertThat(find(about("alloy", "hs2022~8506"))).isEmpty();
        assertThat(find(about("alloy", "eccn~1C902"))).isEmpty();
        assertThat(find(about("alloy", "hs2022~850511")).getFirst().reasons())
                .containsExactly("1 of 1 items: alloy (by customs code)");
        // a name that the tables know stands for its codes
        assertThat(score(about("natural graphite"), "CN-2030-19.1")).isCloseTo(0.2, within(TOLERANCE_SCORE));
    }

    @Test
    void aDayThatAgreesCountsAndAnExactOneThatDoesNotCountsAgainst() {
        Claim erbium = about("erbium");
        assertThat(score(dated(erbium, "effective=2030-02-01"), "CN-2030-18")).isCloseTo(0.7, within(TOLERANCE_SCORE));
        assertThat(score(dated(erbium, "effective=2030-02"), "CN-2030-18")).isCloseTo(0.7, within(TOLERANCE_SCORE));
        assertThat(score(dated(erbium, "effective=2030-02-02"), "CN-2030-18")).isCloseTo(0.2, within(TOLERANCE_SCORE));
        assertThat(score(dated(erbium, "effective=2030-03"), "CN-2030-18")).isCloseTo(0.4, within(TOLERANCE_SCORE));
        assertThat(score(dated(erbium, "announced=2030-01-10"), "CN-2030-18")).isCloseTo(0.7, within(TOLERANCE_SCORE));
        assertThat(score(dated(erbium, "announced=2030-01-11"), "CN-2030-18")).isCloseTo(0.4, within(TOLERANCE_SCORE));
        assertThat(score(dated(erbium, "until=2030-02-01"), "CN-2030-18")).isCloseTo(0.4, within(TOLERANCE_SCORE));
    }

    /// An exact day offers a measure where nothing else agrees, and never names it.
    @Test
    void aDayAloneOffersAMeasure() {
        assertThat(find(dated(Claims.of(A), "effective=2030-02-01")))
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.measure()).isEqualTo("CN-2030-18");
                    assertThat(c.score()).isCloseTo(0.3, within(TOLERANCE_SCORE));
                    assertThat(c.named()).isFalse();
                });
        assertThat(find(dated(Claims.of(A), "effective=2030-02"))).isEmpty();
        assertThat(find(dated(Claims.of(A), "effective=2030-02-02"))).isEmpty();
    }

    @Test
    void aNameThatFewMeasuresHaveCounts() {
        for (String words : List.of("Beijing put the Erbium rule on hold.", "Beijing, the CN18 Erbium act.")) {
            Article a = Claims.article("2030-05-10", words);
            assertThat(finder.find(Claims.of(a), a)).as(words).singleElement().satisfies(c -> {
                assertThat(c.measure()).isEqualTo("CN-2030-18");
                assertThat(c.score()).isCloseTo(0.3, within(TOLERANCE_SCORE));
                assertThat(c.reasons()).containsExactly("has Erbium");
            });
        }
        for (String words : List.of("Erbium is on hold.", "Beijing put the erbium rule on hold.", "The Tin rule.")) {
            Article a = Claims.article("2030-05-10", words);
            assertThat(finder.find(Claims.of(a), a)).as(words).isEmpty();
        }
    }

    @Test
    void aCitationNamesTheActAndTheTitleOfTheDocumentCountsLess() {
        Article cited = Claims.article("2030-05-10", "The rule (95 FR 100) is suspended.");
        assertThat(finder.find(Claims.with(Claims.of(cited), new Issuer("US", "")), cited))
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.score()).isCloseTo(0.5, within(TOLERANCE_SCORE));
                    assertThat(c.reasons()).containsExactly("names 95 FR 100");
                });
        Article other = Claims.article("2030-05-10", "The rule (95 FR 1001) is suspended.");
        assertThat(finder.find(Claims.with(Claims.of(other), new Issuer("US", "")), other))
                .isEmpty();

        Article titled = titled("MOFCOM speaks of Announcement No. 18 of 2030", A);
        assertThat(finder.find(Claims.of(titled), titled)).singleElement().satisfies(c -> {
            assertThat(c.measure()).isEqualTo("CN-2030-18");
            assertThat(c.score()).isCloseTo(0.15, within(TOLERANCE_SCORE));
            assertThat(c.named()).isFalse();
        });
        Article wrong = titled("MOFCOM speaks of Announcement No. 17 of 2030", A);
        assertThat(finder.find(Claims.of(wrong), wrong)).isEmpty();
    }

    private static Article titled(String headline, Article a) {
        return new Article(a.id(), a.url(), a.publisher(), a.published(), a.kind(), headline, a.text(), a.passages());
    }

    private static Claim dated(Claim claim, String slot) {
        String[] parts = slot.split("=", 2);
        return new Amendment(parts[0], parts[1]).of(claim);
    }

    @Test
    void theNumberOfTheActNamesIt() {
        Claim notice = Claims.about(Claims.of(A), 2030, 18);
        assertThat(find(notice)).singleElement().satisfies(c -> {
            assertThat(c.measure()).isEqualTo("CN-2030-18");
            assertThat(c.score()).isCloseTo(0.5, within(TOLERANCE_SCORE));
            assertThat(c.named()).isTrue();
            assertThat(c.isLikely()).isTrue();
        });
        assertThat(find(Claims.about(Claims.of(A), 2029, 18))).isEmpty();
        assertThat(find(Claims.about(Claims.of(A), 2030, 17))).isEmpty();
        for (String words : List.of(
                "Under Announcement No. 18 of 2030 licences are needed.",
                "Announcement 18 applies.",
                "第18號公告。",
                "2030年第18号公告。",
                "Announcements number 18 (2030) apply.")) {
            Article a = Claims.article("2030-05-10", words);
            assertThat(finder.find(Claims.of(a), a)).as(words).hasSize(1);
        }
        for (String words : List.of(
                "Under Announcement No. 18 of 2029 licences are needed.",
                "Announcement 17 applies.",
                "Announcement on 18 goods.",
                "2029年第18号公告。",
                "第17号公告。",
                "Law 18 applies.")) {
            Article a = Claims.article("2030-05-10", words);
            assertThat(finder.find(Claims.of(a), a)).as(words).isEmpty();
        }
    }

    /// What an article tells in short it tells in full in the same passage or the next, the number of the act with it;
    /// a claim of other goods or parties, or of another number, is about another act.
    @Test
    void theNumberMayStandInThePassageAroundTheSentence() {
        Article told = Claims.article(
                "2030-05-10", "China wants licences.\n\nAnnouncement No. 18 says so.\n\nAnnouncement No. 19 does too.");
        Claim lead = at(Claims.of(told), Span.of(0, 21));
        assertThat(finder.find(lead, told)).singleElement().satisfies(c -> {
            assertThat(c.measure()).isEqualTo("CN-2030-18");
            assertThat(c.score()).isCloseTo(0.35, within(TOLERANCE_SCORE));
            assertThat(c.named()).isFalse();
            assertThat(c.isLikely()).isFalse();
            assertThat(c.isPossible()).isTrue();
            assertThat(c.reasons()).containsExactly("the passage names Announcement 18 of 2030");
        });
        assertThat(finder.find(Claims.with(lead, new Issuer("CN", ""), new ItemMention("tin", "tin", List.of())), told))
                .isEmpty();
        assertThat(finder.find(dated(lead, "targets=entity:Lake"), told)).isEmpty();
        assertThat(finder.find(Claims.about(lead, 2030, 17), told)).isEmpty();
        // in its own passage, and not in one further on
        Article far = Claims.article(
                "2030-05-10", "China wants licences.\n\nNobody was glad of it.\n\nAnnouncement No. 18 says so.");
        assertThat(finder.find(at(Claims.of(far), Span.of(0, 21)), far)).isEmpty();
        // a number without its year is none of years ago
        Article later = Claims.article("2031-05-10", told.text());
        assertThat(finder.find(at(Claims.of(later), Span.of(0, 21)), later)).isEmpty();
    }

    private static Claim at(Claim c, Span span) {
        return new Claim(
                c.id(),
                span,
                c.issuer(),
                c.action(),
                c.modality(),
                c.items(),
                c.exclusions(),
                c.targets(),
                c.dates(),
                c.quantities(),
                c.conditions(),
                c.sources(),
                c.contexts(),
                c.notices(),
                c.opinion(),
                c.historic(),
                c.section(),
                c.confidence());
    }

    @Test
    void anActThatBecamePublicInTheDaysAroundTheDocumentCounts() {
        for (String day : List.of("2030-02-01", "2030-02-06", "2030-01-25")) {
            Article a = Claims.article(day, "China has acted.");
            assertThat(finder.find(about("erbium"), a).getFirst().score())
                    .as(day)
                    .isCloseTo(0.6, within(TOLERANCE_SCORE));
        }
        for (String day : List.of("2030-02-07", "2030-01-24")) {
            Article a = Claims.article(day, "China has acted.");
            assertThat(finder.find(about("erbium"), a).getFirst().score())
                    .as(day)
                    .isCloseTo(0.4, within(TOLERANCE_SCORE));
        }
        Article a = Claims.article("2030-02-02", "China has acted.");
        // alone it tells nothing, and not of an act of another kind or of another day
        assertThat(finder.find(Claims.of(a), a)).isEmpty();
        assertThat(finder.find(dated(about("erbium"), "action=suspend"), a)
                        .getFirst()
                        .score())
                .isCloseTo(0.4, within(TOLERANCE_SCORE));
        assertThat(finder.find(dated(about("erbium"), "announced=2030-01-20"), a)
                        .getFirst()
                        .score())
                .isCloseTo(0.4, within(TOLERANCE_SCORE));
    }

    @Test
    void partiesThatAreCountedOrStandInThePassageAroundAgreeWithAListing() {
        Ledger listings = Ledger.of(
                List.of(
                        listing("CN-2030-A", "3 Danish entities", "Lund, Works of Bro, Sild"),
                        listing("CN-2030-B", "Danish mills", "Odde, Brok")),
                List.of(),
                Reference.EMPTY);
        MeasureFinder lists = MeasureFinder.of(listings);
        for (String three : List.of("three firms", "3 firms", "3家企业")) {
            assertThat(lists.find(Claims.of(A, "targets=entity:" + three), A))
                    .as(three)
                    .singleElement()
                    .satisfies(c -> {
                        assertThat(c.measure()).isEqualTo("CN-2030-A");
                        assertThat(c.score()).isCloseTo(0.3, within(TOLERANCE_SCORE));
                        assertThat(c.reasons()).containsExactly("lists as many: " + three);
                    });
        }
        assertThat(lists.find(Claims.of(A, "targets=entity:two firms"), A))
                .extracting(MeasureCandidate::measure)
                .containsExactly("CN-2030-B");
        assertThat(lists.find(Claims.of(A, "targets=entity:four firms"), A)).isEmpty();

        Article named = Claims.article("2030-05-10", "China has acted, against Lund and Sild.");
        assertThat(lists.find(Claims.of(named), named))
                .extracting(MeasureCandidate::measure)
                .containsExactly("CN-2030-A");
        Article one = Claims.article("2030-05-10", "China has acted, against Lund, and not against Sildavia.");
        assertThat(lists.find(Claims.of(one), one)).isEmpty();
    }

    /// The number of a tariff line or of how many there are, and the name of a law or list, as far as few have them.
    @Test
    void longNumbersAndNamesOfActsTellMeasuresApart() {
        Ledger acts = Ledger.of(
                List.of(
                        act("CN-2030-L", "Sea Trade Control Order, list 7", "1,402 tariff codes"),
                        act("CN-2030-M", "Law on Ores and Metals of the Realm", "item 55060"),
                        act("CN-2030-N", "", "tin of 2030")),
                List.of(),
                Reference.EMPTY);
        MeasureFinder some = MeasureFinder.of(acts);
        for (String words : List.of("All 1402 codes.", "Of 1,402 codes.", "Under the Sea Trade Control Order.")) {
            Article a = Claims.article("2030-05-10", words);
            assertThat(some.find(Claims.of(a), a)).as(words).singleElement().satisfies(c -> {
                assertThat(c.measure()).isEqualTo("CN-2030-L");
                assertThat(c.score()).isCloseTo(0.3, within(TOLERANCE_SCORE));
            });
        }
        for (String words :
                List.of("In 2030.", "Of 402 codes.", "Of 11,402 codes.", "Under the Trade Order.", "1402-7")) {
            Article a = Claims.article("2030-05-10", words);
            assertThat(some.find(Claims.of(a), a)).as(words).isEmpty();
        }
        Article law = Claims.article("2030-05-10", "By the Law on Ores and Metals of the Realm it is banned.");
        assertThat(some.find(Claims.of(law), law))
                .extracting(MeasureCandidate::measure)
                .containsExactly("CN-2030-M");
        assertThat(some.search("1402", "CN"))
                .extracting(MeasureCandidate::measure)
                .containsExactly("CN-2030-L");
        assertThat(some.search("1,402", "CN")).hasSize(1);
    }

    private static Measure act(String id, String reference, String items) {
        return new Measure(
                id,
                new Act("CN", "", reference, "rule"),
                MeasureKind.LICENCE_REQUIREMENT,
                items,
                "",
                "",
                "",
                "",
                "",
                "",
                true,
                Confidence.RECALLED,
                List.of(),
                List.of("made up"),
                List.of());
    }

    @Test
    void aPlaceThatAMeasureIsAimedAtCountsUnlessPartiesAreNamed() {
        Measure at = measure("CN-2030-P", "", "", "Works", "");
        Scope scope = at.rules().getFirst().scope();
        Measure aimed = new Measure(
                at.id(),
                at.act(),
                at.kind(),
                at.title(),
                "",
                "",
                "",
                "",
                "",
                "",
                true,
                Confidence.RECALLED,
                List.of(),
                List.of("made up"),
                List.of(new Rule(
                        "a",
                        new Scope(
                                scope.movements(),
                                scope.origin(),
                                scope.exporter(),
                                PlaceSet.of("JP", "D:1"),
                                scope.headquarters(),
                                scope.parties(),
                                scope.endUses(),
                                scope.addressees(),
                                scope.licensableUnder(),
                                scope.item(),
                                scope.codes(),
                                scope.reach()),
                        new Effect.Prohibits(false),
                        "")));
        MeasureFinder one = MeasureFinder.of(Ledger.of(List.of(aimed), List.of(), Reference.EMPTY));
        assertThat(one.find(Claims.of(A, "targets=JP"), A)).singleElement().satisfies(c -> {
            assertThat(c.score()).isCloseTo(0.2, within(TOLERANCE_SCORE));
            assertThat(c.reasons()).containsExactly("is aimed at JP");
        });
        assertThat(one.find(Claims.of(A, "targets=JP,entity:Lake"), A)).isEmpty();
        assertThat(one.find(Claims.of(A, "targets=KR"), A)).isEmpty();
        assertThat(one.find(Claims.of(A), A)).isEmpty();
    }

    private static Measure listing(String id, String title, String parties) {
        return new Measure(
                id,
                new Act("CN", "MOFCOM", "", "announcement"),
                MeasureKind.ENTITY_LISTING,
                title,
                "",
                "",
                parties,
                "",
                "",
                "",
                true,
                Confidence.RECALLED,
                List.of(),
                List.of("made up"),
                List.of());
    }

    /// A number without its year is one of several, so that a day must tell which.
    @Test
    void anActIsOnlySureByItsNoticeOrWithADayAndInItsOwnSeries() {
        Article a = Claims.article("2030-05-10", "Announcement 18 applies.");
        assertThat(finder.find(Claims.of(a), a).getFirst().named()).isFalse();
        assertThat(finder.find(Claims.of(a, "effective=2030-02-01"), a)
                        .getFirst()
                        .named())
                .isTrue();
        assertThat(finder.find(Claims.of(a, "effective=2030-02-02"), a)
                        .getFirst()
                        .named())
                .isFalse();
        Claim notice = Claims.about(Claims.of(A), 2030, 18);
        assertThat(find(Claims.with(notice, new Issuer("CN", "MOFCOM")))
                        .getFirst()
                        .named())
                .isTrue();
        assertThat(find(Claims.with(notice, new Issuer("CN", "MIIT")))
                        .getFirst()
                        .named())
                .isFalse();
    }

    @Test
    void partiesThatAreListedCountByTheirShare() {
        Claim us = Claims.with(Claims.of(A, "targets=entity:Works of Unna"), new Issuer("US", ""));
        assertThat(score(us, "US-2030-1")).isCloseTo(0.3, within(TOLERANCE_SCORE));
        Claim mill = Claims.with(Claims.of(A, "targets=entity:Soest Mill,entity:Lake"), new Issuer("US", ""));
        assertThat(score(mill, "US-2030-1")).isCloseTo(0.15, within(TOLERANCE_SCORE));
        assertThat(find(mill).getFirst().reasons()).containsExactly("lists Soest Mill");
        assertThat(find(Claims.with(Claims.of(A, "targets=JP"), new Issuer("US", ""))))
                .isEmpty();
    }

    @Test
    void onlyMeasuresOfTheIssuerThatWereHeardOfByAWeekLaterAreAsked() {
        assertThat(find(Claims.with(
                        Claims.of(A), new Issuer("US", ""), new ItemMention("erbium", "erbium", List.of()))))
                .isEmpty();
        for (String day : List.of("2030-01-02", "2030-01-03")) {
            Article a = Claims.article(day, "China has acted.");
            assertThat(finder.find(about("erbium"), a)).as(day).hasSize(day.endsWith("03") ? 1 : 0);
        }
    }

    @Test
    void theBestComesFirstAndOfEqualsTheFirstById() {
        assertThat(find(about("graphite")))
                .extracting(MeasureCandidate::measure)
                .containsExactly("CN-2030-19.1", "CN-2030-19.2");
        assertThat(find(about("graphite dust")).getFirst().measure()).isEqualTo("CN-2030-19.2");
        assertThat(finder.find(about("graphite"), A, 1)).hasSize(1);
    }

    @Test
    void aSearchFindsAllWordsAnywhereAndAnIdAlone() {
        assertThat(found("graphite", "CN")).containsExactly("CN-2030-19.1", "CN-2030-19.2");
        assertThat(found("graph", "CN")).hasSize(2);
        assertThat(found("graphite dust", "CN")).containsExactly("CN-2030-19.2");
        assertThat(found("cn-2030-18", "CN")).containsExactly("CN-2030-18");
        assertThat(found("announcement 1", "CN")).containsExactly("CN-2030-19.1");
        assertThat(found("unna", "CN")).containsExactly("US-2030-1");
        assertThat(found("2030", "US")).first().isEqualTo("US-2030-1");
        assertThat(found("2030", "CN")).first().asString().startsWith("CN");
        assertThat(found("", "CN")).isEmpty();
        assertThat(found("US", "CN")).containsExactly("US-2030-1", "US-2030-2");
        assertThat(found("CN graphite dust", "CN")).containsExactly("CN-2030-19.2");
        assertThat(found("US graphite", "CN")).isEmpty();
        assertThat(found("tin", "CN")).isEmpty();
    }

    private List<String> found(String words, String issuer) {
        return finder.search(words, issuer).stream()
                .map(MeasureCandidate::measure)
                .toList();
    }

    @Test
    void whatIsChosenBeforehandIsNamedByItsActOrHeldToTheDay() {
        assertThat(chosen(Claims.about(Claims.of(A, "action=suspend", "effective=2030-06-01"), 2030, 18)))
                .containsExactly("CN-2030-18");
        // all goods and the day of an event, which it would only confirm
        assertThat(chosen(dated(about("erbium"), "effective=2030-02-01"))).containsExactly("CN-2030-18");
        assertThat(chosen(dated(about("erbium"), "effective=2030-02"))).isEmpty();
        assertThat(chosen(about("erbium"))).isEmpty();
        // an act changes what was there before it
        assertThat(chosen(Claims.about(
                        Claims.of(A, "action=suspend", "announced=2030-01-10", "effective=2030-06-01"), 2030, 18)))
                .isEmpty();
        assertThat(chosen(Claims.about(
                        Claims.of(A, "action=suspend", "announced=2030-01-11", "effective=2030-06-01"), 2030, 18)))
                .containsExactly("CN-2030-18");
    }

    /// Two measures of one day fit alike: which is meant the reviewer says.
    @Test
    void whatFitsClearlyBestAndIsToldInTheDaysOfItsActIsChosen() {
        Article now = Claims.article("2030-02-03", "China has acted.");
        assertThat(chosen(about("erbium"), now)).containsExactly("CN-2030-18");
        // it would change something, or is told long after
        assertThat(chosen(dated(about("erbium"), "action=suspend"), now)).isEmpty();
        assertThat(chosen(about("erbium"), Claims.article("2030-02-07", "China has acted.")))
                .isEmpty();
        assertThat(chosen(about("graphite"), Claims.article("2030-03-02", "China has acted.")))
                .isEmpty();
    }

    private List<String> chosen(Claim claim, Article a) {
        return Preselection.of(claim, a, ledger, finder.find(claim, a));
    }

    /// Of two acts that are named, the clauses of the first alone; and a day of effect says not when the act was done.
    @Test
    void oneActIsChosenAndByTheDayOnWhichItWasDone() {
        Claim two = Claims.of(A, "action=suspend", "effective=2030-06-01")
                .withNotices(List.of(new NoticeNumber(2030, 18), new NoticeNumber(2030, 19)));
        assertThat(chosen(two)).containsExactly("CN-2030-19.1", "CN-2030-19.2");
        assertThat(chosen(Claims.about(Claims.of(A, "action=suspend", "effective=2030-01-05"), 2030, 18)))
                .containsExactly("CN-2030-18");
    }

    private List<String> chosen(Claim claim) {
        return Preselection.of(claim, A, ledger, find(claim));
    }

    @Test
    void anActStandsForAllItsClausesUnlessOneIsNamed() {
        Claim act = Claims.about(Claims.of(A, "action=suspend", "effective=2030-06-01"), 2030, 19);
        assertThat(chosen(act)).containsExactly("CN-2030-19.1", "CN-2030-19.2");
        for (String words : List.of("Clause 2 of the announcement sleeps.", "第二条暂停。", "第2款暂停。")) {
            Article a = Claims.article("2030-05-10", words);
            Claim one = Claims.about(Claims.of(a, "action=suspend", "effective=2030-06-01"), 2030, 19);
            assertThat(Preselection.of(one, a, ledger, finder.find(one, a)))
                    .as(words)
                    .containsExactly("CN-2030-19.2");
        }
    }

    @Test
    void oneClauseWithoutItsNumberIsFoundByItsGoods() {
        String words = " of Announcement 19 of 2030 on graphite dust sleeps.";
        assertThat(chosenOfGraphiteDust("The clause" + words)).containsExactly("CN-2030-19.2");
        assertThat(chosenOfGraphiteDust("All" + words)).containsExactlyInAnyOrder("CN-2030-19.1", "CN-2030-19.2");
    }

    private List<String> chosenOfGraphiteDust(String words) {
        Article a = Claims.article("2030-05-10", words);
        Claim claim = Claims.with(
                Claims.about(Claims.of(a, "action=suspend", "effective=2030-06-01"), 2030, 19),
                new Issuer("CN", ""),
                new ItemMention("graphite dust", "graphite dust", List.of()));
        return Preselection.of(claim, a, ledger, finder.find(claim, a));
    }

    private LedgerChange change(Claim claim) {
        return LedgerChange.of(claim, A, ledger, finder);
    }

    @Test
    void whatAClaimWouldChangeIsToldBeforeAPersonChooses() {
        Claim erbium = dated(about("erbium"), "effective=2030-02-01");
        assertThat(change(erbium))
                .isEqualTo(new LedgerChange(LedgerChange.Kind.HELD, "CN-2030-18", "the ledger has it as began"));
        Claim notice = Claims.about(Claims.of(A, "action=suspend", "effective=2030-06-01"), 2030, 18);
        assertThat(change(dated(notice, "announced=2030-01-10")))
                .isEqualTo(new LedgerChange(
                        LedgerChange.Kind.STATUS, "CN-2030-18", "CN-2030-18 from 2030-06-01: in force → suspended"));
        assertThat(change(Claims.about(
                                Claims.of(A, "action=tighten", "effective=2030-06-01", "announced=2030-01-10"),
                                2030,
                                18))
                        .words())
                .isEqualTo("CN-2030-18: other terms from 2030-06-01");
        assertThat(change(Claims.about(Claims.of(A, "action=tighten", "modality=planned"), 2030, 18)))
                .isEqualTo(new LedgerChange(LedgerChange.Kind.PLAN, "CN-2030-18", "CN-2030-18: a plan"));
        assertThat(change(Claims.of(A, "opinion=yes")).kind()).isEqualTo(LedgerChange.Kind.WATCH);
    }

    @Test
    void whereNoMeasureFitsTheVerbTellsWhatItWouldBe() {
        assertThat(change(Claims.of(A)).words()).isEqualTo("a new measure, as none of the ledger fits");
        assertThat(change(Claims.of(A, "action=lift")).kind()).isEqualTo(LedgerChange.Kind.STATUS);
        assertThat(change(Claims.of(A, "action=ease")).kind()).isEqualTo(LedgerChange.Kind.TERMS);
        assertThat(change(Claims.of(A, "modality=planned")).kind()).isEqualTo(LedgerChange.Kind.PLAN);
        assertThat(change(Claims.of(A, "modality=planned", "announced=2030-05-01"))
                        .kind())
                .isEqualTo(LedgerChange.Kind.PLAN);
        assertThat(change(Claims.of(A, "modality=planned", "effective=2030-06-01"))
                        .kind())
                .isEqualTo(LedgerChange.Kind.STATUS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Announcement No. 18 | true",
                "Announcements Nos. 17, 18 and 19 | true",
                "Announcements Nos. 17 and 18 of 2030 | true",
                "Announcements Nos. 17 and 18 of 2029 | false",
                "Announcements Nos. 15 to 20 of 2030 | true",
                "Announcements Nos. 15 through 17 | false",
                "Announcements Nos. 17 and 19 on 18 items | false",
                "Announcement No. 17 of 18 May | false",
                "第18号公告 | true",
                "第16号至第19号公告 | true",
                "2030年第16号至第19号公告 | true",
                "2029年第16号至第19号公告 | false",
                "第16号、第19号公告 | false",
            })
    void severalNumbersAreToldInARow(String text, boolean named) {
        assertThat(MeasureFinder.names(text, ledger.findMeasure("CN-2030-18").orElseThrow()))
                .isEqualTo(named);
    }
}
