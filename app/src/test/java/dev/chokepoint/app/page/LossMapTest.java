package dev.chokepoint.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.map.WorldShapes;
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
    private static final WorldShapes WORLD = WorldShapes.bundled();

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
