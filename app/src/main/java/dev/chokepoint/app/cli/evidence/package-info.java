/// Commands that read articles and notices and review what was read.
/// Entry: [ReadCommand].
@NullMarked
package dev.chokepoint.app.cli.evidence;

import org.jspecify.annotations.NullMarked;
