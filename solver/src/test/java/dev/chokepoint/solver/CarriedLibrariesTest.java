package dev.chokepoint.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The libraries for systems that no test runs on are opened as files: each is for its processor and has what is
/// called.
class CarriedLibrariesTest {
    private static final Pattern CALLED = Pattern.compile("bind(?:Void)?\\(\\s*\"(Highs_\\w+)\"");

    @ParameterizedTest
    @EnumSource(HighsLibrary.Platform.class)
    void theLibraryIsForItsPlatformAndHasEveryFunctionThatIsCalled(HighsLibrary.Platform platform) throws IOException {
        byte[] bytes;
        try (InputStream in = HighsLibrary.class.getResourceAsStream(platform.resource())) {
            assertThat(in).as(platform.resource()).isNotNull();
            bytes = in.readAllBytes();
        }

        LibraryFile library = LibraryFile.read(bytes);

        assertThat(library.format())
                .isEqualTo(
                        switch (platform) {
                            case LINUX_X86_64, LINUX_AARCH64 -> "ELF";
                            case MACOS_X86_64, MACOS_AARCH64 -> "Mach-O";
                            case WINDOWS_X86_64 -> "PE";
                        });
        assertThat(library.processor())
                .isEqualTo(
                        switch (platform) {
                            case LINUX_X86_64, MACOS_X86_64, WINDOWS_X86_64 -> "x86-64";
                            case LINUX_AARCH64, MACOS_AARCH64 -> "aarch64";
                        });
        assertThat(library.exports()).containsAll(called());
        assertThat(library.exports()).doesNotContain("Highs_passMipp");
    }

    @Test
    void aFileThatIsNoLibraryIsRefused() {
        assertThatThrownBy(() -> LibraryFile.read("no library at all".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Set<String> called() throws IOException {
        Path source = Path.of("src/main/java/dev/chokepoint/solver/HighsFunctions.java");
        Set<String> names = CALLED.matcher(Files.readString(source))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(names)
                .contains("Highs_create", "Highs_passMip", "Highs_getSolution")
                .hasSizeGreaterThan(15);
        return names;
    }
}
