/// What a world, a party or a company can prepare against controls under a budget.
/// Entries: [Mitigation], [CompanyMitigation].
@NullMarked
package dev.chokepoint.exposure.mitigation;

import org.jspecify.annotations.NullMarked;
