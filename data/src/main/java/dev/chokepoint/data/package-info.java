/// Reads and checks worlds, and writes files safely.
///
/// Entry points: [WorldReader], [WorldValidator], [WorldInit], [WorldFolder], [WorldHash] and
/// [AtomicFile]. Everything
/// that is read comes back as a value together with its problems; nothing a user may have typed throws.
@NullMarked
package dev.chokepoint.data;

import org.jspecify.annotations.NullMarked;
