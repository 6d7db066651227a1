/// The economy-wide rationing simulation ARIO on multi-regional input–output tables: what the rest of the
/// economy loses, day by day, when industries or lanes are cut and nobody plans ahead.
///
/// Entry point: [Ario]. One example:
///
/// ```
/// IoTable table = SyntheticTable.of(6, 8, 4, 7L);
/// ArioEvent cut = new ArioEvent.CapacityCut("mine shut", Map.of(3, 0.9), Timing.days(5, 64));
/// ArioRun run = Ario.of(table, ArioModel.psiModel(), 365).run(new ArioShock("mine shut", List.of(cut)));
/// double lost = run.lostProduction();
/// ```
@NullMarked
package dev.chokepoint.exposure.ario;

import org.jspecify.annotations.NullMarked;
