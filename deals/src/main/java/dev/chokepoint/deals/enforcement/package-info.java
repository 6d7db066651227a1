/// Would a deal hold that no court enforces: temptation, staging, hostages, track record.
/// Entries: [SelfEnforcementStudy], [Stability], [Credibility].
@NullMarked
package dev.chokepoint.deals.enforcement;

import org.jspecify.annotations.NullMarked;
