@NullMarked
package dev.chokepoint.controls.check;

import org.jspecify.annotations.NullMarked;
