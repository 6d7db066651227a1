/// What one party can make of its own plants, stocks and users when the rest of the world only trades with it.
/// Entry: [OwnPlans].
@NullMarked
package dev.chokepoint.exposure.party;

import org.jspecify.annotations.NullMarked;
