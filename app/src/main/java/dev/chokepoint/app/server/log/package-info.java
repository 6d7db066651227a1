/// What a server says of itself, for who runs it.
///
/// Entry: [ServerLog].
@NullMarked
package dev.chokepoint.app.server.log;

import org.jspecify.annotations.NullMarked;
