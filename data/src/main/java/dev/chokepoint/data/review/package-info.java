/// The review queue of a world: what analysts decided about what was read, kept beside the ledger.
@NullMarked
package dev.chokepoint.data.review;

import org.jspecify.annotations.NullMarked;
