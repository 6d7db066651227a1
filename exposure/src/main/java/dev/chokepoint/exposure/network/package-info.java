/// A world on a knowledge date: one number per figure, in item units, USD and months, and its control-free
/// baseline. Entries: [Network], [Baseline].
@NullMarked
package dev.chokepoint.exposure.network;

import org.jspecify.annotations.NullMarked;
