/// What goes with a release besides the program: parts and licences, known weaknesses, how it was made.
///
/// [ReleaseMain] is called by `scripts/release`. All of it is made from the list of parts that the build writes
/// (CycloneDX), from two files that people write (`release/licences.yaml`, `release/vex.yaml`) and from the bytes of
/// the
/// release.
@NullMarked
package dev.chokepoint.release;

import org.jspecify.annotations.NullMarked;
