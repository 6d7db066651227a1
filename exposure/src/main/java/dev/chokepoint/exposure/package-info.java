/// Stage 3: what stops, when, and what it costs target, imposer and third parties.
///
/// `world` (as an analyst writes it) → `network` (one number per figure, on a knowledge date) → `restriction` (what
/// measures let through) → `equilibrium` (best case: the market re-routes) and `rationing` (worst case: nobody does) →
/// `expected` (between them, with licences and spot markets) → `leverage`, `horizon`, `uncertainty`, `company`,
/// `mitigation`, `explanation`. Beside them stand `indicators`,
/// `ario`,
/// `multipliers` and `tables`, which need no world, and `backtest`.
@NullMarked
package dev.chokepoint.exposure;

import org.jspecify.annotations.NullMarked;
