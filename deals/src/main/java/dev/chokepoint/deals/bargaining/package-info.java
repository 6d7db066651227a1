/// What should be agreed: Nash, Kalai-Smorodinsky and others, over packages and lotteries.
/// Entries: [Bargain], [Solutions].
@NullMarked
package dev.chokepoint.deals.bargaining;

import org.jspecify.annotations.NullMarked;
