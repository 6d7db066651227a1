@NullMarked
package dev.chokepoint.controls.limits;

import org.jspecify.annotations.NullMarked;
