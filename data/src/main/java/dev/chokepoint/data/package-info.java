@NullMarked
package dev.chokepoint.data;

import org.jspecify.annotations.NullMarked;
