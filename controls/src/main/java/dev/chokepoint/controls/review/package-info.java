/// From a claim of a document to an event of the ledger: which measure it may mean, what accepting it would
/// record, and what that would change.
@NullMarked
package dev.chokepoint.controls.review;

import org.jspecify.annotations.NullMarked;
