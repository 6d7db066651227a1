/// Which words of a sentence tell of an act on a control, which action it is, and how real it is.
/// Entries: [CompiledRules] (rules ready to run), [Acts] finds where they match, [Modalities] tells done from planned,
/// hinted or denied, [DiscourseState] keeps what later sentences refer back to.
@NullMarked
package dev.chokepoint.evidence.acts;

import org.jspecify.annotations.NullMarked;
