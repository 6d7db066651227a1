/// Which concessions are given: the record of real exchanges, a forecast from what was known on the eve, and how good
/// such forecasts were. Entries: [Exchange] (the record), [GivingModel] (the forecast), [GivingBacktest] (the scores),
/// [LikeCases] (what became of concessions like one).
@NullMarked
package dev.chokepoint.deals.giving;

import org.jspecify.annotations.NullMarked;
