/// Options that commands share, exit codes, what a terminal can do.
/// Entry: [DateOptions].
@NullMarked
package dev.chokepoint.app.cli.options;

import org.jspecify.annotations.NullMarked;
