package dev.chokepoint.app.input;

import dev.chokepoint.solver.Highs;
import dev.chokepoint.solver.HighsLibrary;
import dev.chokepoint.solver.LpSolver;
import java.nio.file.Path;

/// Loads the native solver once; the stages get it as an argument.
public final class Solvers {
    private Solvers() {}

    public static LpSolver highs() {
        return Highs.load(HighsLibrary.unpack(cache()));
    }

    /// The user's cache folder, or the temporary folder where there is none.
    private static Path cache() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        if (xdg != null && !xdg.isBlank()) {
            return Path.of(xdg, "chokepoint", "natives");
        }
        String home = System.getProperty("user.home", "");
        return home.isBlank() || home.equals("?")
                ? Path.of(System.getProperty("java.io.tmpdir"), "chokepoint-natives")
                : Path.of(home, ".cache", "chokepoint", "natives");
    }
}
