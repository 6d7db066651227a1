/// Many draws of the uncertain figures of one world: bands of every output and the inputs that decide them.
/// Entries: [DrawnWorlds], [Sample].
@NullMarked
package dev.chokepoint.exposure.uncertainty;

import org.jspecify.annotations.NullMarked;
