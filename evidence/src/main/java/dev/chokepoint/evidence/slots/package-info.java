/// Fills the slots of a claim around an act: issuer, items, targets, dates, quantities, exclusions, sources.
/// One class for each slot, named after it.
@NullMarked
package dev.chokepoint.evidence.slots;

import org.jspecify.annotations.NullMarked;
