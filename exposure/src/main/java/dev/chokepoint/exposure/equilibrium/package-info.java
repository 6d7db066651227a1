/// The best case: a market that knows all scheduled measures and re-routes, makes and stores accordingly, as a
/// linear program per block. Entry: [Equilibrium], which answers with a certified [Plan].
@NullMarked
package dev.chokepoint.exposure.equilibrium;

import org.jspecify.annotations.NullMarked;
