/// Short programs that ask Chokepoint as a library: one question each, with what the printed lines mean.
///
/// Each takes the folder of a world as its first argument; the bundled world of June 2025 without one.
@NullMarked
package dev.chokepoint.examples;

import org.jspecify.annotations.NullMarked;
