package dev.chokepoint.data.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.exposure.tables.IoTable;
import dev.chokepoint.exposure.tables.SyntheticTable;
import dev.chokepoint.exposure.tables.TableBalance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableReaderTest {
    @TempDir
    Path folder;

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static IoTable table(Loaded<Optional<TableBalance>> loaded) {
        assertThat(loaded.value())
                .as("%s", loaded.problems().stream().map(Problem::text).toList())
                .isPresent();
        return loaded.value().orElseThrow().table();
    }

    private static void assertTwoByTwo(IoTable table) {
        assertThat(table.regions()).containsExactly("AUS", "ROW");
        assertThat(table.size()).isEqualTo(4);
        assertThat(table.sales(0)).containsExactly(1, 2, 3, 4);
        assertThat(table.sales(3)).containsExactly(4, 3, 2, 1);
        assertThat(table.finalSales(0)).containsExactly(5, 6);
        assertThat(table.finalSales(3)).containsExactly(11, 12);
    }

    @Test
    void plainMatricesReadBackAsTheyWereWritten() throws IOException {
        IoTable made = SyntheticTable.of(3, 4, 2, 9L);
        SeriesWriter.table(made, folder);
        IoTable read = table(TableReader.read(folder));
        assertThat(read.industries()).isEqualTo(made.industries());
        for (int i = 0; i < made.size(); i++) {
            assertThat(read.sales(i)).isEqualTo(made.sales(i));
            assertThat(read.finalSales(i)).isEqualTo(made.finalSales(i));
        }
    }

    @Test
    void exiobaseFlowsAreReadWithTwoHeaderRows() throws IOException {
        write("Z.txt", """
                region\t\tAUS\tAUS\tROW\tROW
                sector\t\tWheat\tCoal\tWheat\tCoal
                AUS\tWheat\t1\t2\t3\t4
                AUS\tCoal\t1\t1\t1\t1
                ROW\tWheat\t2\t2\t2\t2
                ROW\tCoal\t4\t3\t2\t1
                """);
        write("Y.txt", """
                region\t\tAUS\tROW
                category\t\tHouseholds\tHouseholds
                AUS\tWheat\t5\t6
                AUS\tCoal\t7\t8
                ROW\tWheat\t9\t10
                ROW\tCoal\t11\t12
                """);
        assertTwoByTwo(table(TableReader.read(folder)));
    }

    @Test
    void exiobaseCoefficientsInAZipBecomeFlows() throws IOException {
        Path zip = folder.resolve("IOT_2011_pxp.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            entry(out, "A.txt", """
                    region\t\tAUS\tAUS\tROW\tROW
                    sector\t\tWheat\tCoal\tWheat\tCoal
                    region\tsector\t\t\t\t
                    AUS\tWheat\t0.05\t0.1\t0.1\t0.125
                    AUS\tCoal\t0.05\t0.05\t0.04\t0.03125
                    ROW\tWheat\t0.1\t0.1\t0.08\t0.0625
                    ROW\tCoal\t0.2\t0.15\t0.08\t0.03125
                    """);
            entry(out, "Y.txt", """
                    region\t\tAUS\tROW
                    category\t\tHouseholds\tHouseholds
                    region\tsector\t\t
                    AUS\tWheat\t5\t6
                    AUS\tCoal\t7\t8
                    ROW\tWheat\t9\t10
                    ROW\tCoal\t11\t12
                    """);
            entry(
                    out,
                    "x.txt",
                    "region\tsector\tindout\nAUS\tWheat\t20\nAUS\tCoal\t20\nROW\tWheat\t25\nROW\tCoal\t32\n");
            entry(out, "satellite/x.txt", "nonsense");
        }
        Loaded<Optional<TableBalance>> loaded = TableReader.read(zip);
        IoTable table = table(loaded);
        assertThat(table.sales(0)).containsExactly(1, 2, 2.5, 4);
        // 20 is stated for a row that sums to 20.5, and so on: the row sums are used and the difference is said.
        assertThat(loaded.problems()).anyMatch(p -> p.field().equals("AUS/Wheat") && !p.isError());
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry("IOT_2011_pxp/" + name));
        zip.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    @Test
    void oecdTablesAreReadByTheirLabels() throws IOException {
        write("ICIO2021_2018.csv", """
                V1,AUS_01T02,AUS_05,ROW_01T02,ROW_05,AUS_HFCE,ROW_HFCE,TOTAL
                AUS_01T02,1,2,3,4,5,6,21
                AUS_05,1,1,1,1,7,8,19
                ROW_01T02,2,2,2,2,9,10,27
                ROW_05,4,3,2,1,11,12,33
                AUS_TAXSUB,0,0,0,0,0,0,0
                VALU,13,11,19,25,,,
                OUTPUT,21,19,27,33,,,
                """);
        Loaded<Optional<TableBalance>> loaded = TableReader.read(folder.resolve("ICIO2021_2018.csv"));
        assertTwoByTwo(table(loaded));
        assertThat(loaded.problems()).isEmpty();
    }

    @Test
    void wiodTablesOf2016AreReadFromTheWideLayout() throws IOException {
        write("wiot.csv", """
                IndustryCode,IndustryDescription,Country,RNr,Year,vAUS1,vAUS2,vROW1,vROW2,vAUS57,vROW57,TOT
                A01,Crop,AUS,1,2014,1,2,3,4,5,6,21
                A02,Forest,AUS,2,2014,1,1,1,1,7,8,19
                A01,Crop,ROW,1,2014,2,2,2,2,9,10,27
                A02,Forest,ROW,2,2014,4,3,2,1,11,12,33
                II_fob,Total,TOT,65,2014,8,8,8,8,,,
                VA,Value added,TOT,70,2014,13,11,19,25,,,
                """);
        assertTwoByTwo(table(TableReader.read(folder.resolve("wiot.csv"))));
    }

    @Test
    void wiodTablesOf2013AreReadFromTheirSheet() throws IOException {
        write("wiot95.csv", """
                World,,,,AtB,C,AtB,C,,,
                ,,,,Crop,Mining,Crop,Mining,Households,Households,Output
                ,,,,AUS,AUS,ROW,ROW,AUS,ROW,TOT
                ,,,,c1,c2,c1,c2,c37,c37,c60
                AtB,Crop,AUS,c1,1,2,3,4,5,6,21
                C,Mining,AUS,c2,1,1,1,1,7,8,19
                AtB,Crop,ROW,c1,2,2,2,2,9,10,27
                C,Mining,ROW,c2,4,3,2,1,11,12,33
                r64,Value added,TOT,r64,13,11,19,25,0,0,
                """);
        assertTwoByTwo(table(TableReader.read(folder.resolve("wiot95.csv"))));
    }

    @Test
    void labelsThatDoNotMatchAndBadNumbersAreNamedWithTheirLine() throws IOException {
        write("Z.csv", "region,sector,A/s,B/s\nA,s,1,x\nC,s,1,2\n");
        write("Y.csv", "region,sector,A/f,B/f\nA,s,1,2\nB,s,1,2\n");
        Loaded<Optional<TableBalance>> loaded = TableReader.read(folder);
        assertThat(loaded.value()).isEmpty();
        assertThat(loaded.problems())
                .anyMatch(p -> p.line() == 2 && p.value().equals("x"))
                .anyMatch(p -> p.line() == 3 && p.value().equals("C/s"))
                .anyMatch(p -> p.value().equals("B/s") && p.expected().contains("no row"));
    }

    @Test
    void negativeFinalDemandIsRepairedAndSaid() throws IOException {
        write("Z.csv", "region,sector,A/s,B/s\nA,s,1,2\nB,s,1,2\n");
        write("Y.csv", "region,sector,A/f,B/f\nA,s,9,-2\nB,s,8,7\n");
        Loaded<Optional<TableBalance>> loaded = TableReader.read(folder);
        assertThat(table(loaded).finalSales(0)).containsExactly(9, 0);
        assertThat(loaded.problems()).singleElement().satisfies(p -> {
            assertThat(p.isError()).isFalse();
            assertThat(p.text()).contains("negative final demand set to 0");
        });
    }

    @Test
    void aFolderWithoutATableSaysWhatIsExpected() throws IOException {
        write("readme.txt", "nothing");
        assertThat(TableReader.read(folder).problems().getFirst().text()).contains("expected Z.csv and Y.csv");
        assertThat(TableReader.read(folder.resolve("none")).hasErrors()).isTrue();
    }

    @Test
    void aBrokenArchiveIsAProblemNotAnException() throws IOException {
        write("t_labels.txt", "regions\tA\nsectors\ts\nfd_categories\tf\n");
        write("t_input.npz", "this is no zip");
        assertThat(TableReader.read(folder.resolve("t_input.npz")).hasErrors()).isTrue();
    }
}
