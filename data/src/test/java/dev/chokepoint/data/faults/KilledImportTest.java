package dev.chokepoint.data.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.data.store.BaciImport;
import dev.chokepoint.data.store.Progress;
import dev.chokepoint.data.store.RowSet;
import dev.chokepoint.data.store.TradeStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An import that is killed by SIGKILL anywhere: a year of trade is whole in the store or not there at all, and the
/// same
/// command comes to the same.
class KilledImportTest {
    private static final int KILLS = Integer.getInteger("chokepoint.import-kills", 1);
    private static final int PRODUCTS = 6_000;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);
    private static final String OPENED = "opened";

    /// Longer than an import takes after the store is open, so that some kills come after its end.
    private static final int MOST_MILLIS = 800;

    @TempDir
    private Path folder;

    @Test
    void aYearIsWholeOrNotThereAfterEachKill() throws Exception {
        Path table = folder.resolve("BACI_HS17_Y2022_V202401.csv");
        StringBuilder rows = new StringBuilder("t,i,j,k,v,q\n");
        for (int product = 0; product < PRODUCTS; product++) {
            rows.append("2022,156,842,%06d,%d.125,3.000\n".formatted(10_101 + product, product));
        }
        Files.writeString(table, rows);
        RowSet whole;
        try (TradeStore undisturbed = TradeStore.create(folder.resolve("undisturbed"))) {
            new BaciImport(undisturbed, DAY, false).read(table, Progress.NONE);
            whole = undisturbed.rowSets().getFirst();
            assertThat(whole.counts().in()).isEqualTo(PRODUCTS);
        }
        Random random = new Random(3);
        for (int kill = 0; kill < KILLS; kill++) {
            Path store = folder.resolve("store-" + kill);
            Path said = folder.resolve("said-" + kill);
            Process process = importer(store, table, said);
            while (process.isAlive()
                    && (!Files.exists(said) || !Files.readString(said).contains(OPENED))) {
                Thread.sleep(2);
            }
            Thread.sleep(random.nextInt(MOST_MILLIS));
            process.destroyForcibly().waitFor();

            boolean acknowledged = Files.readString(said).contains("stored");
            try (TradeStore again = TradeStore.create(store)) {
                List<RowSet> sets = again.rowSets();
                assertThat(sets).as("kill " + kill).hasSizeBetween(acknowledged ? 1 : 0, 1);
                sets.forEach(s -> assertThat(s.counts()).isEqualTo(whole.counts()));
                BaciImport.Report report = new BaciImport(again, DAY, false).read(table, Progress.NONE);
                assertThat(report.complete()).as(report.problems().toString()).isTrue();
                assertThat(again.rowSets())
                        .singleElement()
                        .satisfies(s -> assertThat(s.counts()).isEqualTo(whole.counts()));
            }
        }
    }

    private static Process importer(Path store, Path table, Path said) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Importer.class.getName(),
                        store.toString(),
                        table.toString())
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /// Imports a table and says so once it is done.
    static final class Importer {
        private Importer() {}

        public static void main(String... args) {
            try (TradeStore store = TradeStore.create(Path.of(args[0]))) {
                System.out.println(OPENED);
                System.out.flush();
                BaciImport.Report report = new BaciImport(store, DAY, false).read(Path.of(args[1]), Progress.NONE);
                System.out.println(report.complete() ? "stored" : "refused");
                System.out.flush();
            }
        }
    }
}
