/// Stage 4: which exchange of concessions is good for both sides, and would it hold.
///
/// Entry points: [NegotiationDomain] and [Frontier] (what can be agreed), [Bargain] (what should be agreed),
/// [Attribution] and [Linkage] (which concessions carry it), [Stability], [Staging], [Hostage] and
/// [Credibility] (would it hold).
@NullMarked
package dev.chokepoint.deals;

import org.jspecify.annotations.NullMarked;
