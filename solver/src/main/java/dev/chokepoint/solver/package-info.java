/// Linear and integer programs, solved by HiGHS and certified without it.
///
/// Entry points: [dev.chokepoint.solver.Lp] describes a program, [dev.chokepoint.solver.Highs] solves it,
/// [dev.chokepoint.solver.CertificateChecker] recomputes from the data alone whether the answer is one.
///
/// ```java
/// Lp.Builder builder = Lp.maximise();
/// int doors = builder.column("doors", 3, 0, 4);
/// builder.coefficient(builder.row("plant 3", Double.NEGATIVE_INFINITY, 18), doors, 3);
/// Lp lp = builder.build();
/// Outcome outcome = Highs.load(HighsLibrary.unpack(cacheFolder)).solve(lp);
/// ```
///
/// Nothing here knows about measures, items or worlds. The classes that touch native code are `Highs`,
/// `HighsSession`, `HighsFunctions` and `HighsLibrary`; all others, the checker among them, do without.
@NullMarked
package dev.chokepoint.solver;

import org.jspecify.annotations.NullMarked;
