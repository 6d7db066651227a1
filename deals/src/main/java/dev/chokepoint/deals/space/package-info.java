/// What two sides could exchange on a day: concessions, red lines, offers heard, hostages, promises of before.
/// Entry: [DealSpace].
@NullMarked
package dev.chokepoint.deals.space;

import org.jspecify.annotations.NullMarked;
