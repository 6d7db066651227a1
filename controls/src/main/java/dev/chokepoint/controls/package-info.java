@NullMarked
package dev.chokepoint.controls;

import org.jspecify.annotations.NullMarked;
