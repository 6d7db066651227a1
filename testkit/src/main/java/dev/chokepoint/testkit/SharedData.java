package dev.chokepoint.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/// Finds reference data that stands beside the project and may not be part of it.
///
/// Tests that need such data call [#require]: where it is absent they are skipped with a message that names it.
public final class SharedData {
    private SharedData() {}

    /// The root folder of the project, as Maven passes it.
    public static Path projectRoot() {
        String root = System.getProperty("chokepoint.root");
        if (root != null) {
            return Path.of(root);
        }
        Path dir = Path.of("").toAbsolutePath();
        for (Path up = dir; up != null; up = up.getParent()) {
            if (Files.exists(up.resolve(".mvn"))) {
                return up;
            }
        }
        return dir;
    }

    /// The file or folder `../shared/` + `path`, if it is there.
    public static Optional<Path> find(String path) {
        Path file = projectRoot().resolve("../shared").resolve(path).normalize();
        return Files.exists(file) ? Optional.of(file) : Optional.empty();
    }

    /// The file or folder `../shared/` + `path`; skips the test where it is absent.
    public static Path require(String path) {
        return find(path)
                .orElseThrow(
                        () -> new TestAbortedException("Skipped: ../shared/" + path + " is not beside the project."));
    }
}
