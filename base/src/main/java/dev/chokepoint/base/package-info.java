/// The values every stage shares: identifiers, units, uncertain figures with their provenance, the two
/// clocks and
/// explanations. Entry points: [Figure], [Vintages], [AsOf] and [Explanation].
@NullMarked
package dev.chokepoint.base;

import org.jspecify.annotations.NullMarked;
