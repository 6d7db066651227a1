/// Reads what the deals stage needs from files: abstract negotiation domains and the record of commitments.
///
/// Entry points: [DomainFiles] and [CommitmentFiles].
@NullMarked
package dev.chokepoint.data.deals;

import org.jspecify.annotations.NullMarked;
