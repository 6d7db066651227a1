/// Checks everything in a world's folder, each part by its own reader. Entry: [WorldValidator].
@NullMarked
package dev.chokepoint.data.validation;

import org.jspecify.annotations.NullMarked;
