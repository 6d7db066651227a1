package dev.chokepoint.data.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.data.deals.DomainFiles;
import dev.chokepoint.data.ledger.LedgerReader;
import dev.chokepoint.data.statistics.StatisticKind;
import dev.chokepoint.data.store.Progress;
import dev.chokepoint.data.store.TableImport;
import dev.chokepoint.data.store.TradeStore;
import dev.chokepoint.data.tables.TableReader;
import dev.chokepoint.data.world.ScenarioFile;
import dev.chokepoint.data.world.WorldReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Small files made to fill the memory, to stop the program or to lead it elsewhere. Entities of workbooks, bombs in
/// web
/// archives, pages and PDF and members that leave an archive of trade are with their readers.
@Timeout(20)
class AttacksTest {
    @TempDir
    private Path folder;

    private static List<String> said(Loaded<?> loaded) {
        return loaded.problems().stream().map(Problem::text).toList();
    }

    @Test
    void anArrayThatSaysItIsLargerThanItsFileIsRefusedBeforeAnyMemoryIsTaken() throws IOException {
        Files.writeString(folder.resolve("t_labels.txt"), "regions\tA\nsectors\ts\nfd_categories\tc\n");
        Path file = folder.resolve("t_input.npz");
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (46340, 46340), }\n";
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("Z.npy"));
            zip.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
            zip.write(header.getBytes(StandardCharsets.ISO_8859_1));
            zip.closeEntry();
        }
        assertThat(said(TableReader.read(file))).singleElement().asString().contains("needs more bytes than");
    }

    @Test
    void aTextOfOneEndlessLineThatIsPackedSmallIsRefused() throws IOException {
        Path file = folder.resolve("c.csv.gz");
        byte[] block = "9".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (int k = 0; k < 300; k++) {
                out.write(block);
            }
        }
        assertThat(Files.size(file)).isLessThan(1_000_000);
        try (TradeStore store = TradeStore.create(folder.resolve("store"))) {
            TableImport.Report report = new TableImport(store, LocalDate.of(2026, 11, 30), false)
                    .read(StatisticKind.COMTRADE, file, Progress.NONE);
            assertThat(report.outcome()).isEqualTo(TableImport.Outcome.REFUSED);
            assertThat(report.problems()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><utility_space>&b;</utility_space>",
                "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;\">]><utility_space>&c;</utility_space>",
                "<!DOCTYPE a SYSTEM \"http://example.invalid/a.dtd\"><utility_space/>"
            })
    void aDomainWithEntitiesOrADocumentTypeIsRefused(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("d.xml"), text);
        assertThat(said(DomainFiles.load(file, List.of(file, file))))
                .isNotEmpty()
                .allSatisfy(p -> assertThat(p).startsWith("d.xml:1"))
                .anySatisfy(p -> assertThat(p).contains("not allowed"));
    }

    @Test
    void aDomainThatIsNestedVeryDeeplyIsRefused() throws IOException {
        Path xml = Files.writeString(folder.resolve("d.xml"), "<a>".repeat(100_000));
        Path json = Files.writeString(folder.resolve("d.json"), "{\"a\":".repeat(100_000));
        assertThat(said(DomainFiles.load(xml, List.of(xml, xml)))).isNotEmpty();
        assertThat(said(DomainFiles.load(json, List.of(json, json)))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nchanges: *c\n",
                "name: !!javax.script.ScriptEngineManager [x]\nchanges: []\n",
                "name: x\nchanges: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
            })
    void yamlThatMultipliesNamesClassesOrNestsIsRefused(String text) {
        assertThat(said(ScenarioFile.parse("s.yaml", text)))
                .isNotEmpty()
                .allSatisfy(p -> assertThat(p).startsWith("s.yaml:"));
    }

    @Test
    void worldsThatNameEachOthersLedgersAreToldSo() throws IOException {
        Path a = world("a", "id: a\ntitle: A\nledger: ../b\n");
        world("b", "id: b\ntitle: B\nledger: ../a\n");
        assertThat(said(WorldReader.read(a))).anySatisfy(p -> assertThat(p).contains("must have a ledger"));
        Path own = world("c", "id: c\ntitle: C\nledger: ../c\n");
        assertThat(said(WorldReader.read(own))).anySatisfy(p -> assertThat(p).contains("in a circle"));
    }

    private Path world(String name, String text) throws IOException {
        Path world = Files.createDirectories(folder.resolve(name));
        Files.writeString(world.resolve("world.yaml"), text);
        return world;
    }

    @Test
    void aWorldCannotNameAFolderByItsFullPath() throws IOException {
        Path a = world("a", "id: a\ntitle: A\nextends: /etc\n");
        assertThat(said(WorldReader.read(a)))
                .anySatisfy(p -> assertThat(p).startsWith("world.yaml:3").contains("a path from this folder"));
    }

    @Test
    void aListOfALedgerCannotLieOutsideItsFolder() throws IOException {
        Path ledger = Files.createDirectories(folder.resolve("w/ledger/measures"));
        Files.createDirectories(folder.resolve("w/ledger/lists"));
        Files.writeString(folder.resolve("secret.csv"), "name,listed_from\nA secret,2020-01-01\n");
        Files.writeString(folder.resolve("w/ledger/lists/lists.yaml"), """
                lists:
                  - {file: ../../../secret.csv, layout: parties, regime: US, list: el, kind: party, completeness: whole, held: 1, known: 1, from: 2020-01-01, read_through: 2026-01-01, source: a, licence: b, rows: 1}
                """);
        assertThat(ledger).exists();
        assertThat(said(LedgerReader.read(folder.resolve("w"))))
                .anySatisfy(p -> assertThat(p).contains("lists.yaml").contains("secret.csv"));
    }
}
