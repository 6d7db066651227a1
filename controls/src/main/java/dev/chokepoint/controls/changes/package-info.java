/// What changed in a ledger between two days: what became known, what took effect, what is scheduled next.
///
/// Entry: [LedgerChanges].
///
/// ```java
/// LedgerChanges changes = LedgerChanges.of(ledger, LocalDate.of(2025, 10, 1), LocalDate.of(2025, 11, 30));
/// changes.known().forEach(k -> out.println(k.event().knownToPublic() + " " + k.measure().title()));
/// ```
@NullMarked
package dev.chokepoint.controls.changes;

import org.jspecify.annotations.NullMarked;
