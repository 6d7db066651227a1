package dev.chokepoint.data.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.data.indicators.IndicatorTable;
import dev.chokepoint.data.indicators.Materials;
import dev.chokepoint.data.indicators.StoreRows;
import dev.chokepoint.data.store.RowSet;
import dev.chokepoint.data.world.WorldReader;
import dev.chokepoint.exposure.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A drafted world says what the store says, adds up, names its sources and lists what nobody has said.
class WorldBuildTest {
    private static final int YEAR = 2022;

    @TempDir
    private Path folder;

    private static RowSet set(String kind, String dataset, int year) {
        return new RowSet(
                1,
                kind,
                dataset,
                year,
                new RowSet.Origin(kind + ".csv", 1, "abc", "own use", "", LocalDate.of(2024, 3, 1)),
                new RowSet.Counts(1, 1, 0, 1, 0));
    }

    private WorldBuild.Result build(List<String> places, String... rows) throws IOException {
        Path table = folder.resolve("rows.csv");
        Files.writeString(
                table,
                "place,item,stage,year,production_t,partner,import_t,value_usd,source\n" + String.join("\n", rows)
                        + "\n");
        Loaded<IndicatorTable> read = IndicatorTable.read(table);
        assertThat(read.problems()).isEmpty();
        return WorldBuild.write(
                folder.resolve("drafted"),
                new WorldBuild.Asked("drafted", YEAR, places, 8, ""),
                List.of(new Materials.Material("Gallium", "metal", "Gallium", List.of(811292))),
                new StoreRows.Result(read.value(), List.of()),
                List.of(set("baci", "HS17-V202401", YEAR), set("wmd", "2024", 0)));
    }

    private static String made(String place, String tonnes) {
        return place + ",Gallium,metal,2022," + tonnes + ",,,,\"wmd 2024, line 7\"";
    }

    private static String sent(String from, String to, double tonnes, double usdPerKg) {
        return to + ",Gallium,metal,2022,," + from + "," + tonnes + "," + tonnes * 1000 * usdPerKg
                + ",BACI HS17-V202401 2022";
    }

    private String file(String name) throws IOException {
        return Files.readString(folder.resolve("drafted").resolve(name));
    }

    private World world() {
        Loaded<Optional<World>> world = WorldReader.read(folder.resolve("drafted"));
        assertThat(world.problems()).extracting(Problem::text).isEmpty();
        return world.value().orElseThrow();
    }

    @Test
    void productionTradeAndUseAddUpAndNameTheirSources() throws IOException {
        WorldBuild.Result made = build(
                List.of("US", "CN", "JP"),
                made("CHN", "90..110"),
                made("JPN", "3"),
                sent("CHN", "JPN", 30, 200),
                sent("CHN", "USA", 20, 300),
                sent("JPN", "USA", 5, 400));

        World world = world();

        assertThat(world.lanes()).hasSize(3);
        assertThat(made.lanes()).isEqualTo(3);
        assertThat(file("production.csv"))
                .contains("make-gallium-metal,CN,production,,,90..110,t/year,2022,wmd-2024,,line 7");
        assertThat(file("demand.csv"))
                .contains("gallium-metal,CN,civil,quantity,50,t/year,2022,assumed:")
                .contains("gallium-metal,JP,civil,quantity,28,t/year,2022,assumed:")
                .contains("gallium-metal,US,civil,quantity,25,t/year,2022,assumed:");
        assertThat(file("prices.csv")).contains("gallium-metal,200..300..400,USD/kg,2022,baci-hs17-v202401-2022");
        assertThat(file("items.csv")).contains("hs2017~811292");
        assertThat(file("sources.yaml")).contains("published: 2024-03-01");
    }

    @Test
    void whatStatisticsDoNotSayIsAGap() throws IOException {
        WorldBuild.Result made = build(
                List.of("US", "CN", "JP"),
                made("JPN", "3"),
                made("USA", "W"),
                sent("CHN", "JPN", 40, 200),
                sent("JPN", "USA", 50, 300),
                sent("USA", "CHN", 60, 300));

        world();

        assertThat(made.gaps())
                .anyMatch(g -> g.startsWith("Gallium (metal) in JP: statistics say that 3 t were made, less than 10 t"))
                .anyMatch(g -> g.equals("Gallium (metal) in US: production is withheld; net exports stand for it"))
                .anyMatch(g -> g.contains("(recipes.csv) is not in trade data"))
                .anyMatch(g -> g.startsWith("no ledger"));
        made.gaps()
                .forEach(g -> assertThat(folder.resolve("drafted/README.md"))
                        .content()
                        .contains(g));
        assertThat(file("production.csv")).contains("make-gallium-metal,US,production,,,10,t/year,2022,assumed:");
    }

    @Test
    void theUnionIsOnePlaceAndWhatIsNotToldApartIsTheRestOfTheWorld() throws IOException {
        build(
                List.of("EU", "CN"),
                sent("CHN", "DEU", 10, 200),
                sent("CHN", "FRA", 5, 200),
                sent("DEU", "FRA", 3, 200),
                sent("CHN", "BRA", 2, 200),
                sent("ZAF", "BRA", 1, 200));

        assertThat(world().places()).extracting(p -> p.id()).containsExactlyInAnyOrder("CN", "EU", "ROW");
        assertThat(file("trade.csv"))
                .contains("gallium-metal,CN,EU,flow,15,")
                .contains("gallium-metal,CN,ROW,flow,2,")
                .doesNotContain(",EU,EU,")
                .doesNotContain(",ROW,ROW,");
    }

    @Test
    void nothingIsOverwrittenAndNothingIsMadeOfNothing() throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> build(List.of(), made("CHN", "90")))
                .withMessageContaining("holds no trade with a mass in 2022");
        build(List.of(), sent("CHN", "USA", 1, 200));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> build(List.of(), sent("CHN", "USA", 1, 200)))
                .withMessageContaining("must be empty or new");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BuiltPlaces.named(List.of("DE")))
                .withMessageContaining("member of the European Union");
    }
}
