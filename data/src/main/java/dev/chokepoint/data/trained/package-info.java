/// Trains the trained reader on annotated texts and on the decisions of analysts, and keeps it in a file.
///
/// Entry points: [Training] and [TrainedReaderFile].
@NullMarked
package dev.chokepoint.data.trained;

import org.jspecify.annotations.NullMarked;
