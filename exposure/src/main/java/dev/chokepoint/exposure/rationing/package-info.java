/// The worst case: nobody re-routes, who is short ships proportionally and draws on stocks first.
/// Entry: [Rationing].
@NullMarked
package dev.chokepoint.exposure.rationing;

import org.jspecify.annotations.NullMarked;
