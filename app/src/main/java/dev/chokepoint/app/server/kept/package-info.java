/// What a server keeps, as its routes use it: each look names who looks, and what is not theirs is not there.
///
/// Entry: [Kept].
@NullMarked
package dev.chokepoint.app.server.kept;

import org.jspecify.annotations.NullMarked;
