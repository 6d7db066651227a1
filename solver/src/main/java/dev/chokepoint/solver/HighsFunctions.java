package dev.chokepoint.solver;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/// The functions of the HiGHS library that are used here, with their C types.
///
/// `HighsInt` is a 32-bit int; a library built with 64-bit ints is refused. Source: `highs_c_api.h` of HiGHS
/// 1.12.
final class HighsFunctions {
    /// What most functions return: −1 error, 0 done, 1 done with a warning.
    static final int ERROR = -1;

    private final MethodHandle create;
    private final MethodHandle destroy;
    private final MethodHandle passMip;
    private final MethodHandle run;
    private final MethodHandle clearSolver;
    private final MethodHandle zeroAllClocks;
    private final MethodHandle resetGlobalScheduler;
    private final MethodHandle getModelStatus;
    private final MethodHandle getSolution;
    private final MethodHandle getBasis;
    private final MethodHandle setBasis;
    private final MethodHandle changeColumnBounds;
    private final MethodHandle changeRowBounds;
    private final MethodHandle changeColumnCosts;
    private final MethodHandle setBool;
    private final MethodHandle setInt;
    private final MethodHandle setDouble;
    private final MethodHandle setString;
    private final MethodHandle getIntInfo;
    private final MethodHandle getLongInfo;
    private final MethodHandle getDoubleInfo;
    private final String version;

    HighsFunctions(Path library) {
        SymbolLookup lookup;
        try {
            lookup = SymbolLookup.libraryLookup(library, Arena.global());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The HiGHS library (" + library + ") cannot be loaded: " + e.getMessage()
                            + "\n    Maybe it is missing, or is for another processor or C library than this machine's.",
                    e);
        }
        Binder binder = new Binder(library, lookup);
        create = binder.bind("Highs_create", ADDRESS);
        destroy = binder.bindVoid("Highs_destroy", ADDRESS);
        passMip = binder.bind(
                "Highs_passMip",
                JAVA_INT,
                ADDRESS,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_DOUBLE,
                ADDRESS,
                ADDRESS,
                ADDRESS,
                ADDRESS,
                ADDRESS,
                ADDRESS,
                ADDRESS,
                ADDRESS,
                ADDRESS);
        run = binder.bind("Highs_run", JAVA_INT, ADDRESS);
        clearSolver = binder.bind("Highs_clearSolver", JAVA_INT, ADDRESS);
        zeroAllClocks = binder.bind("Highs_zeroAllClocks", JAVA_INT, ADDRESS);
        resetGlobalScheduler = binder.bindVoid("Highs_resetGlobalScheduler", JAVA_INT);
        getModelStatus = binder.bind("Highs_getModelStatus", JAVA_INT, ADDRESS);
        getSolution = binder.bind("Highs_getSolution", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
        getBasis = binder.bind("Highs_getBasis", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
        setBasis = binder.bind("Highs_setBasis", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
        changeColumnBounds =
                binder.bind("Highs_changeColsBoundsBySet", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
        changeRowBounds =
                binder.bind("Highs_changeRowsBoundsBySet", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
        changeColumnCosts = binder.bind("Highs_changeColsCostBySet", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, ADDRESS);
        setBool = binder.bind("Highs_setBoolOptionValue", JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
        setInt = binder.bind("Highs_setIntOptionValue", JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
        setDouble = binder.bind("Highs_setDoubleOptionValue", JAVA_INT, ADDRESS, ADDRESS, JAVA_DOUBLE);
        setString = binder.bind("Highs_setStringOptionValue", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
        getIntInfo = binder.bind("Highs_getIntInfoValue", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
        getLongInfo = binder.bind("Highs_getInt64InfoValue", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
        getDoubleInfo = binder.bind("Highs_getDoubleInfoValue", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
        version = readVersion(binder);
        MemorySegment probe = create();
        try {
            int size = (int)
                    binder.bind("Highs_getSizeofHighsInt", JAVA_INT, ADDRESS).invokeExact(probe);
            if (size != Integer.BYTES) {
                throw new IllegalArgumentException("The HiGHS library (" + library + ") has ints of " + size
                        + " bytes, but must be built with 4.");
            }
        } catch (Throwable e) {
            throw failure("Highs_getSizeofHighsInt", e);
        } finally {
            destroy(probe);
        }
    }

    String version() {
        return version;
    }

    MemorySegment create() {
        try {
            MemorySegment highs = (MemorySegment) create.invokeExact();
            if (highs.equals(MemorySegment.NULL)) {
                throw new OutOfMemoryError("HiGHS could not be created.");
            }
            return highs;
        } catch (Throwable e) {
            throw failure("Highs_create", e);
        }
    }

    void destroy(MemorySegment highs) {
        try {
            destroy.invokeExact(highs);
        } catch (Throwable e) {
            throw failure("Highs_destroy", e);
        }
    }

    /// Hands over a program column by column; `integrality` is the null pointer where no column is integer.
    int passMip(MemorySegment highs, Lp lp, MemorySegment integrality, Arena arena) {
        try {
            return (int) passMip.invokeExact(
                    highs,
                    lp.columns(),
                    lp.rows(),
                    lp.nonZeros(),
                    1,
                    lp.isMaximise() ? -1 : 1,
                    lp.offset(),
                    arena.allocateFrom(JAVA_DOUBLE, lp.costs),
                    arena.allocateFrom(JAVA_DOUBLE, lp.columnLowers),
                    arena.allocateFrom(JAVA_DOUBLE, lp.columnUppers),
                    arena.allocateFrom(JAVA_DOUBLE, lp.rowLowers),
                    arena.allocateFrom(JAVA_DOUBLE, lp.rowUppers),
                    arena.allocateFrom(JAVA_INT, lp.starts),
                    arena.allocateFrom(JAVA_INT, lp.indices),
                    arena.allocateFrom(JAVA_DOUBLE, lp.values),
                    integrality);
        } catch (Throwable e) {
            throw failure("Highs_passMip", e);
        }
    }

    int run(MemorySegment highs) {
        try {
            return (int) run.invokeExact(highs);
        } catch (Throwable e) {
            throw failure("Highs_run", e);
        }
    }

    /// Forgets basis and solution, but not the program and the options.
    void clearSolver(MemorySegment highs) {
        try {
            accepted("Highs_clearSolver", (int) clearSolver.invokeExact(highs));
        } catch (Throwable e) {
            throw failure("Highs_clearSolver", e);
        }
    }

    /// Starts the time that the time limit is compared with anew.
    void zeroAllClocks(MemorySegment highs) {
        try {
            accepted("Highs_zeroAllClocks", (int) zeroAllClocks.invokeExact(highs));
        } catch (Throwable e) {
            throw failure("Highs_zeroAllClocks", e);
        }
    }

    /// Ends the calling thread's own worker threads, so that another number of them can be chosen.
    void resetGlobalScheduler() {
        try {
            resetGlobalScheduler.invokeExact(1);
        } catch (Throwable e) {
            throw failure("Highs_resetGlobalScheduler", e);
        }
    }

    int modelStatus(MemorySegment highs) {
        try {
            return (int) getModelStatus.invokeExact(highs);
        } catch (Throwable e) {
            throw failure("Highs_getModelStatus", e);
        }
    }

    void solution(
            MemorySegment highs,
            MemorySegment columns,
            MemorySegment reducedCosts,
            MemorySegment rows,
            MemorySegment rowDuals) {
        try {
            accepted("Highs_getSolution", (int) getSolution.invokeExact(highs, columns, reducedCosts, rows, rowDuals));
        } catch (Throwable e) {
            throw failure("Highs_getSolution", e);
        }
    }

    void basis(MemorySegment highs, MemorySegment columns, MemorySegment rows) {
        try {
            accepted("Highs_getBasis", (int) getBasis.invokeExact(highs, columns, rows));
        } catch (Throwable e) {
            throw failure("Highs_getBasis", e);
        }
    }

    void setBasis(MemorySegment highs, MemorySegment columns, MemorySegment rows) {
        try {
            accepted("Highs_setBasis", (int) setBasis.invokeExact(highs, columns, rows));
        } catch (Throwable e) {
            throw failure("Highs_setBasis", e);
        }
    }

    void changeColumnBounds(
            MemorySegment highs, int count, MemorySegment columns, MemorySegment lower, MemorySegment upper) {
        try {
            accepted("Highs_changeColsBoundsBySet", (int)
                    changeColumnBounds.invokeExact(highs, count, columns, lower, upper));
        } catch (Throwable e) {
            throw failure("Highs_changeColsBoundsBySet", e);
        }
    }

    void changeRowBounds(MemorySegment highs, int count, MemorySegment rows, MemorySegment lower, MemorySegment upper) {
        try {
            accepted(
                    "Highs_changeRowsBoundsBySet", (int) changeRowBounds.invokeExact(highs, count, rows, lower, upper));
        } catch (Throwable e) {
            throw failure("Highs_changeRowsBoundsBySet", e);
        }
    }

    void changeCosts(MemorySegment highs, int count, MemorySegment columns, MemorySegment costs) {
        try {
            accepted("Highs_changeColsCostBySet", (int) changeColumnCosts.invokeExact(highs, count, columns, costs));
        } catch (Throwable e) {
            throw failure("Highs_changeColsCostBySet", e);
        }
    }

    void option(MemorySegment highs, String name, boolean value) {
        try (Arena arena = Arena.ofConfined()) {
            accepted("option " + name, (int) setBool.invokeExact(highs, arena.allocateFrom(name), value ? 1 : 0));
        } catch (Throwable e) {
            throw failure("Highs_setBoolOptionValue", e);
        }
    }

    void option(MemorySegment highs, String name, int value) {
        try (Arena arena = Arena.ofConfined()) {
            accepted("option " + name, (int) setInt.invokeExact(highs, arena.allocateFrom(name), value));
        } catch (Throwable e) {
            throw failure("Highs_setIntOptionValue", e);
        }
    }

    void option(MemorySegment highs, String name, double value) {
        try (Arena arena = Arena.ofConfined()) {
            accepted("option " + name, (int) setDouble.invokeExact(highs, arena.allocateFrom(name), value));
        } catch (Throwable e) {
            throw failure("Highs_setDoubleOptionValue", e);
        }
    }

    void option(MemorySegment highs, String name, String value) {
        try (Arena arena = Arena.ofConfined()) {
            accepted("option " + name, (int)
                    setString.invokeExact(highs, arena.allocateFrom(name), arena.allocateFrom(value)));
        } catch (Throwable e) {
            throw failure("Highs_setStringOptionValue", e);
        }
    }

    int intInfo(MemorySegment highs, String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocate(JAVA_INT);
            accepted("info " + name, (int) getIntInfo.invokeExact(highs, arena.allocateFrom(name), value));
            return value.get(JAVA_INT, 0);
        } catch (Throwable e) {
            throw failure("Highs_getIntInfoValue", e);
        }
    }

    long longInfo(MemorySegment highs, String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocate(JAVA_LONG);
            accepted("info " + name, (int) getLongInfo.invokeExact(highs, arena.allocateFrom(name), value));
            return value.get(JAVA_LONG, 0);
        } catch (Throwable e) {
            throw failure("Highs_getInt64InfoValue", e);
        }
    }

    double doubleInfo(MemorySegment highs, String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocate(JAVA_DOUBLE);
            accepted("info " + name, (int) getDoubleInfo.invokeExact(highs, arena.allocateFrom(name), value));
            return value.get(JAVA_DOUBLE, 0);
        } catch (Throwable e) {
            throw failure("Highs_getDoubleInfoValue", e);
        }
    }

    private static String readVersion(Binder binder) {
        try {
            MemorySegment text =
                    (MemorySegment) binder.bind("Highs_version", ADDRESS).invokeExact();
            return text.reinterpret(64).getString(0);
        } catch (Throwable e) {
            throw failure("Highs_version", e);
        }
    }

    private static void accepted(String what, int status) {
        if (status == ERROR) {
            throw new IllegalStateException("HiGHS refused the call (" + what + ").");
        }
    }

    private static RuntimeException failure(String function, Throwable cause) {
        return switch (cause) {
            case RuntimeException runtime -> runtime;
            case Error error -> throw error;
            default -> new IllegalStateException("The call of " + function + " failed: " + cause.getMessage(), cause);
        };
    }

    /// Finds functions in one library.
    private record Binder(Path library, SymbolLookup lookup) {
        private static final Linker LINKER = Linker.nativeLinker();

        MethodHandle bind(String name, MemoryLayout result, MemoryLayout... arguments) {
            return LINKER.downcallHandle(find(name), FunctionDescriptor.of(result, arguments));
        }

        MethodHandle bindVoid(String name, MemoryLayout... arguments) {
            return LINKER.downcallHandle(find(name), FunctionDescriptor.ofVoid(arguments));
        }

        private MemorySegment find(String name) {
            return lookup.find(name)
                    .orElseThrow(() -> new IllegalArgumentException("The library (" + library + ") has no function "
                            + name + "; HiGHS 1.12 or a later 1.x is needed."));
        }
    }
}
