package dev.chokepoint.solver;

import java.nio.file.Path;

/// The HiGHS solver in a shared library, called through the foreign function interface.
///
/// One solver may be used by many threads, each with its own sessions. Java must be started with
/// `--enable-native-access=ALL-UNNAMED`. HiGHS writes nothing to the terminal.
///
/// What HiGHS itself asks of the numbers is checked before a program is handed over: finite bounds and costs
/// are below 1e20 and coefficients below 1e15 in size. Coefficients of at most 1e-12 count as zero; whether
/// that matters is seen in the certificate, which is checked against the program as it was given.
public final class Highs implements LpSolver {
    private final HighsFunctions functions;

    private Highs(HighsFunctions functions) {
        this.functions = functions;
    }

    /// Loads the library, for example the one that [HighsLibrary] unpacked.
    public static Highs load(Path library) {
        return new Highs(new HighsFunctions(library.toAbsolutePath()));
    }

    /// The version of the library, such as `1.12.0`.
    public String version() {
        return functions.version();
    }

    @Override
    public LpSession open(Lp lp, SolveOptions options) {
        return new HighsSession(functions, lp, options);
    }
}
