/// What controls cost, as answers write it: losses, stops, prices, leverage, bands of draws, the expected case.
/// Entry: [LossViews].
@NullMarked
package dev.chokepoint.app.view.losses;

import org.jspecify.annotations.NullMarked;
