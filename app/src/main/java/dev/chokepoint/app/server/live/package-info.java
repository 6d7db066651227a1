/// What open pages hear: what others changed meanwhile, and who else looks at the same.
///
/// Entry: [LivePages], which follows the changes of a store once for all pages of this server.
@NullMarked
package dev.chokepoint.app.server.live;

import org.jspecify.annotations.NullMarked;
