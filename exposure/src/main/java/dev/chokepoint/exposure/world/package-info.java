/// A supply world as an analyst writes it: places, items, recipes, plants, lanes, stocks, demands, every figure
/// with all its vintages. Entry: [World]; small ones for tests and docs in [SampleWorlds].
@NullMarked
package dev.chokepoint.exposure.world;

import org.jspecify.annotations.NullMarked;
