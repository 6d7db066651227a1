package dev.chokepoint.data.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.data.files.AtomicFile;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldFilesTest {
    @TempDir
    Path folder;

    @Test
    void aFailedWriteLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("report/index.html");
        AtomicFile.write(file, "old");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write("half".getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    throw new IOException("the disk is full");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("index.html")
                .hasMessageContaining("the disk is full");
        assertThat(file).hasContent("old");
        try (Stream<Path> parts = Files.list(folder.resolve("report"))) {
            assertThat(parts).containsExactly(file);
        }
        AtomicFile.write(file, "new");
        assertThat(file).hasContent("new");
    }

    @Test
    void aFolderIsNoOutput() {
        assertThatThrownBy(() -> AtomicFile.write(folder, "text")).hasMessageContaining("must be a file");
    }

    @Test
    void theHashFollowsContentAndPathsOnly() throws IOException {
        Path a = Files.createDirectories(folder.resolve("a"));
        Path b = Files.createDirectories(folder.resolve("b"));
        Files.writeString(a.resolve("world.yaml"), "id: x\n");
        Files.createDirectory(a.resolve("trade"));
        Files.writeString(a.resolve("trade/one.csv"), "1\n");
        Files.createDirectory(b.resolve("trade"));
        Files.writeString(b.resolve("trade/one.csv"), "1\r\n");
        Files.writeString(b.resolve("world.yaml"), "id: x\r");
        Files.createDirectory(b.resolve(".git"));
        Files.writeString(b.resolve(".git/index"), "hidden");
        assertThat(WorldHash.of(a)).hasSize(64).isEqualTo(WorldHash.of(b));
        Files.writeString(b.resolve("world.yaml"), "id: y\n");
        assertThat(WorldHash.of(a)).isNotEqualTo(WorldHash.of(b));
        Files.writeString(b.resolve("world.yaml"), "id: x\n");
        Files.move(b.resolve("trade/one.csv"), b.resolve("trade/two.csv"));
        assertThat(WorldHash.of(a)).isNotEqualTo(WorldHash.of(b));
    }

    @Test
    void theHashOfOneFileIsKnown() throws IOException {
        // printf 'a.txt\0\0\0\0\0\0\0\0\2x\n' | sha256sum (GNU coreutils)
        Files.writeString(folder.resolve("a.txt"), "x\r\n");
        assertThat(WorldHash.of(folder)).isEqualTo("fca205d27f585d85835e310c03faf89448c6707cc889e2fda18085ae527122bf");
    }

    @Test
    void theNewestWorldIsTheOneOfToday() {
        System.setProperty(WorldFolder.HOME_PROPERTY, SharedData.projectRoot().toString());
        try {
            assertThat(WorldFolder.newest()).endsWith(Path.of(WorldFolder.TODAY));
        } finally {
            System.clearProperty(WorldFolder.HOME_PROPERTY);
        }
    }

    @Test
    void aWorldIsAPathOrABundledName() throws IOException {
        Path home = folder.resolve("home");
        Path here = folder.resolve("here");
        Path bundled = Files.createDirectories(home.resolve("worlds/us-china-2025"));
        Files.writeString(bundled.resolve("world.yaml"), "");
        Path own = Files.createDirectories(here.resolve("mine"));
        Files.writeString(own.resolve("world.yaml"), "");
        Files.createDirectories(here.resolve("empty"));
        List<Path> bases = List.of(here, home);
        assertThat(WorldFolder.find("us-china-2025", bases)).isEqualTo(bundled);
        assertThat(WorldFolder.find("mine", bases)).isEqualTo(own);
        assertThat(WorldFolder.find(own.toString(), bases)).isEqualTo(own);
        assertThatThrownBy(() -> WorldFolder.find("empty", bases)).hasMessageContaining("holds no world.yaml");
        assertThatThrownBy(() -> WorldFolder.find("nowhere", bases))
                .hasMessageContaining("(nowhere) was not found")
                .hasMessageContaining(home.resolve("worlds/nowhere").toString());
        assertThatThrownBy(() -> WorldFolder.find(" ", bases)).isInstanceOf(IllegalArgumentException.class);
    }
}
