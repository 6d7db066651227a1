@NullMarked
package dev.chokepoint.app;

import org.jspecify.annotations.NullMarked;
