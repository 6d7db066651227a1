/// Stage 2: is this shipment controlled, by what, on this date, as known on that date?
///
/// `law` holds the record of measures, `shipment` what is asked about, `determination` the answer; `plain` answers
/// straight from the rules, `fast` the same for millions of shipments. Ask
/// [dev.chokepoint.controls.fast.DeterminationEngine].
@NullMarked
package dev.chokepoint.controls;

import org.jspecify.annotations.NullMarked;
