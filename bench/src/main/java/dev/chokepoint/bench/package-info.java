/// Benchmarks, each a program that measures its bound and itself in the same run, and makers of example data.
@NullMarked
package dev.chokepoint.bench;

import org.jspecify.annotations.NullMarked;
