/// Reads what the static indicators need: production and trade by place, item, stage and year; end uses;
/// governance.
///
/// Entry points: [IndicatorTable], [EndUses] and [WorldGovernance].
@NullMarked
package dev.chokepoint.data.indicators;

import org.jspecify.annotations.NullMarked;
