package dev.chokepoint.data.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /// A sound workbook with the third row as it is given, and something before the sheet.
    private Path book(String before, String cell) throws IOException {
        Path sound = folder.resolve("sound.xlsx");
        try (SheetWriter writer = SheetWriter.create(sound, List.of("sku", "text"))) {
            writer.write(List.of("A", "one"));
            writer.commit();
        }
        Path broken = folder.resolve("broken.xlsx");
        try (ZipFile in = new ZipFile(sound.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(broken))) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                String text = new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                if (entry.getName().endsWith("sheet1.xml")) {
                    text = text.replaceFirst("<worksheet", Matcher.quoteReplacement(before) + "<worksheet")
                            .replace("</sheetData>", "<row r=\"3\">" + cell + "</row></sheetData>");
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        return broken;
    }

    /// Hands and other programs write what spreadsheets do not: each is told with its row, never as a fault.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|<c r='A3' t='inlineStr'><is><t>a&#0;b</t></is></c>|null character",
                "''|<c r='A3' t='inlineStr'><is><t>a\u0000b</t></is></c>|NULL",
                "<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>|<c r='A3' t='inlineStr'><is><t>&x;</t></is></c>|an entity",
                "<!DOCTYPE w [<!ENTITY a 'aaa'><!ENTITY b '&a;&a;'>]>|<c r='A3' t='inlineStr'><is><t>&b;</t></is></c>|an entity",
                "''|<c r='A3' t='zz'><v>1</v></c>|Unknown cell type : zz",
                "''|<c r='A3' t='s'><v>x</v></c>|numbered as no spreadsheet",
                "''|<c r='ZZZZZZZZ3'><v>1</v></c>|numbered as no spreadsheet",
                "''|<c r='A3' t='b'><v>maybe</v></c>|boolean",
                "''|<c r='A3'><v>1e999999999</v></c>|larger or smaller than a sheet can hold",
                "''|<c r='A3' t='e'><v>#REF!</v></c>|#REF!",
            })
    void whatNoSpreadsheetWritesIsToldWithItsRow(String before, String cell, String told) throws IOException {
        Path broken = book(before, cell.replace("\\u0000", "\u0000"));
        assertThatThrownBy(() -> lines(broken)).isInstanceOfSatisfying(SheetReader.UnreadableException.class, e -> {
            assertThat(e.line()).isEqualTo(3);
            assertThat(e.getMessage()).contains(told).doesNotContain("\n", "row,col");
        });
    }
}
