/// What each measure costs each party: differences with and without it ([Leverage]), shares of a joint loss
/// ([MeasureShapley]), closures that would cost most ([Chokepoints]).
@NullMarked
package dev.chokepoint.exposure.leverage;

import org.jspecify.annotations.NullMarked;
