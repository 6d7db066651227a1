/// Commands about whole economies and world trade: imports, the screen, indicators, multipliers, simulations.
/// Entry: [ScreenCommand].
@NullMarked
package dev.chokepoint.app.cli.trade;

import org.jspecify.annotations.NullMarked;
