@NullMarked
package dev.chokepoint.evidence;

import org.jspecify.annotations.NullMarked;
