/// Weights that policy puts on controls, from what sides did and from what they answer. Entries: [RevealedWeights],
/// [MinimaxRegret], [WeightInterview].
@NullMarked
package dev.chokepoint.deals.weights;

import org.jspecify.annotations.NullMarked;
