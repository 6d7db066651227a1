/// What values advise either side: which concession to ask for, to hold back and to give, what an offer is worth.
/// Entries: [SideAdviser], [ConcessionAdvice], [OfferVerdict].
@NullMarked
package dev.chokepoint.deals.advice;

import org.jspecify.annotations.NullMarked;
