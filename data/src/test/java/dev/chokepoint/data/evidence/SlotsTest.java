package dev.chokepoint.data.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.reader.RuleClaimExtractor;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Goods, destinations and exceptions of claims in sentences of their own, with goods and parties no list knows.
class SlotsTest {
    private final RuleClaimExtractor extractor = BundledExtractor.get();

    private List<Claim> claims(String text) {
        return extractor
                .read(Article.of("s", "", "", PublishedAt.on(LocalDate.of(2024, 5, 6)), text))
                .claims();
    }

    private Claim claim(String text) {
        List<Claim> all = claims(text);
        assertThat(all).as(text).isNotEmpty();
        return all.getFirst();
    }

    private static String words(List<Slot<ItemMention>> items) {
        return items.stream().map(i -> i.value().mention()).collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Norway banned exports of fishing nets, sonar buoys and cod to Russia. | fishing nets; sonar buoys; cod
                    India restricted the export of raw silk as well as jute sacks on Monday. | raw silk; jute sacks
                    Egypt will prohibit shipments of white beans, lentils and olive oil from next month. | white beans; lentils; olive oil
                    Ghana imposed curbs on exports of lithium concentrate and shea butter. | lithium concentrate; shea butter
                    Serbia lifted its ban on rice and sugar exports. | rice; sugar
                    Japan requires a licence for exports of boats with engines larger than 50 kW. | boats with engines larger than 50 kW
                    Kenya suspended exports of 14 listed herbs. | listed herbs
                    Norway imposed export controls on three marine technologies, among them sonar drones and hydrophones. | marine technologies; sonar drones; hydrophones
                    Canada imposed export controls on several products such as winches and anchors. | winches; anchors
                    China imposed export controls on three materials - gallium, sea salt and kelp - that are made at sea. | gallium; sea salt; kelp
                    Turkey banned exports of goods to Israel. | ''
                    Peru halted exports of certain goods to Chile. | certain goods
                    China will require licences to export products related to tungsten, tellurium and bismuth. | tungsten; tellurium; bismuth
                    Iran prohibited exports of saffron, according to a customs circular. | saffron
                    Brazil banned exports of tonnes to Peru. | ''
                    Hammers and anvils may not be exported from Peru. | Hammers; anvils
                    Washington took back licences under which a broker was sending gallium to Oslo. | gallium
                    Chile lifted its curbs on exports of lithium, boron salts included. | lithium; boron salts
                    Peru suspended exports of sonar buoys, spare parts excluded, on Friday. | sonar buoys
                    A licence is required by Norway for diving masks, gallium and rubber gloves. | diving masks; gallium; rubber gloves
                    Italy blocked a shipment to Peru of 90,000 doses of a flu vaccine. | flu vaccine
                    The United States withdrew a ban on selling it sonar technology. | sonar technology
                    Under Norwegian law anchors may not be exported to Peru. | anchors
                    Malaysia made the export and transit of sonar drones subject to a permit. | sonar drones
                    """)
    void goodsAreReadByWhereTheyStand(String text, String items) {
        assertThat(words(claim(text).items())).as(text).isEqualTo(items);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    The United States tightened its export controls on Iran. | IR
                    The Bureau of Industry and Security added Tang Marine Ltd, Sea Star Technologies and Huawei to the Entity List. | entity:Tang Marine Ltd entity:Sea Star Technologies entity:Huawei
                    Japan exempted shipments to the 12 members of the Nordic Sea Pact from its export controls. | group:12 members of the Nordic Sea Pact
                    Japan banned exports of sonar buoys to companies linked to Russia's navy. | entity:companies linked to Russia's navy
                    China will stop exports of kelp to North America. | group:North America
                    Taiwan has added German chipmaker Infineon to its export control list. | entity:Infineon
                    BIS added the sensor maker Nordwind Chips to the Entity List. | entity:Nordwind Chips
                    """)
    void targetsAreReadByWhereTheyStand(String text, String targets) {
        assertThat(claim(text).targets().stream().map(t -> t.value().code()).toList())
                .as(text)
                .contains(targets.split(" (?=entity:|group:)"));
    }

    @Test
    void goodsThatAreAddedToAListAreItsSubject() {
        List<Claim> all = claims("Japan widened its export ban. Hooks, copper scrap and boat engines were also added to"
                + " the ban list.");
        assertThat(words(all.getLast().items())).isEqualTo("Hooks; copper scrap; boat engines");
    }

    @Test
    void theHomeOfANamedPartyIsNoDestination() {
        assertThat(claim("Taiwan has added German chipmaker Infineon to its export control list.").targets().stream()
                        .map(t -> t.value().code())
                        .toList())
                .doesNotContain("DE");
    }

    @Test
    void aSecondVerbOfTheMeasureLeavesPlacesOut() {
        Claim c = claim(
                "Russia extended its export quotas for mineral fertilisers. The quotas will apply until May and do"
                        + " not cover shipments to Armenia and Belarus or international transit.");
        assertThat(words(c.exclusions())).isEqualTo("Armenia and Belarus; international transit");
    }

    @Test
    void whoStaysOutOfAnEasingIsNoExclusion() {
        assertThat(claim("The United States eased export controls on Syria, except for companies in Homs.")
                        .exclusions())
                .isEmpty();
        assertThat(words(claim(
                                "The United States eased export controls on chips, but this will not include Blackwell chips.")
                        .exclusions()))
                .contains("Blackwell");
    }

    @Test
    void relationsAreNotLeftOutOfAControl() {
        assertThat(claim(
                                "China put seven firms on its export control list. Trade relations with Norway are not affected.")
                        .exclusions())
                .isEmpty();
    }

    @Test
    void whatListedPartiesMayNoLongerGetIsTheirItem() {
        assertThat(words(claim("China put Hensoldt on its export control list. Chinese exporters may no longer supply"
                                + " dual-use goods to the listed companies.")
                        .items()))
                .contains("dual-use goods");
    }

    @Test
    void firmsWhoseNamesBeginWithAPlaceAreNoPlaces() {
        assertThat(
                        claim("BIS added Shenyang Turbine and Beijing Northstar Optics to the Entity List.")
                                .targets()
                                .stream()
                                .map(t -> t.value().code())
                                .toList())
                .contains("entity:Beijing Northstar Optics")
                .doesNotContain("CN");
    }

    @Test
    void aNumberIsNoDenial() {
        Claim c = claim("By Decree No. 12 Chile suspended its ban on exports of copper scrap.");
        assertThat(c.modality().value().code()).isEqualTo("done");
    }

    @Test
    void viewsOfHousesAreOpinions() {
        for (String text : List.of(
                "Peru will lift its ban on copper exports, Northwind Economics wrote in a note.",
                "Northwind Economics thinks it unlikely that Peru will lift its ban on copper exports.",
                "Ana Prado, who heads the copper traders' association, expects Peru to lift its ban on copper exports.",
                "Analysts do not expect Peru to lift its ban on copper exports.",
                "Peru could ban exports of copper, in the view of economist Ana Prado.")) {
            assertThat(claim(text).opinion()).as(text).isTrue();
        }
        assertThat(claim("Peru will lift its ban on copper exports, the trade ministry wrote in a note.")
                        .opinion())
                .isFalse();
    }

    /// Where those are who do something themselves is no destination; where those are who are to get nothing is one.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    China banned exports of gallium to the United States, and buyers in Japan are looking elsewhere. | US
                    China banned exports of gallium to the United States and buyers in Japan scrambled for supplies. | US
                    India curbed exports of rice to Bangladesh, but importers in Nepal have stocks. | BD
                    China banned exports of gallium to mills in Turkey and buyers in Japan. | TR JP
                    China banned exports of gallium to buyers in Japan. | JP
                    China banned sales of gallium to the United States and to buyers in Japan. | US JP
                    """)
    void aPlaceOfThoseWhoActThemselvesIsNoDestination(String text, String places) {
        assertThat(claim(text).targets().stream().map(t -> t.value().code()).toList())
                .as(text)
                .containsExactly(places.split(" "));
    }

    /// A plan to be done by a day holds from no day that is known; what holds from a day does.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    China plans to ban exports of gallium by the end of the year. | true | 2024-12-31
                    China plans to ban exports of gallium by year-end. | true | 2024-12-31
                    Japan will tighten its export controls on lasers by the end of August. | true | 2024-08
                    By the end of August Japan will tighten its export controls on lasers. | true | 2024-08
                    Japan may curb exports of lasers by July 1. | true | 2024-07-01
                    China plans to ban exports of gallium from the end of the year. | false | 2024-12-31
                    Japan will tighten its export controls on lasers from August. | false | 2024-08
                    Japan will curb exports of lasers on July 1. | false | 2024-07-01
                    """)
    void theLastDayOfAPlanIsNoDayOfEffect(String text, boolean latest, String day) {
        Claim c = claim(text);

        assertThat(c.dates().stream()
                        .map(Slot::value)
                        .filter(d -> d.role() == DateMention.Role.EFFECTIVE)
                        .map(d -> d.latest() + " " + d.date()))
                .as(text)
                .containsExactly(latest + " " + day);
        assertThat(c.dayOf(DateMention.Role.EFFECTIVE).isEmpty()).isEqualTo(latest);
        assertThat(c.latestDay().isPresent()).isEqualTo(latest);
    }

    /// The word for goods in a company's name names no goods; outside of one it does.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    The United States suspended its export curbs on Xiamen Tungsten Co on Friday. | ''
                    China lifted its ban on exports of gallium to American Graphite Corp on Friday. | gallium
                    China banned exports of gallium to Lynas Rare Earths, an Australian miner, on Friday. | gallium
                    China banned exports of gallium to miner Lynas Rare Earths on Friday. | gallium
                    China banned exports of tungsten and rare earths to an Australian miner on Friday. | tungsten; rare earths
                    Beijing to Suspend Controls on Exports of Rare Earths to Acme Corp From June 1. | Rare Earths
                    China banned exports of Tungsten to Acme Corp on Friday. | Tungsten
                    China will lift its ban on exports of gallium to Lynas Rare Earths by the end of the year. | gallium
                    The United States added Ganfeng Lithium to the Entity List on June 3, 2024. | ''
                    Australia banned exports of Heavy Rare Earths to China on June 3, 2024. | Heavy Rare Earths
                    China restricted exports of Rare Earths and Graphite on June 3, 2024. | Rare Earths; Graphite
                    The United States banned exports of Nvidia H20 chips to China. | Nvidia H20 chips
                    """)
    void theNameOfACompanyNamesNoGoods(String text, String goods) {
        assertThat(words(claim(text).items().stream()
                        .filter(i -> !i.value().item().equals("anaphora"))
                        .toList()))
                .as(text)
                .isEqualTo(goods);
    }

    /// A company that is known by the first word of its name is meant with the whole of it; one that nobody knows, too.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    The United States added Lynas Rare Earths to its entity list on June 3, 2024. | Lynas Rare Earths
                    The United States added Ganfeng Lithium to the Entity List on June 3, 2024. | Ganfeng Lithium
                    The United States added Lynas to its entity list on June 3, 2024. | Lynas
                    """)
    void theGoodsInANameBelongToTheCompany(String text, String party) {
        assertThat(claim(text).targets().stream()
                        .map(t -> text.substring(t.span().start(), t.span().end())))
                .as(text)
                .containsExactly(party);
    }
}
