package dev.chokepoint.exposure.world;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Provenance;
import dev.chokepoint.base.Source;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.base.Unit;
import dev.chokepoint.base.Vintages;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Small worlds, the same in tests, documentation and examples.
public final class SampleWorlds {
    private static final String WHY = "invented for an example";

    private SampleWorlds() {}

    /// Samarium from one country, jets in the other; chip software the other way round. All numbers are round and
    /// invented.
    ///
    /// CN makes 100 t of samarium metal a year and all SmCo magnets (300 t); US makes 120 jets a year at 23
    /// kg of magnets each and USD 80 M, and 30 t of magnets for civil motors. US sells 1,000 seats of chip
    /// software a year to CN at USD 1 M, of which CN makes 1,000 chip designs at USD 20 M.
    public static World samariumJets() {
        List<Party> parties = List.of(new Party("US", "United States"), new Party("CN", "China"));
        List<Place> places =
                List.of(new Place("US", "United States", "US", "US"), new Place("CN", "China", "CN", "CN"));
        List<Item> items = List.of(
                item(
                        "sm-metal",
                        "samarium metal",
                        "kg",
                        Stage.METAL,
                        "samarium",
                        Map.of("element", "Sm", "form", "metal")),
                item(
                        "smco-magnet",
                        "samarium-cobalt magnets",
                        "kg",
                        Stage.MAGNET,
                        "samarium",
                        Map.of("element", "Sm", "form", "magnet", "alloy", "SmCo")),
                item("motor", "precision motors", "piece", Stage.COMPONENT, "samarium", Map.of()),
                item("jet", "fighter jets", "aircraft", Stage.PRODUCT, "samarium", Map.of()),
                item("eda-seat", "chip design software", "seat", Stage.SOFTWARE, "chips", Map.of("eccn", "3D991")),
                item("chip-design", "chip designs", "design", Stage.SERVICE, "chips", Map.of()));
        List<Recipe> recipes = List.of(
                new Recipe("sm-refining", "samarium refining", "sm-metal", List.of()),
                new Recipe("smco-making", "SmCo magnet making", "smco-magnet", List.of(in("sm-metal", 0.25, "kg/kg"))),
                new Recipe("motor-making", "motor making", "motor", List.of(in("smco-magnet", 0.5, "kg/piece"))),
                new Recipe("jet-making", "jet assembly", "jet", List.of(in("smco-magnet", 23, "kg/aircraft"))),
                new Recipe("eda-making", "chip software", "eda-seat", List.of()),
                new Recipe("designing", "chip design", "chip-design", List.of(in("eda-seat", 1, "seat/design"))));
        List<Plant> plants = List.of(
                plant("sm-refining", "CN", 75, "t/year"),
                plant("smco-making", "CN", 300, "t/year"),
                plant("motor-making", "US", 60000, "piece/year"),
                plant("motor-making", "CN", 534480, "piece/year"),
                plant("jet-making", "US", 120, "aircraft/year"),
                plant("eda-making", "US", 1000, "seat/year"),
                plant("designing", "CN", 1000, "design/year"));
        List<Lane> lanes = List.of(
                new Lane("smco-magnet", "CN", "US", one(32.76, "t/year"), one(0.02, "share"), 1),
                new Lane("eda-seat", "US", "CN", one(1000, "seat/year"), one(0, "share"), 0));
        List<Stock> stocks =
                List.of(new Stock("smco-magnet", "US", one(2, "month")), new Stock("eda-seat", "CN", one(1, "month")));
        Demand.Kind lost = new Demand.Kind.Perishable();
        List<Demand> demands = List.of(
                demand("motor", "US", EndUse.CIVIL, 60000, "piece/year", lost),
                demand("motor", "CN", EndUse.CIVIL, 534480, "piece/year", lost),
                demand(
                        "jet",
                        "US",
                        EndUse.MILITARY,
                        120,
                        "aircraft/year",
                        new Demand.Kind.Ordered(one(0.01, "share/month"), one(1.2, "share"))),
                demand("chip-design", "CN", EndUse.CIVIL, 1000, "design/year", lost));
        List<Price> prices = List.of(
                new Price("sm-metal", one(20, "USD/kg")),
                new Price("smco-magnet", one(100, "USD/kg")),
                new Price("motor", one(200, "USD/piece")),
                new Price("jet", one(80, "MUSD/aircraft")),
                new Price("eda-seat", one(1, "MUSD/seat")),
                new Price("chip-design", one(20, "MUSD/design")));
        List<LicenceBehaviour> licences = List.of(
                new LicenceBehaviour("CN", "*", EndUse.CIVIL, one(0.25, "share"), one(3, "month"), one(0.9, "share")),
                new LicenceBehaviour("CN", "*", EndUse.MILITARY, one(0, "share"), one(60, "month"), one(0, "share")),
                new LicenceBehaviour("US", "*", EndUse.CIVIL, one(0, "share"), one(60, "month"), one(0, "share")),
                new LicenceBehaviour("US", "*", EndUse.MILITARY, one(0, "share"), one(60, "month"), one(0, "share")));
        return new World(
                new World.Frame(
                        "samarium-jets",
                        "Samarium against chip software (invented numbers)",
                        YearMonth.of(2025, 4),
                        18,
                        LocalDate.of(2025, 6, 10),
                        one(0.05, "share/year")),
                parties,
                places,
                new World.Production(items, recipes, plants),
                new World.Trade(lanes, List.of(), List.of()),
                new World.Market(stocks, demands, prices),
                licences,
                Map.of());
    }

    /// Natural graphite in 2023 and 2024: China, which asks for licences from 1 December 2023, and its buyers.
    ///
    /// Mines elsewhere go on as before and are left out: a second source takes a year or more to qualify.
    ///
    /// Output and exports are published figures; what no source gives (elasticity, choke price, carriage) is what
    /// the bundled world assumes for all materials. The measure is that of the ledger, CN-2023-39: announced on
    /// 20 October 2023, effective on 1 December. What the market took licences to be like before it is assumed
    /// from gallium, of which no export at all was seen in the first month.
    public static World naturalGraphite() {
        Source customs = source(
                "cn-customs-graphite-2024",
                "China exports of HS 250410 by month, 2017 to 2024 (customs, UN Comtrade)",
                LocalDate.of(2024, 7, 20));
        Source usgs = source("usgs-mcs-2025", "Mineral commodity summaries 2025", LocalDate.of(2025, 1, 31));
        Source fastmarkets = source(
                "fastmarkets-2023-11",
                "Graphite prices: flake 94 % C -100 mesh, FOB China (Fastmarkets)",
                LocalDate.of(2023, 11, 17));
        String gallium = "no gallium left China in the first month of its control (August 2023)";
        return new World(
                new World.Frame(
                        "natural-graphite",
                        "Licences for natural graphite, December 2023",
                        YearMonth.of(2023, 7),
                        18,
                        LocalDate.of(2025, 2, 1),
                        one(0.05, "share/year")),
                List.of(new Party("CN", "China"), new Party("ROW", "rest of the world")),
                List.of(new Place("CN", "China", "CN", "CN"), new Place("ROW", "rest of the world", "ROW", "ZZ")),
                new World.Production(
                        List.of(item("graphite-flake", "natural graphite", "t", Stage.MATERIAL, "graphite", Map.of())),
                        List.of(new Recipe("mine-graphite", "graphite mining", "graphite-flake", List.of())),
                        List.of(new Plant(
                                "mine-graphite",
                                "CN",
                                read(1_210_000, "t/year", "2023", usgs),
                                List.of(new Plant.CapacityStep(
                                        LocalDate.MIN,
                                        0,
                                        Vintages.of(Figure.assumed(
                                                Uncertain.of(1_270_000),
                                                "t/year",
                                                "2024",
                                                "the next year's output, reached without a new mine (USGS)")))),
                                Plant.USUAL_MARGIN))),
                new World.Trade(
                        List.of(new Lane(
                                "graphite-flake",
                                "CN",
                                "ROW",
                                read(12_306, "t/month", "2023-07/2023-10", customs),
                                one(0.1, "share"),
                                1)),
                        List.of(),
                        List.of()),
                new World.Market(
                        List.of(),
                        List.of(graphiteUse("CN", 1_210_000.0 / 12 - 12_306), graphiteUse("ROW", 12_306)),
                        List.of(new Price("graphite-flake", read(562.5, "USD/t", "2023-11", fastmarkets)))),
                List.of(new LicenceBehaviour(
                        "CN",
                        "CN-2023-39",
                        EndUse.CIVIL,
                        before(0, "share", gallium, 0.32, "2023-12/2024-02", customs),
                        before(2, "month", "gallium: first licences after 51 days", 3, "2023-12/2024-02", customs),
                        before(
                                1,
                                "share",
                                "applications that meet the rules are granted",
                                0.91,
                                "2024-03/2024-06",
                                customs))),
                Map.of(customs.key(), customs, usgs.key(), usgs, fastmarkets.key(), fastmarkets));
    }

    /// What was known of Chinese licences for materials when graphite was announced: gallium and germanium,
    /// controlled from 1 August 2023, first licences on 21 September 2023 (Ministry of Commerce, by Reuters).
    public static ReopeningRecord recordBeforeGraphite() {
        return new ReopeningRecord(List.of(new ReopeningRecord.Case(
                "CN",
                ReopeningRecord.ItemClass.MATERIALS,
                "CN-2023-23",
                LocalDate.of(2023, 8, 1),
                Optional.of(LocalDate.of(2023, 9, 21)),
                LocalDate.of(2023, 9, 21),
                ReopeningRecord.OpenedBy.OWN,
                "China approves export licences for chip materials gallium, germanium, Reuters, 21 September 2023")));
    }

    private static Source source(String key, String title, LocalDate published) {
        return new Source(key, title, "", "", published, Source.Reliability.SECONDARY);
    }

    private static Vintages read(double value, String unit, String about, Source source) {
        return Vintages.of(new Figure(
                Uncertain.of(value),
                Unit.parse(unit),
                about,
                new Provenance.Sourced(source, "", source.published()),
                ""));
    }

    /// What was assumed until a source said otherwise.
    private static Vintages before(double assumed, String unit, String why, double later, String about, Source source) {
        return new Vintages(List.of(
                Figure.assumed(Uncertain.of(assumed), unit, about, why),
                new Figure(
                        Uncertain.of(later),
                        Unit.parse(unit),
                        about,
                        new Provenance.Sourced(source, "", source.published()),
                        "")));
    }

    private static Demand graphiteUse(String place, double quantity) {
        return new Demand(
                "graphite-flake",
                place,
                EndUse.CIVIL,
                Vintages.of(Figure.assumed(
                        Uncertain.of(quantity),
                        "t/month",
                        "2023",
                        "what output and exports leave; other trade left out")),
                one(-0.25, "share/share"),
                one(8, "share"),
                new Demand.Kind.Perishable());
    }

    private static Vintages one(double value, String unit) {
        return Vintages.of(Figure.assumed(Uncertain.of(value), unit, "2024", WHY));
    }

    private static Item item(
            String id, String name, String unit, Stage stage, String chain, Map<String, String> attributes) {
        return new Item(id, name, Unit.parse(unit), stage, chain, attributes, List.of());
    }

    private static Recipe.Input in(String item, double quantity, String unit) {
        return new Recipe.Input(item, one(quantity, unit));
    }

    private static Plant plant(String recipe, String place, double value, String unit) {
        return new Plant(
                recipe, place, one(value, unit), List.of(), one(recipe.equals("eda-making") ? 0.7 : 0.05, "share"));
    }

    private static Demand demand(
            String item, String place, EndUse use, double quantity, String unit, Demand.Kind kind) {
        return new Demand(item, place, use, one(quantity, unit), one(-0.5, "share/share"), one(3, "share"), kind);
    }
}
