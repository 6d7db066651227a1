package dev.chokepoint.exposure.world;

import dev.chokepoint.solver.Highs;
import dev.chokepoint.solver.HighsLibrary;
import dev.chokepoint.solver.LpSolver;
import java.nio.file.Path;

/// The solver for tests, unpacked once into the folder for temporary files.
public final class TestSolver {
    private TestSolver() {}

    public static LpSolver load() {
        return Highs.load(HighsLibrary.unpack(Path.of(System.getProperty("java.io.tmpdir"), "chokepoint-test")));
    }
}
