/// How several people review at once: who holds which item, and whom a second person confirms.
///
/// Entry: [ReviewDesk].
@NullMarked
package dev.chokepoint.app.server.reviews;

import org.jspecify.annotations.NullMarked;
