package dev.chokepoint.data.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.base.Problem;
import dev.chokepoint.data.ledger.LedgerFolder;
import dev.chokepoint.data.ledger.LedgerReader;
import dev.chokepoint.exposure.world.Price;
import dev.chokepoint.exposure.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A world may build on another one and share its ledger; the example world is the one built on.
class WorldLayoutTest {
    @TempDir
    Path folder;

    private Path base;
    private Path world;

    @BeforeEach
    void aWorldBesideTheExample() throws IOException {
        base = folder.resolve("worlds/base");
        WorldInit.write(base);
        world = Files.createDirectories(folder.resolve("worlds/later"));
        header("extends: base");
    }

    private void header(String line) throws IOException {
        Files.writeString(
                world.resolve("world.yaml"),
                "id: later\ntitle: Later\nfirst: 2026-01\nmonths: 6\nas_of: 2026-01-10\n" + line + "\n");
    }

    private void prices(String... lines) throws IOException {
        Files.writeString(
                world.resolve("prices.csv"),
                "item,value,unit,about,source,published,note\n" + String.join("\n", lines) + "\n");
    }

    private List<String> errors() {
        return WorldReader.read(world).problems().stream()
                .filter(Problem::isError)
                .map(Problem::text)
                .toList();
    }

    private World read() {
        return WorldReader.read(world).value().orElseThrow(() -> new AssertionError(errors()));
    }

    private static String price(World world, String item) {
        return world.prices().stream()
                .filter(p -> p.item().equals(item))
                .map(Price::price)
                .flatMap(v -> v.figures().stream())
                .map(f -> f.value().text())
                .collect(Collectors.joining(" "));
    }

    @Test
    void linesOfItsOwnReplaceAllVintagesAndTheOthersStand() throws IOException {
        World before = WorldReader.read(base).value().orElseThrow();
        prices("sm-oxide,3,USD/kg,2025,assumed: quotations of 2025,,");
        World after = read();
        assertThat(price(before, "sm-oxide")).isEqualTo("2..2.5 2.01");
        assertThat(price(after, "sm-oxide")).isEqualTo("3");
        assertThat(price(after, "sm-metal")).isEqualTo(price(before, "sm-metal"));
        assertThat(after.items()).isEqualTo(before.items());
        assertThat(after.parties()).isEqualTo(before.parties());
        assertThat(after.id()).isEqualTo("later");
        assertThat(after.months()).isEqualTo(6);
    }

    @Test
    void aProblemInTheOtherWorldIsToldWithItsFileAndLine() throws IOException {
        Path prices = base.resolve("prices.csv");
        Files.writeString(prices, Files.readString(prices).replace("10..14,USD/kg", "10..14,USD/litre"));
        assertThat(errors()).singleElement().asString().startsWith("../base/prices.csv:6: unit (USD/litre)");
    }

    @Test
    void aNewLineOfTheWorldMustFitTheNamesOfTheOther() throws IOException {
        prices("sm-oxid,3,USD/kg,2025,assumed: quotations of 2025,,");
        assertThat(errors()).singleElement().asString().startsWith("prices.csv:2: item (sm-oxid)");
    }

    @Test
    void theLedgerIsSharedAndNeverCopied() throws IOException {
        assertThat(LedgerReader.read(world).value().measures())
                .hasSameSizeAs(LedgerReader.read(base).value().measures())
                .isNotEmpty();
        assertThat(LedgerFolder.find(world.toString())).isEqualTo(world);
        assertThat(WorldLayout.of(world).ledger().toRealPath())
                .isEqualTo(base.resolve("ledger").toRealPath());
    }

    @Test
    void aWorldOfItsOwnMayShareALedgerToo() throws IOException {
        Path alone = folder.resolve("worlds/alone");
        WorldInit.write(alone);
        try (var files = Files.walk(alone.resolve("ledger"))) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
        Path header = alone.resolve("world.yaml");
        Files.writeString(header, Files.readString(header) + "ledger: base\n");
        assertThat(WorldReader.read(alone).problems()).isEmpty();
        assertThat(LedgerReader.read(alone).value().measures()).isNotEmpty();
        String hash = WorldHash.of(alone);
        Files.writeString(base.resolve("ledger/attributes.yaml"), "# changed\n");
        assertThat(WorldHash.of(alone)).isNotEqualTo(hash);
    }

    @Test
    void theFingerprintCoversTheWorldThatIsExtended() throws IOException {
        String hash = WorldHash.of(world);
        Path prices = base.resolve("prices.csv");
        Files.writeString(prices, Files.readString(prices) + "# a word\n");
        assertThat(WorldHash.of(world)).isNotEqualTo(hash);
    }

    @Test
    void aWorldThatIsNotThereIsToldWithWhereItWasLookedFor() throws IOException {
        header("extends: bsae");
        assertThat(errors())
                .first()
                .asString()
                .startsWith("world.yaml:6: extends (bsae)")
                .contains("was not found; looked for");
        assertThatThrownBy(() -> LedgerReader.read(world)).hasMessageContaining("world.yaml:6: extends (bsae)");
    }

    @Test
    void aLedgerThatIsNotThereIsTold() throws IOException {
        header("extends: base\nledger: nowhere");
        assertThat(errors()).singleElement().asString().startsWith("world.yaml:7: ledger (nowhere)");
        Path bare = Files.createDirectories(folder.resolve("worlds/bare"));
        Files.writeString(bare.resolve("world.yaml"), "id: bare\n");
        header("extends: base\nledger: bare");
        assertThat(errors()).singleElement().asString().contains("world.yaml:7: ledger (bare)", "must have a ledger");
    }

    @Test
    void aLedgerOfItsOwnAndANamedOneContradictEachOther() throws IOException {
        Files.createDirectories(world.resolve("ledger/measures"));
        header("extends: base\nledger: base");
        assertThat(errors()).singleElement().asString().contains("world.yaml:7: ledger (base)", "of its own");
    }

    @Test
    void aPathFromTheRootOfTheMachineIsRefused() throws IOException {
        header("extends: " + base.toAbsolutePath());
        assertThat(errors())
                .first()
                .asString()
                .startsWith("world.yaml:6: extends")
                .contains("so that it can move");
    }

    @Test
    void aWorldDoesNotExtendItself() throws IOException {
        Path header = base.resolve("world.yaml");
        Files.writeString(header, Files.readString(header) + "extends: later\n");
        assertThat(errors()).singleElement().asString().contains("must not extend itself");
    }
}
