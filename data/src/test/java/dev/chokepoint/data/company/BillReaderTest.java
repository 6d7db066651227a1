package dev.chokepoint.data.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.exposure.company.Bill;
import dev.chokepoint.exposure.world.SampleWorlds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillReaderTest {
    private static final String HEAD = "parent,sku,description,quantity,unit,item,content,per_month,value_usd\n";

    @TempDir
    private Path folder;

    private Loaded<BillReader.Reading> read(String bill, String stock, String map) throws IOException {
        Path file = Files.writeString(folder.resolve("bom.csv"), bill);
        Optional<Path> held =
                stock.isEmpty() ? Optional.empty() : Optional.of(Files.writeString(folder.resolve("stock.csv"), stock));
        Optional<Path> mapped =
                map.isEmpty() ? Optional.empty() : Optional.of(Files.writeString(folder.resolve("map.csv"), map));
        return BillReader.read(file, held, mapped, SampleWorlds.samariumJets(), "US");
    }

    private static List<String> errors(Loaded<BillReader.Reading> loaded) {
        return loaded.problems().stream()
                .filter(Problem::isError)
                .map(Problem::text)
                .toList();
    }

    @Test
    void readsParentsStockAndUnits() throws IOException {
        var loaded = read(
                HEAD + ",M,Motor,1,piece,,,100,50\nM,MG,Magnet,40,g,smco-magnet,,,\nM,SH,Shaft,1,,none,,,\n",
                "sku,quantity,unit,months\nMG,2,kg,\nM,,,0.5\n",
                "");

        assertThat(errors(loaded)).isEmpty();
        Bill bill = loaded.value().bill();
        Bill.Part magnet = bill.parts().get(1);
        assertThat(magnet.stock().central()).isEqualTo(2000);
        assertThat(magnet.sourcing()).isInstanceOfSatisfying(Bill.Sourcing.Bought.class, b -> {
            assertThat(b.content().central()).isEqualTo(0.001);
            assertThat(b.place()).isEqualTo("US");
        });
        assertThat(bill.parts().get(2).sourcing()).isInstanceOf(Bill.Sourcing.Outside.class);
        assertThat(bill.parts().getFirst().stock().central()).isEqualTo(50);
        assertThat(bill.usePerMonth()).containsEntry("MG", 4000.0);
    }

    @ParameterizedTest
    @CsvSource({"0,1,2,1", "1,2,3,2", "0,.1,..2,.1", "1,1.1,1.1.1,1.2"})
    void readsLevelsAsErpSystemsWriteThem(String a, String b, String c, String d) throws IOException {
        String bill = "Level,Part Number,Desc,Qty,UoM,per_month,value_usd\n" + a + ",M,,1,,10,5\n" + b + ",R,,2,,,\n"
                + c + ",MG,samarium cobalt magnets,3,kg,,\n" + d + ",S,,1,,,\n";

        var loaded = read(bill, "", "");

        assertThat(errors(loaded)).isEmpty();
        assertThat(loaded.value().bill().lines())
                .extracting(Bill.Line::parent, Bill.Line::sku)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("M", "R"),
                        org.assertj.core.groups.Tuple.tuple("R", "MG"),
                        org.assertj.core.groups.Tuple.tuple("M", "S"));
    }

    @Test
    void aPartWithoutAnItemStaysOpenAndGetsSuggestions() throws IOException {
        var loaded = read(HEAD + ",M,,1,,,,100,50\nM,MG,Ring magnet samarium-cobalt,1,kg,,,,\n", "", "");

        assertThat(loaded.value().bill().parts().get(1).sourcing()).isInstanceOf(Bill.Sourcing.Open.class);
        assertThat(Objects.requireNonNull(loaded.value().suggestions().get("MG"))
                        .getFirst()
                        .means()
                        .id())
                .isEqualTo("smco-magnet");
    }

    @Test
    void aMapConfirmsItemsAndEmptyLinesWait() throws IOException {
        String bill = HEAD + ",M,,1,,,,100,50\nM,MG,,8,piece,,,,\nM,Q,,1,,,,,\n";
        var loaded = read(bill, "", "sku,item,content\nMG,smco-magnet,12 g\nQ,,\n");

        assertThat(errors(loaded)).isEmpty();
        assertThat(loaded.value().bill().parts().get(1).sourcing())
                .isInstanceOfSatisfying(
                        Bill.Sourcing.Bought.class,
                        b -> assertThat(b.content().central()).isEqualTo(0.012));
        assertThat(loaded.value().bill().parts().get(2).sourcing()).isInstanceOf(Bill.Sourcing.Open.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",M,,1,,,,100,50;M,MG,,x,kg,smco-magnet,,, | bom.csv:3: quantity (x)",
                ",M,,1,,,,100,50;M,MG,,\"0,35\",kg,smco-magnet,,, | bom.csv:3: quantity (0,35): A number must have no comma",
                ",M,,1,,,,100,50;M,MG,,-2,kg,smco-magnet,,, | bom.csv:3: quantity (-2): The number must be above 0",
                ",M,,1,,,,100,50;M,MG,,1,kg,smco-magnett,,, | Maybe \"smco-magnet\" was meant",
                ",M,,1,,,,100,50;M,MG,,1,piece,smco-magnet,,, | must say how much of (smco-magnet) it holds",
                ",M,,1,,,,100,50;M,MG,,1,piece,smco-magnet,12 seats,, | content (12 seats)",
                ",M,,1,,,,100,50;M,R,,1,,,,,;R,M,,1,,,,, | A part takes itself: M > R > M",
                ",M,,1,,,,,50;M,MG,,1,kg,smco-magnet,,, | must say how many are planned per month",
                ",M,,1,,,,100,50;M,MG,,1,kg,smco-magnet,,,;M,MG,,2,kg,smco-magnet,,, | stands twice under (M)",
                ",M,,1,,,,100,50;M,MG,,1,kg,smco-magnet,,,;M,X,,1,,motor,,,;X,Y,,1,,none,,, | is made; it must not be",
                ",M,,1,,,,100,50;M,MG,,1,kg,motor,,, | must say how much of (motor)"
            })
    void saysWhatIsWrongAndWhere(String lines, String expected) throws IOException {
        var loaded = read(HEAD + lines.replace(';', '\n') + "\n", "", "");

        assertThat(String.join("\n", errors(loaded))).contains(expected);
    }

    @Test
    void aStockOfAnUnknownPartIsAWarningWithAHint() throws IOException {
        var loaded =
                read(HEAD + ",M,,1,,,,100,50\nM,MG-7,,1,kg,smco-magnet,,,\n", "sku,quantity\nMG-8,5\nM,many\n", "");

        assertThat(loaded.problems().stream().map(Problem::text))
                .anyMatch(t -> t.contains("stock.csv:2: warning: sku (MG-8)") && t.contains("Maybe \"MG-7\" was meant"))
                .anyMatch(t -> t.contains("stock.csv:3: quantity (many)"));
    }

    @Test
    void aPlaceWhereTheItemIsNotHandledIsRefused() throws IOException {
        Path bill =
                Files.writeString(folder.resolve("b.csv"), HEAD + ",M,,1,,,,100,50\nM,MG,,1,kg,eda-seat,3 seat,,\n");

        var wrong = BillReader.read(bill, Optional.empty(), Optional.empty(), SampleWorlds.samariumJets(), "XX");

        assertThat(String.join("\n", errors(wrong))).contains("The place must be one of US, CN");
    }
}
