/// Reads deal spaces, commitments, records of exchanges, and the negotiation domains of other tools.
/// Entries: [DealSpaceReader], [CommitmentFiles], [ExchangeFiles], [DomainFiles].
@NullMarked
package dev.chokepoint.data.deals;

import org.jspecify.annotations.NullMarked;
