/// A trained reader: a small model that looks at each claim of a reading again. It says how likely the claim is read
/// right, and which sentences may hold an act that no rule read. It makes no claim and writes nothing.
///
/// Entry point: [TrainedReader].
@NullMarked
package dev.chokepoint.evidence.trained;

import org.jspecify.annotations.NullMarked;
