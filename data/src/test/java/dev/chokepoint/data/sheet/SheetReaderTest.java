package dev.chokepoint.data.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetReaderTest {
    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static List<SheetReader.Line> lines(Path file) {
        List<SheetReader.Line> lines = new ArrayList<>();
        try (SheetReader reader = SheetReader.open(file)) {
            reader.forEach(lines::add);
        }
        return lines;
    }

    @Test
    void readsCsvWithAByteOrderMarkAndKeepsLineNumbers() throws IOException {
        Path csv = file("a.csv", "\uFEFFPart No,Unit-Cost\n\nA1,3.5\n\"B, two\",4\n");

        List<SheetReader.Line> lines = lines(csv);

        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().number()).isEqualTo(3);
        assertThat(lines.getFirst().get("part_no")).isEqualTo("A1");
        assertThat(lines.getLast().get("part_no")).isEqualTo("B, two");
        assertThat(lines.getLast().get("unit_cost")).isEqualTo("4");
        assertThat(lines.getLast().get("absent")).isEmpty();
    }

    @Test
    void readsSemicolonsAndTabsWhereTheHeaderHasNoComma() throws IOException {
        assertThat(lines(file("a.csv", "sku;text\nA;x, y\n")).getFirst().get("text"))
                .isEqualTo("x, y");
        assertThat(lines(file("b.tsv", "sku\ttext\nA\tx, y\n")).getFirst().get("text"))
                .isEqualTo("x, y");
    }

    @Test
    void refusesATableWithADoubleColumnOrNoHeader() throws IOException {
        assertThatThrownBy(() -> lines(file("a.csv", "sku,SKU\nA,B\n")))
                .isInstanceOf(SheetReader.UnreadableException.class)
                .hasMessageContaining("(sku) must stand once");
        assertThatThrownBy(() -> lines(file("b.csv", "\n\n"))).hasMessageContaining("must start with the names");
    }

    @Test
    void saysWhichLineHasTooManyFields() throws IOException {
        assertThatThrownBy(() -> lines(file("a.csv", "sku,text\nA,1,234\n")))
                .isInstanceOfSatisfying(
                        SheetReader.UnreadableException.class,
                        e -> assertThat(e.line()).isEqualTo(2))
                .hasMessageContaining("needs double quotes");
    }

    @Test
    void refusesOtherEncodingsAndWorkbooksWithTheWrongName() throws IOException {
        Path latin = folder.resolve("latin.csv");
        Files.write(latin, "sku,text\nA,Säge\n".getBytes(Charset.forName("windows-1252")));
        assertThatThrownBy(() -> lines(latin)).hasMessageContaining("UTF-8");

        Path book = folder.resolve("t.xlsx");
        try (SheetWriter writer = SheetWriter.create(book, List.of("sku"))) {
            writer.write(List.of("A"));
            writer.commit();
        }
        Path misnamed = Files.move(book, folder.resolve("t.csv"));
        assertThatThrownBy(() -> lines(misnamed)).hasMessageContaining("must end in .xlsx");
        assertThatThrownBy(() -> lines(file("u.xlsx", "sku\nA\n"))).hasMessageContaining("must be an .xlsx workbook");
        Path old = folder.resolve("old.csv");
        Files.write(
                old,
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1});
        assertThatThrownBy(() -> lines(old)).hasMessageContaining("old kind (.xls)");
        assertThatThrownBy(() -> lines(folder.resolve("none.csv"))).hasMessageContaining("was not found");
    }

    @Test
    void aWorkbookReadsAsItWasWritten() {
        Path book = folder.resolve("t.xlsx");
        try (SheetWriter writer = SheetWriter.create(book, List.of("sku", "mass kg", "on", "note"))) {
            writer.write(List.of("007", 2.5, LocalDate.parse("2025-06-10"), "钕铁硼"));
            writer.write(List.of("", 1_000_000L, "", ""));
            writer.commit();
        }

        List<SheetReader.Line> lines = lines(book);

        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().number()).isEqualTo(2);
        assertThat(lines.getFirst().get("sku")).isEqualTo("007");
        assertThat(lines.getFirst().get("mass_kg")).isEqualTo("2.5");
        assertThat(lines.getFirst().get("on")).isEqualTo("2025-06-10");
        assertThat(lines.getFirst().get("note")).isEqualTo("钕铁硼");
        assertThat(lines.getLast().get("mass_kg")).isEqualTo("1000000");
    }

    @Test
    void aTableThatWasNotCommittedLeavesTheOldOne() throws IOException {
        Path csv = file("a.csv", "old\n");
        try (SheetWriter writer = SheetWriter.create(csv, List.of("new"))) {
            writer.write(List.of("x"));
        }
        assertThat(csv).hasContent("old");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(csv);
        }
    }
}
