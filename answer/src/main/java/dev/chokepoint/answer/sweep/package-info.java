/// The same questions over many worlds, scenarios, days and draws: what is asked and what each draw answers.
///
/// Entry points: [SweepPlan], which cuts a sweep into cells, and [SweepWorlds], which answers one cell draw by draw.
@NullMarked
package dev.chokepoint.answer.sweep;

import org.jspecify.annotations.NullMarked;
