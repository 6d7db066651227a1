/// Advice from one side's chair: what to ask for, to hold back and to expect.
/// Entry: [ChairStudy].
@NullMarked
package dev.chokepoint.deals.chair;

import org.jspecify.annotations.NullMarked;
