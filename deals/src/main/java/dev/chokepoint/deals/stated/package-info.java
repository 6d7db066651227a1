/// Worth of concessions that no measure of the ledger holds, by figures from outside the world: duties, promises to
/// buy, fees, listings of firms. Entry: [StatedWorth].
@NullMarked
package dev.chokepoint.deals.stated;

import org.jspecify.annotations.NullMarked;
