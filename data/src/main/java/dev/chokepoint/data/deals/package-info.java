/// Reads deal spaces, commitments, and the negotiation domains of other tools.
/// Entries: [DealSpaceReader], [CommitmentFiles], [DomainFiles].
@NullMarked
package dev.chokepoint.data.deals;

import org.jspecify.annotations.NullMarked;
