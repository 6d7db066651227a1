package dev.chokepoint.app.server;

import dev.chokepoint.app.view.scope.Version;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/// Which build of the program runs: a version can stand for many while it is worked on.
final class ProgramBuild {
    private ProgramBuild() {}

    /// The version with size and time of the program's file, so that no answer of another build is taken for its own.
    static String mark() {
        @Nullable CodeSource source = ProgramBuild.class.getProtectionDomain().getCodeSource();
        if (source != null && source.getLocation() != null) {
            try {
                Path file = Path.of(source.getLocation().toURI());
                return Version.text() + " " + Files.size(file) + " "
                        + Files.getLastModifiedTime(file).toMillis();
            } catch (URISyntaxException | IOException | IllegalArgumentException e) {
                // Not a file that can be looked at: the version alone must do.
                return Version.text();
            }
        }
        return Version.text();
    }
}
