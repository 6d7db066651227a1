package dev.chokepoint.app.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.ario.Ario;
import dev.chokepoint.exposure.ario.ArioEvent;
import dev.chokepoint.exposure.ario.ArioModel;
import dev.chokepoint.exposure.ario.ArioRun;
import dev.chokepoint.exposure.ario.ArioShock;
import dev.chokepoint.exposure.ario.Timing;
import dev.chokepoint.exposure.tables.IoTable;
import dev.chokepoint.exposure.tables.SyntheticTable;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LossMapTest {
    private static final double TOLERANCE_MAP = 1e-6;
    private static final WorldShapes WORLD = WorldShapes.bundled();

    private static List<String> codes(String... regions) {
        return WORLD.of(List.of(regions)).stream()
                .map(s -> s.isPresent() ? WORLD.shapes().get(s.getAsInt()).code3() : "-")
                .toList();
    }

    private static ArioRun run(String... regions) {
        IoTable made = SyntheticTable.of(regions.length, 3, 1, 8L);
        double[][] z = new double[made.size()][];
        double[][] y = new double[made.size()][];
        for (int i = 0; i < made.size(); i++) {
            z[i] = made.sales(i);
            y[i] = made.finalSales(i);
        }
        IoTable table = IoTable.of(List.of(regions), made.sectors(), made.categories(), z, y);
        return Ario.of(table, ArioModel.psiModel().withInventoryDays(5), 60)
                .run(ArioShock.of(new ArioEvent.CapacityCut("cut", Map.of(1, 0.9), Timing.days(3, 40))));
    }

    /// The width and height of the Equal Earth map, from its authors' paper: 2.05458 times as wide as high.
    @Test
    void theProjectionHasThePublishedShape() {
        double wide = EqualEarth.x(Math.PI, 0);
        double high = EqualEarth.y(Math.PI / 2);
        assertThat(wide / high).isCloseTo(2.05458, within(1e-5));
        assertThat(EqualEarth.x(0, 1)).isZero();
        assertThat(EqualEarth.y(-0.7)).isEqualTo(-EqualEarth.y(0.7));
    }

    /// Equal area: the area of a small cell on the map is that on the globe, cos φ dφ dλ.
    @Test
    void areasOnTheMapAreAsOnTheGlobe() {
        double d = 1e-4;
        for (double latitude = -1.2; latitude < 1.3; latitude += 0.4) {
            double high = (EqualEarth.y(latitude + d) - EqualEarth.y(latitude - d)) / (2 * d);
            double wide = EqualEarth.x(1, latitude);
            assertThat(high * wide).isCloseTo(Math.cos(latitude), within(TOLERANCE_MAP));
        }
    }

    @Test
    void regionsAreFoundByTheCodesThatTablesUse() {
        assertThat(codes("CHN", "us", "Germany", "ROM", "ROW")).containsExactly("CHN", "USA", "DEU", "ROU", "-");
        // OECD ICIO splits two countries.
        assertThat(codes("CN1", "CN2", "MX1")).containsExactly("CHN", "CHN", "MEX");
        // EXIOBASE: WF is a rest of Africa there, else Wallis and Futuna.
        assertThat(codes("FR", "WA", "WF", "WM")).containsExactly("FRA", "-", "-", "-");
        assertThat(codes("FR", "WF")).containsExactly("FRA", "WLF");
        assertThat(codes("SGP", "MLT", "HKG", "TWN")).containsExactly("SGP", "MLT", "HKG", "TWN");
    }

    @Test
    void noOutlineCrossesTheMap() {
        for (WorldShapes.Shape shape : WORLD.shapes()) {
            for (String ring : shape.path().split("Z")) {
                double before = Double.NaN;
                for (String corner : ring.split("[ML]")) {
                    if (corner.isEmpty() || corner.contains("a")) {
                        continue;
                    }
                    double x = Double.parseDouble(corner.substring(0, corner.indexOf(',')));
                    assertThat(x).isBetween(-0.1, WorldShapes.WIDTH + 0.1);
                    assertThat(Double.isNaN(before) || Math.abs(x - before) < 0.12 * WorldShapes.WIDTH)
                            .as("%s: %s", shape.name(), corner)
                            .isTrue();
                    before = x;
                }
            }
        }
    }

    @Test
    void theMapNamesLossesAndWhatIsNotOnIt() {
        ArioRun run = run("CHN", "USA", "ROW");
        double lost = 0;
        for (int s = 0; s < 3; s++) {
            lost += run.loss(s);
        }
        String html = LossMap.of(run);
        assertThat(html)
                .contains("<title>China: " + dev.chokepoint.base.Numbers.text(lost) + " million")
                .contains("<title>France: not in the table on its own")
                .contains("Not on the map: ROW")
                .contains("role=\"img\"", "days 0 to 9", "days 50 to 59")
                .doesNotContain("<script", "http");
        OptionalInt china = WORLD.of(List.of("CHN")).getFirst();
        assertThat(html).contains("<use href=\"#c" + china.getAsInt() + "\" fill=\"rgb(");
    }

    @Test
    void aTableWithoutCountriesSaysSo() {
        assertThat(LossMap.of(run("Norland", "Sudland"))).contains("No region of this table is a country");
    }
}
