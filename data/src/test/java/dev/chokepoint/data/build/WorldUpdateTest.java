package dev.chokepoint.data.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Problem;
import dev.chokepoint.data.build.UpdatedFigure.Outcome;
import dev.chokepoint.data.indicators.Materials;
import dev.chokepoint.data.statistics.StatisticKind;
import dev.chokepoint.data.store.Progress;
import dev.chokepoint.data.store.TableImport;
import dev.chokepoint.data.store.TradeStore;
import dev.chokepoint.data.world.WorldHash;
import dev.chokepoint.data.world.WorldReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An update takes what a store knows newer, in the world's units and with its day, and leaves and lists all else.
class WorldUpdateTest {
    private static final LocalDate IMPORTED = LocalDate.of(2025, 5, 1);
    private static final String FIGURE = "value,unit,about,source,published,note";
    private static final String LEFT = "assumed: what is made and received less what is sent";

    @TempDir
    private Path folder;

    private Path world;

    @BeforeEach
    void aWorldOfOreMagnetsAndCars() throws IOException {
        world = folder.resolve("world");
        file("world.yaml", """
                # A world that people wrote by hand.
                id: by-hand
                title: Tungsten by hand
                first: 2025-06
                months: 12
                as_of: 2025-06-01
                discount:
                  - {value: 0.05, unit: share/year, about: 2024, source: "assumed: usual"}
                parties:
                  - {id: CN, name: China}
                  - {id: US, name: United States}
                  - {id: REST, name: Others}
                """);
        file("sources.yaml", """
                old: {title: Old figures, publisher: An office, address: nowhere, published: 2024-01-01, reliability: primary}
                """);
        file("places.csv", """
                id,name,iso,party
                CN,China,CN,CN
                US,United States,US,US
                EU,European Union,EU,REST
                """);
        file("items.csv", """
                # Only the ore has a code of its own.
                id,name,unit,stage,chain,attributes,codes
                w-ore,Tungsten ore,t,ore,tungsten,,hs2022~261100
                magnet,Rare-earth magnets,kg,magnet,magnets,,hs2022~ex850511
                car,Car,vehicle,product,cars,,hs2022~870380
                """);
        file(
                "recipes.csv",
                "recipe,output,input," + FIGURE + "\nmine-w,w-ore,,0,,,,,\nbuild-car,car,,0,,,,,\n"
                        + "sinter,magnet,,0,,,,,\n");
        file(
                "production.csv",
                "recipe,place,kind,from,ramp_months," + FIGURE + "\n"
                        + "# What China mines.\n"
                        + "mine-w,CN,production,,,1000,t/year,2022,old,,\n"
                        + "mine-w,CN,capacity,,,1500,t/year,2022,assumed: shafts stand,,\n"
                        + "mine-w,EU,production,,,10,t/year,2022,old,,\n"
                        + "sinter,CN,production,,,50000,kg/year,2022,old,,\n"
                        + "build-car,CN,production,,,10,vehicle/year,2022,old,,\n");
        file(
                "trade.csv",
                "item,from,to,kind," + FIGURE + "\n"
                        + "*,*,*,transport,0.02,share,2022,assumed: freight,,\n"
                        + "*,*,*,lag,1,month,2022,assumed: a voyage,,\n"
                        + "# From China.\n"
                        + "w-ore,CN,US,flow,100,t/year,2022,old,,by hand\n"
                        + "w-ore,CN,EU,flow,50,t/year,2022,assumed: a guess,,\n"
                        + "magnet,CN,US,flow,20000,kg/year,2022,old,,\n"
                        + "car,CN,EU,flow,10,vehicle/year,2022,old,,\n");
        file(
                "demand.csv",
                "item,place,end_use,kind," + FIGURE + "\n"
                        + "*,*,*,elasticity,-0.5,share/share,2022,assumed: short run,,\n"
                        + "*,*,*,choke,5,share,2022,assumed: its worth,,\n"
                        + "w-ore,CN,civil,quantity,850,t/year,2022," + LEFT + ",,\n"
                        + "w-ore,US,civil,quantity,90..100..110,t/year,2022," + LEFT + ",,\n"
                        + "w-ore,EU,civil,quantity,60,t/year,2022,old,,\n"
                        + "magnet,CN,civil,quantity,30000,kg/year,2022,old,,\n"
                        + "magnet,US,civil,quantity,20000,kg/year,2022,old,,\n"
                        + "car,EU,civil,quantity,10,vehicle/year,2022,old,,\n");
        file(
                "prices.csv",
                "item," + FIGURE + "\n"
                        + "w-ore,19000,USD/t,2022,old,,\n"
                        + "magnet,50,USD/kg,2022,old,,\n"
                        + "car,20,kUSD/vehicle,2022,old,,\n");
        file("stocks.csv", "item,place," + FIGURE + "\n*,*,1,month,2022,assumed: usual,,\n");
        assertThat(WorldReader.read(world).problems()).extracting(Problem::text).isEmpty();
    }

    private void file(String name, String text) throws IOException {
        Files.createDirectories(world);
        Files.writeString(world.resolve(name), text);
    }

    // ---- a store

    private static String trade(
            int reporter, int partner, String flow, String code, String list, double kg, double usd) {
        return "2023," + reporter + "," + partner + "," + flow + "," + code + "," + list + "," + usd + ","
                + (kg > 0 ? kg : "");
    }

    private static String mined(String country, int year, String tonnes) {
        return "TUNGSTEN,World Mine Production and Reserves,Tungsten,\"" + country
                + "\",Production,Mine production,metric tons," + year + ",\"" + tonnes + "\",";
    }

    private static String couldBeMined(String country, int year, String tonnes) {
        return mined(country, year, tonnes).replace("Production,Mine production", "Capacity,Mine capacity");
    }

    private static final List<String> ORE = List.of(
            trade(842, 156, "M", "261100", "H6", 120_000, 2_400_000),
            trade(156, 842, "X", "261100", "H6", 110_000, 2_200_000),
            trade(276, 156, "M", "261100", "H6", 30_000, 630_000),
            trade(251, 156, "M", "261100", "H6", 25_000, 525_000),
            trade(276, 251, "M", "261100", "H6", 5_000, 100_000),
            trade(842, 156, "M", "850511", "H6", 90_000, 5_000_000));

    private static final List<String> MINED =
            List.of(mined("China", 2023, "1,100"), mined("Austria", 2023, "8"), mined("Spain", 2023, "4"));

    private TradeStore store(List<String> trade, List<String> production) throws IOException {
        TradeStore store = TradeStore.create(folder.resolve("store-" + trade.hashCode() + production.hashCode()));
        TableImport load = new TableImport(store, IMPORTED, false);
        if (!trade.isEmpty()) {
            read(
                    load,
                    StatisticKind.COMTRADE,
                    "ore.csv",
                    "period,reporterCode,partnerCode,flowCode,cmdCode,classificationCode,primaryValue,netWgt",
                    trade);
        }
        if (!production.isEmpty()) {
            read(
                    load,
                    StatisticKind.USGS,
                    "MCS2024.csv",
                    "MCS chapter,Section,Commodity,Country,Statistics,Statistics_detail,Unit,Year,Value,Notes",
                    production);
        }
        return store;
    }

    private void read(TableImport load, StatisticKind kind, String name, String header, List<String> rows)
            throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, header + "\n" + String.join("\n", rows) + "\n");
        TableImport.Report report = load.read(kind, file, Progress.NONE);
        assertThat(report.complete()).as(report.problems().toString()).isTrue();
        assertThat(report.rejected()).isEmpty();
    }

    private static WorldUpdate.Asked asked(boolean overAssumptions, String... taken) {
        return new WorldUpdate.Asked(
                0, "", "", List.of(), 2, overAssumptions, Set.copyOf(Arrays.asList(taken)), Map.of());
    }

    private WorldUpdate.Plan plan(WorldUpdate.Asked asked) throws IOException {
        try (TradeStore store = store(ORE, MINED)) {
            return WorldUpdate.of(world, store, asked, WorldUpdate.Measures.NONE);
        }
    }

    private static UpdatedFigure figure(WorldUpdate.Plan plan, String key) {
        return plan.figures().stream()
                .filter(f -> f.key().text().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(key));
    }

    private static String after(WorldUpdate.Plan plan, String key) {
        Figure after = figure(plan, key).after().orElseThrow();
        return after.value().text() + " " + after.unit();
    }

    private WorldUpdate.Plan written(WorldUpdate.Asked asked, String into) throws IOException {
        WorldUpdate.Plan plan = plan(asked);
        WorldCopy.write(
                plan,
                folder.resolve(into),
                "# Update\n",
                made -> assertThat(WorldReader.read(made).problems())
                        .extracting(Problem::text)
                        .isEmpty());
        return plan;
    }

    // ---- what is taken

    @Test
    void newerFiguresAreTakenInTheUnitsOfTheWorldWithWhatBothSidesReport() throws IOException {
        WorldUpdate.Plan plan = plan(asked(false));

        assertThat(figure(plan, "lane/w-ore/CN/US/flow").outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(after(plan, "lane/w-ore/CN/US/flow")).isEqualTo("110..120..120 t/year");
        assertThat(figure(plan, "lane/w-ore/CN/US/flow").times()).hasValue(1.2);
        assertThat(after(plan, "plant/mine-w/CN/production")).isEqualTo("1,100 t/year");
        assertThat(after(plan, "plant/mine-w/EU/production")).isEqualTo("12 t/year");
        assertThat(after(plan, "price/w-ore")).isEqualTo("20,000..20,000..21,000 USD/t");
        assertThat(figure(plan, "plant/mine-w/EU/production")
                        .after()
                        .orElseThrow()
                        .note())
                .contains("Austria 8, Spain 4");
        assertThat(figure(plan, "lane/w-ore/CN/US/flow")
                        .after()
                        .orElseThrow()
                        .provenance()
                        .knownFrom())
                .isEqualTo(IMPORTED);
    }

    @Test
    void aUseThatIsWhatIsLeftFollowsWhatWasTaken() throws IOException {
        WorldUpdate.Plan plan = plan(asked(false));

        assertThat(after(plan, "demand/w-ore/US/CIVIL/quantity")).isEqualTo("108..120..132 t/year");
        assertThat(after(plan, "demand/w-ore/CN/CIVIL/quantity")).isEqualTo("930 t/year");
        assertThat(figure(plan, "demand/w-ore/EU/CIVIL/quantity").outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(plan.open()).anyMatch(o -> o.startsWith("w-ore at EU: what was taken makes 2 t a year more"));
    }

    @Test
    void anAssumptionStaysUnlessItIsToBeReplacedAndSaysSo() throws IOException {
        UpdatedFigure kept = figure(plan(asked(false)), "lane/w-ore/CN/EU/flow");
        assertThat(kept.outcome()).isEqualTo(Outcome.KEPT);
        assertThat(kept.why()).contains("assumed: a guess").contains("--over-assumptions");
        assertThat(kept.after().orElseThrow().central()).isEqualTo(55);

        UpdatedFigure over = figure(plan(asked(true)), "lane/w-ore/CN/EU/flow");
        assertThat(over.outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(over.why()).contains("over an assumption: assumed: a guess");
    }

    @Test
    void aPartOfACodeAndWhatHasNoMassStayAndAreListed() throws IOException {
        WorldUpdate.Plan plan = plan(asked(true));

        assertThat(figure(plan, "lane/magnet/CN/US/flow").outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(figure(plan, "lane/magnet/CN/US/flow").why()).contains("ex850511 is a part of 850511");
        assertThat(figure(plan, "price/magnet").why()).contains("is a part of 850511");
        assertThat(figure(plan, "lane/car/CN/EU/flow").why()).contains("trade is in kilograms, the item in vehicle");
        assertThat(figure(plan, "plant/sinter/CN/production").why()).contains("no series of production is named");
    }

    @Test
    void aCodeOfTwoItemsIsOfNeither() throws IOException {
        Files.writeString(
                world.resolve("items.csv"),
                Files.readString(world.resolve("items.csv")).replace("hs2022~870380", "hs2022~2611"));

        assertThat(figure(plan(asked(true)), "lane/w-ore/CN/US/flow").why())
                .contains("261100 is that of other items, too: trade does not tell them apart");
    }

    @Test
    void aCodeOfAnotherRevisionIsNotTakenForTheSame() throws IOException {
        List<String> old = ORE.stream().map(r -> r.replace(",H6,", ",H4,")).toList();
        try (TradeStore store = store(old, List.of())) {
            WorldUpdate.Plan plan = WorldUpdate.of(world, store, asked(true), WorldUpdate.Measures.NONE);
            assertThat(figure(plan, "lane/w-ore/CN/US/flow").outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(figure(plan, "lane/w-ore/CN/US/flow").why())
                    .contains("whose list of codes is HS22 or corresponds to it");

            WorldUpdate.Asked named = new WorldUpdate.Asked(
                    0,
                    "",
                    "",
                    List.of(new Materials.Material("w-ore", "ore", "", List.of(261100))),
                    2,
                    true,
                    Set.of(),
                    Map.of());
            assertThat(figure(WorldUpdate.of(world, store, named, WorldUpdate.Measures.NONE), "lane/w-ore/CN/US/flow")
                            .outcome())
                    .isEqualTo(Outcome.TAKEN);
        }
    }

    @Test
    void whatDiffersBeyondTheFactorIsShownAndNotTakenUnlessAsked() throws IOException {
        file(
                "production.csv",
                Files.readString(world.resolve("production.csv")).replace(",1000,t/year", ",400,t/year"));
        file("demand.csv", Files.readString(world.resolve("demand.csv")).replace(",850,", ",250,"));

        UpdatedFigure flagged = figure(plan(asked(false)), "plant/mine-w/CN/production");
        assertThat(flagged.outcome()).isEqualTo(Outcome.FLAGGED);
        assertThat(flagged.why()).contains("2.75 times the old value, beyond the factor 2");
        assertThat(figure(plan(asked(false, "plant/mine-w/CN/production")), "plant/mine-w/CN/production")
                        .outcome())
                .isEqualTo(Outcome.TAKEN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(asked(false, "plant/mine-w/XX/production")))
                .withMessageContaining("No figure that the store knows is called plant/mine-w/XX/production");
    }

    @Test
    void moreThanThereIsCapacityForIsShownAndNotTaken() throws IOException {
        file("production.csv", Files.readString(world.resolve("production.csv")).replace(",1500,", ",1050,"));

        assertThat(figure(plan(asked(false)), "plant/mine-w/CN/production").why())
                .contains("above the capacity that the world states (1,050 t/year, assumed;");
        WorldUpdate.Plan over = plan(asked(true));
        assertThat(figure(over, "plant/mine-w/CN/production").outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(after(over, "plant/mine-w/CN/capacity/standing")).isEqualTo("1,155 t/year");
    }

    private WorldUpdate.Plan withCapacity(WorldUpdate.Asked asked, String... more) throws IOException {
        List<String> rows = new ArrayList<>(MINED);
        rows.addAll(Arrays.asList(more));
        try (TradeStore store = store(ORE, rows)) {
            return WorldUpdate.of(world, store, asked, WorldUpdate.Measures.NONE);
        }
    }

    @Test
    void aNewerCapacityIsTakenAndProductionIsHeldAgainstIt() throws IOException {
        file(
                "production.csv",
                Files.readString(world.resolve("production.csv"))
                        .replace("1500,t/year,2022,assumed: shafts stand", "1050,t/year,2022,old"));
        WorldUpdate.Plan plan = withCapacity(asked(false), couldBeMined("China", 2023, "1,800"));

        assertThat(figure(plan, "plant/mine-w/CN/capacity/standing").outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(after(plan, "plant/mine-w/CN/capacity/standing")).isEqualTo("1,800 t/year");
        assertThat(figure(plan, "plant/mine-w/CN/capacity/standing").times().orElseThrow())
                .isCloseTo(1800 / 1050.0, within(1e-12));
        // 1,100 t are more than the 1,050 that the world states and less than what now stands.
        assertThat(figure(plan, "plant/mine-w/CN/production").outcome()).isEqualTo(Outcome.TAKEN);
        // What could be made changes nothing of what is left to use.
        assertThat(after(plan, "demand/w-ore/CN/CIVIL/quantity")).isEqualTo("930 t/year");

        WorldUpdate.Plan without = withCapacity(asked(false));
        assertThat(figure(without, "plant/mine-w/CN/production").why())
                .startsWith("above the capacity that the world states (1,050 t/year)");
    }

    @Test
    void anAssumedCapacityStaysUnlessItIsToBeReplaced() throws IOException {
        UpdatedFigure kept = figure(
                withCapacity(asked(false), couldBeMined("China", 2023, "1,800")), "plant/mine-w/CN/capacity/standing");
        assertThat(kept.outcome()).isEqualTo(Outcome.KEPT);
        assertThat(kept.why()).contains("assumed: shafts stand").contains("--over-assumptions");

        WorldUpdate.Plan over = withCapacity(asked(true), couldBeMined("China", 2023, "1,800"));
        assertThat(figure(over, "plant/mine-w/CN/capacity/standing").why()).startsWith("over an assumption");
        assertThat(over.figures())
                .filteredOn(f -> f.key().text().equals("plant/mine-w/CN/capacity/standing"))
                .hasSize(1);
    }

    @Test
    void aCapacityBelowWhatIsMadeMustBeLookedAt() throws IOException {
        UpdatedFigure low = figure(
                withCapacity(asked(true), couldBeMined("China", 2023, "950")), "plant/mine-w/CN/capacity/standing");

        assertThat(low.outcome()).isEqualTo(Outcome.FLAGGED);
        assertThat(low.why()).isEqualTo("below the production that the world states (1,000 t/year)");
    }

    @Test
    void aCapacityThatNoTableStatesIsToldWithTheReason() throws IOException {
        file(
                "production.csv",
                Files.readString(world.resolve("production.csv"))
                        + "mine-w,CN,capacity,2026-01-01,6,500,t/year,2025,assumed: a new shaft,,\n"
                        + "build-car,CN,capacity,,,12,vehicle/year,2022,old,,\n");

        assertThat(figure(withCapacity(asked(true)), "plant/mine-w/CN/capacity/standing"))
                .extracting(UpdatedFigure::outcome, UpdatedFigure::why)
                .containsExactly(Outcome.UNKNOWN, "the store has no capacity");
        WorldUpdate.Plan plan = withCapacity(asked(true), couldBeMined("Austria", 2023, "20"));
        assertThat(figure(plan, "plant/mine-w/CN/capacity/standing").why())
                .isEqualTo("Tungsten of MCS2024 has no line for it in 2023");
        assertThat(figure(plan, "plant/mine-w/CN/capacity/2026-01-01").why())
                .isEqualTo("it starts later: statistics tell the capacity that stands");
        assertThat(figure(plan, "plant/build-car/CN/capacity/standing").why())
                .isEqualTo("no series of capacity is named for what it makes (--items)");
    }

    @Test
    void aCapacityThatWasTakenStandsInTheNewWorldBesideTheOldOne() throws IOException {
        WorldUpdate.Plan plan = withCapacity(asked(true), couldBeMined("China", 2023, "1,800"));
        WorldCopy.write(
                plan,
                folder.resolve("new"),
                "# Update\n",
                made -> assertThat(WorldReader.read(made).problems())
                        .extracting(Problem::text)
                        .isEmpty());

        assertThat(Files.readAllLines(folder.resolve("new/production.csv")))
                .containsSequence(
                        "mine-w,CN,capacity,,,1500,t/year,2022,assumed: shafts stand,,",
                        "mine-w,CN,capacity,,,1800,t/year,2023,usgs-mcs2024,,mine capacity");
    }

    @Test
    void aSeriesOfWhichOneFigureMustBeLookedAtIsNotTakenInPart() throws IOException {
        file(
                "production.csv",
                Files.readString(world.resolve("production.csv"))
                        .replace("mine-w,EU,production,,,10,", "mine-w,EU,production,,,5,"));

        UpdatedFigure whole = figure(plan(asked(false)), "plant/mine-w/CN/production");
        assertThat(whole.outcome()).isEqualTo(Outcome.FLAGGED);
        assertThat(whole.why()).startsWith("plant/mine-w/EU/production of the same series must be looked at first");
        assertThat(figure(plan(asked(false, "plant/mine-w/EU/production")), "plant/mine-w/CN/production")
                        .outcome())
                .isEqualTo(Outcome.TAKEN);
    }

    @Test
    void whatTheWorldKnowsNewerOrOfALaterPeriodStands() throws IOException {
        file(
                "trade.csv",
                Files.readString(world.resolve("trade.csv"))
                        .replace("flow,100,t/year,2022,old,,by hand", "flow,100,t/year,2024,old,,by hand"));
        file(
                "production.csv",
                Files.readString(world.resolve("production.csv"))
                        .replace("1000,t/year,2022,old,,", "1000,t/year,2022,old,2025-05-02,"));
        WorldUpdate.Plan plan = plan(asked(false));

        assertThat(figure(plan, "lane/w-ore/CN/US/flow").why())
                .isEqualTo("it is about 2023, what the world has about 2024");
        assertThat(figure(plan, "plant/mine-w/CN/production").why())
                .contains("what the world has is newer (old, 2025-05-02)");
        assertThat(plan.lines()).noneMatch(l -> l.table().equals("trade"));
    }

    @Test
    void aFlowOfAYearInWhichAMeasureHeldItsLaneIsNoBaseline() throws IOException {
        try (TradeStore store = store(ORE, MINED)) {
            WorldUpdate.Plan plan = WorldUpdate.of(
                    world,
                    store,
                    asked(true),
                    (item, from, to, year, known) ->
                            to.equals("US") && year == 2023 ? Optional.of("CN-1") : Optional.empty());
            assertThat(figure(plan, "lane/w-ore/CN/US/flow").outcome()).isEqualTo(Outcome.KEPT);
            assertThat(figure(plan, "lane/w-ore/CN/US/flow").why()).startsWith("CN-1 held this lane in 2023");
            assertThat(figure(plan, "lane/w-ore/CN/EU/flow").outcome()).isEqualTo(Outcome.TAKEN);
        }
    }

    @Test
    void anOlderReleaseThatIsImportedLaterIsNotTakenForNewer() throws IOException {
        file(
                "sources.yaml",
                Files.readString(world.resolve("sources.yaml"))
                        .replace("old:", "usgs-mcs-2025:")
                        .replace("2024-01-01", "2025-01-31"));
        for (String name : List.of("trade.csv", "production.csv", "demand.csv", "prices.csv")) {
            file(name, Files.readString(world.resolve(name)).replace(",2022,old,", ",2023,usgs-mcs-2025,"));
        }

        assertThat(figure(plan(asked(true)), "plant/mine-w/CN/production").why())
                .startsWith("whether it is newer is not known, as both are about 2023: --published usgs=DAY");
        assertThat(figure(
                                plan(new WorldUpdate.Asked(
                                        0,
                                        "",
                                        "",
                                        List.of(),
                                        2,
                                        true,
                                        Set.of(),
                                        Map.of("usgs", LocalDate.of(2024, 1, 31)))),
                                "plant/mine-w/CN/production")
                        .why())
                .contains("what the world has is newer (usgs-mcs-2025, 2025-01-31)");
    }

    @Test
    void ofTwoReleasesTheLaterIsAskedWhicheverWasImportedFirst() throws IOException {
        try (TradeStore store = store(List.of(), MINED)) {
            read(
                    new TableImport(store, IMPORTED.plusDays(9), false),
                    StatisticKind.USGS,
                    "MCS2021.csv",
                    "MCS chapter,Section,Commodity,Country,Statistics,Statistics_detail,Unit,Year,Value,Notes",
                    List.of(mined("China", 2023, "900")));

            assertThat(after(
                            WorldUpdate.of(world, store, asked(true), WorldUpdate.Measures.NONE),
                            "plant/mine-w/CN/production"))
                    .isEqualTo("1,100 t/year");
        }
    }

    @Test
    void theDayOfPublicationIsAsStatedAndNeverAfterTheImport() throws IOException {
        LocalDate day = LocalDate.of(2024, 9, 30);
        WorldUpdate.Plan plan =
                plan(new WorldUpdate.Asked(0, "", "", List.of(), 2, false, Set.of(), Map.of("comtrade", day)));
        assertThat(figure(plan, "lane/w-ore/CN/US/flow")
                        .after()
                        .orElseThrow()
                        .provenance()
                        .knownFrom())
                .isEqualTo(day);
        assertThat(figure(plan, "plant/mine-w/CN/production")
                        .after()
                        .orElseThrow()
                        .provenance()
                        .knownFrom())
                .isEqualTo(IMPORTED);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(new WorldUpdate.Asked(
                        0, "", "", List.of(), 2, false, Set.of(), Map.of("comtrade", IMPORTED.plusDays(1)))))
                .withMessageContaining("must not lie after its import");
    }

    // ---- what is written

    @Test
    void theNewWorldHasTheOldFilesWithOneMoreLineForEachFigureAndTheOldIsUntouched() throws IOException {
        String before = WorldHash.of(world);
        WorldUpdate.Plan plan = written(asked(true), "new");

        assertThat(WorldHash.of(world)).isEqualTo(before);
        for (String name : List.of("trade.csv", "production.csv", "demand.csv", "prices.csv")) {
            List<String> old = Files.readAllLines(world.resolve(name));
            List<String> now =
                    new ArrayList<>(Files.readAllLines(folder.resolve("new").resolve(name)));
            assertThat(now).as(name).containsSubsequence(old);
            now.removeAll(old);
            assertThat(now).as(name).hasSize((int) plan.lines().stream()
                    .filter(l -> name.startsWith(l.table()))
                    .count());
        }
        assertThat(Files.readAllLines(folder.resolve("new/trade.csv")))
                .containsSequence(
                        "# From China.",
                        "w-ore,CN,US,flow,100,t/year,2022,old,,by hand",
                        "w-ore,CN,US,flow,110..120..120,t/year,2023,comtrade-ore-2023,,"
                                + "least and most of what importers and exporters report");
        assertThat(Files.readString(folder.resolve("new/sources.yaml")))
                .contains("comtrade-ore-2023:")
                .contains("published: 2025-05-01")
                .contains("licence: \"terms of UN Comtrade: own use, no redistribution in bulk\"");
        assertThat(Files.readString(folder.resolve("new/items.csv")))
                .isEqualTo(Files.readString(world.resolve("items.csv")));
        assertThat(folder.resolve("new/UPDATE.md")).hasContent("# Update");
    }

    @Test
    void aQuestionBeforeTheDayOfPublicationSeesTheOldFigures() throws IOException {
        written(asked(true), "new");

        var lane = WorldReader.read(folder.resolve("new")).value().orElseThrow().lanes().stream()
                .filter(l -> l.item().equals("w-ore") && l.to().equals("US"))
                .findFirst()
                .orElseThrow();
        assertThat(lane.flow().known(IMPORTED.minusDays(1)).orElseThrow().central())
                .isEqualTo(100);
        assertThat(lane.flow().known(IMPORTED).orElseThrow().central()).isEqualTo(120);
    }

    @Test
    void aSecondUpdateOfTheSameStoreTakesNothing() throws IOException {
        written(asked(true), "new");
        world = folder.resolve("new");

        assertThat(plan(asked(true)).lines()).isEmpty();
    }

    @Test
    void aWorldThatExtendsAnotherSaysAllVintagesOfWhatItInheritsAndFindsItFromElsewhere() throws IOException {
        Path base = world;
        world = folder.resolve("young");
        file("world.yaml", """
                id: young
                title: The same, later
                extends: ../world
                first: 2025-06
                months: 12
                as_of: 2025-06-01
                """);
        String before = WorldHash.of(base);
        Files.createDirectories(folder.resolve("deep/down"));

        written(asked(false), "deep/down/new");

        assertThat(WorldHash.of(base)).isEqualTo(before);
        Path made = folder.resolve("deep/down/new");
        assertThat(Files.readString(made.resolve("world.yaml"))).contains("extends: \"../../../world\"");
        assertThat(Files.readAllLines(made.resolve("trade.csv")))
                .filteredOn(l -> l.startsWith("w-ore,CN,US,flow"))
                .hasSize(2);
        assertThat(Files.readAllLines(made.resolve("trade.csv"))).noneMatch(l -> l.startsWith("magnet"));
    }

    @Test
    void aWorldThatFailsItsCheckNeverAppears() throws IOException {
        WorldUpdate.Plan plan = plan(asked(true));
        Path into = folder.resolve("new");

        assertThatThrownBy(() -> WorldCopy.write(plan, into, "# Update\n", made -> {
                    assertThat(made.resolve("world.yaml")).exists();
                    throw new IllegalArgumentException("no");
                }))
                .hasMessage("no");
        assertThat(into).doesNotExist();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).noneMatch(p -> p.getFileName().toString().startsWith("."));
        }
    }

    @Test
    void noFolderInUseIsWrittenTo() throws IOException {
        WorldUpdate.Plan plan = plan(asked(true));
        Files.createDirectories(folder.resolve("used"));
        Files.writeString(folder.resolve("used/mine.txt"), "mine");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorldCopy.write(plan, folder.resolve("used"), "", _ -> {}))
                .withMessageContaining("must be empty or new");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorldCopy.write(plan, world.resolve("in"), "", _ -> {}))
                .withMessageContaining("must not lie in the world");
    }
}
