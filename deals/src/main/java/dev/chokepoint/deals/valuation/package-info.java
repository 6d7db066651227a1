/// What packages are worth on a world: in the joint market or by each party's own plan.
/// Entries: [DealValuer], [ProgramOracle].
@NullMarked
package dev.chokepoint.deals.valuation;

import org.jspecify.annotations.NullMarked;
