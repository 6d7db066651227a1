/// The engine that answers millions of shipments: it learns kinds of items, places and parties and answers alike
/// shipments from what it knows. Entry: [DeterminationEngine]; tested against
/// [PlainEngine][dev.chokepoint.controls.plain.PlainEngine].
@NullMarked
package dev.chokepoint.controls.fast;

import org.jspecify.annotations.NullMarked;
