@NullMarked
package dev.chokepoint.solver;

import org.jspecify.annotations.NullMarked;
