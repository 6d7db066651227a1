/// Commands about deals: value packages, ask for weights, score what was given.
/// Entry: [DealsCommand].
@NullMarked
package dev.chokepoint.app.cli.deals;

import org.jspecify.annotations.NullMarked;
