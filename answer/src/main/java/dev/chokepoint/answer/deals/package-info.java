/// What two sides could agree on in a situation.
///
/// Entries: [DealAnswer] (values, frontier, offers, advice, whether a deal would hold) and [DealDraws] (the same deals
/// under draws of the uncertain figures). [GivenRecords] tells what became of concessions like those of the space.
@NullMarked
package dev.chokepoint.answer.deals;

import org.jspecify.annotations.NullMarked;
