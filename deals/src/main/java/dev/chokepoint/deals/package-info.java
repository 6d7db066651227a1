@NullMarked
package dev.chokepoint.deals;

import org.jspecify.annotations.NullMarked;
