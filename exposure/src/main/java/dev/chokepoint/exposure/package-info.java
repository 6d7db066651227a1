@NullMarked
package dev.chokepoint.exposure;

import org.jspecify.annotations.NullMarked;
