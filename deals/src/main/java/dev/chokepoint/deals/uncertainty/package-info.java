/// How deals stand when the world is uncertain. Entries: [DrawnDeals], [Robustness].
@NullMarked
package dev.chokepoint.deals.uncertainty;

import org.jspecify.annotations.NullMarked;
