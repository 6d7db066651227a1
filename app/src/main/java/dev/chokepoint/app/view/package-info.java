/// Answers as records with the names of the JSON that `--format json` writes and pages read.
/// Entry: [Assessment].
@NullMarked
package dev.chokepoint.app.view;

import org.jspecify.annotations.NullMarked;
