package dev.chokepoint.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.solver.HighsLibrary.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HighsLibraryTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void theJarCarriesALibraryForEachPlatform(Platform platform) throws IOException {
        Path library = HighsLibrary.unpack(directory, platform);
        assertThat(library).hasFileName(platform.file());
        byte[] magic = new byte[4];
        try (InputStream in = Files.newInputStream(library)) {
            assertThat(in.read(magic)).isEqualTo(4);
        }
        // ELF, Mach-O 64 bit little-endian, and DOS/PE.
        String start = switch (platform) {
            case LINUX_X86_64, LINUX_AARCH64 -> "\u007fELF";
            case MACOS_X86_64, MACOS_AARCH64 -> "\u00cf\u00fa\u00ed\u00fe";
            case WINDOWS_X86_64 -> "MZ";
        };
        assertThat(new String(magic, StandardCharsets.ISO_8859_1)).startsWith(start);
        assertThat(Files.size(library)).isGreaterThan(1_000_000);
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, LINUX_X86_64",
        "Linux, aarch64, LINUX_AARCH64",
        "Mac OS X, aarch64, MACOS_AARCH64",
        "Mac OS X, x86_64, MACOS_X86_64",
        "Windows 11, amd64, WINDOWS_X86_64"
    })
    void thePlatformIsKnownByTheNamesThatJavaGives(String os, String architecture, Platform platform) {
        assertThat(Platform.of(os, architecture)).isEqualTo(platform);
    }

    @ParameterizedTest
    @CsvSource({"FreeBSD, amd64", "Linux, riscv64", "Windows 11, aarch64"})
    void anUnsupportedPlatformIsNamedWithThoseThatAreSupported(String os, String architecture) {
        assertThatThrownBy(() -> Platform.of(os, architecture))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining(os + ", " + architecture)
                .hasMessageContaining("Linux and macOS on x86-64 and arm64")
                .hasMessageContaining("Highs.load");
    }

    @Test
    void manyAtOnceGetOneWholeFile() throws Exception {
        List<Future<Path>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int k = 0; k < 24; k++) {
                answers.add(threads.submit(() -> HighsLibrary.unpack(directory)));
            }
        }
        for (Future<Path> answer : answers) {
            assertThat(answer.get()).isEqualTo(answers.getFirst().get());
        }
        try (Stream<Path> files = Files.walk(directory).filter(Files::isRegularFile)) {
            assertThat(files).containsExactly(answers.getFirst().get());
        }
    }

    @Test
    void aDamagedFileIsReplacedAndAGoodOneKept() throws IOException {
        Path library = HighsLibrary.unpack(directory);
        byte[] good = Files.readAllBytes(library);
        Files.writeString(library, "damaged");
        assertThat(HighsLibrary.unpack(directory)).isEqualTo(library);
        assertThat(Files.readAllBytes(library)).isEqualTo(good);
        var written = Files.getLastModifiedTime(library);
        HighsLibrary.unpack(directory);
        assertThat(Files.getLastModifiedTime(library)).isEqualTo(written);
    }

    @Test
    void theLicenceOfTheLibraryIsInTheJar() throws IOException {
        try (InputStream in = HighsLibrary.class.getResourceAsStream("/META-INF/THIRD-PARTY-HiGHS.txt")) {
            assertThat(in).isNotNull();
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("MIT License", "HiGHS 1.12.0");
        }
    }

    @Test
    void theSolverWritesNothingToTheTerminal() throws Exception {
        Path output = directory.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SilentProgram.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(output)).isEmpty();
        assertThat(process.exitValue()).isEqualTo(7);
    }

    /// Solves programs of every outcome in a process of its own, and exits with 7 after six of them.
    static final class SilentProgram {
        private SilentProgram() {}

        public static void main(String[] arguments) {
            Highs highs = Highs.load(HighsLibrary.unpack(Path.of(arguments[0])));
            Lp lp = Programs.wyndorGlass();
            int solved = 0;
            Lp.Builder whole = Lp.maximise();
            whole.integer(whole.column("x", 1, 0, 2.5));
            Lp.Builder endless = Lp.maximise();
            endless.column("x", 1, 0, Double.POSITIVE_INFINITY);
            for (Lp program : List.of(
                    lp,
                    Lp.minimise().build(),
                    whole.build(),
                    endless.build(),
                    lp.withRowBounds(new int[] {0}, new double[] {-9}, new double[] {-1}),
                    Programs.canneries())) {
                Outcome outcome = highs.solve(program);
                solved += outcome instanceof Outcome.Failed ? 0 : 1;
            }
            System.exit(solved + 1);
        }
    }
}
