package dev.chokepoint.app.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorldShapesTest {
    private static final double TOLERANCE_MAP = 1e-6;
    private static final WorldShapes WORLD = WorldShapes.bundled();

    private static List<String> codes(String... regions) {
        return WORLD.of(List.of(regions)).stream()
                .map(s -> s.isPresent() ? WORLD.shapes().get(s.getAsInt()).code3() : "-")
                .toList();
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
}
