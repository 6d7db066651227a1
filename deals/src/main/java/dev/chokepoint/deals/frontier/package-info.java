/// The packages that no other package beats, found with a certificate, from lists, additive or costly spaces.
/// Entries: [Frontier], [FrontierSearch], [NegotiationDomain].
@NullMarked
package dev.chokepoint.deals.frontier;

import org.jspecify.annotations.NullMarked;
