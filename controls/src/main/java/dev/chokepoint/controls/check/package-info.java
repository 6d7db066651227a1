/// Looks for what the author of a ledger may have got wrong. Entries: [LedgerLint] (a ledger against itself) and
/// [CaseCheck] (a ledger against worked cases).
///
/// ```java
/// for (Finding f : LedgerLint.of(ledger)) {
///     System.out.println(f.text());
/// }
/// ```
@NullMarked
package dev.chokepoint.controls.check;

import org.jspecify.annotations.NullMarked;
