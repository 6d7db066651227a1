/// What sets of sides can agree among themselves, and who would rather do so than join a deal of all.
///
/// Source: docs/model/deals.md#several-sides
@NullMarked
package dev.chokepoint.deals.coalitions;

import org.jspecify.annotations.NullMarked;
