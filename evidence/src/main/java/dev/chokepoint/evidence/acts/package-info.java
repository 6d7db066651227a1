/// Which words of a sentence tell of an act on a control, which action it is, and how real it is.
/// Entries: [Acts] finds them, [Modalities] tells done from planned, hinted or denied.
@NullMarked
package dev.chokepoint.evidence.acts;

import org.jspecify.annotations.NullMarked;
