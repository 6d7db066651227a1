/// Would a deal hold that nobody can enforce: temptation, staging, hostages, track record.
/// Entries: [UpholdingStudy], [Stability], [Credibility].
@NullMarked
package dev.chokepoint.deals.keeping;

import org.jspecify.annotations.NullMarked;
