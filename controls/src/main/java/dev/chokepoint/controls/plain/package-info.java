/// The engine one reads first: answers straight from the rules, one shipment at a time.
/// Entry: [PlainEngine]; [Evaluation] is one shipment on one day, [Reasons] why it ends so.
@NullMarked
package dev.chokepoint.controls.plain;

import org.jspecify.annotations.NullMarked;
