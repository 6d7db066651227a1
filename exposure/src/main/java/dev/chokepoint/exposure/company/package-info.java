/// A company's bill of materials hung on a world: which line stops, when, what it costs and which part it waits for.
@NullMarked
package dev.chokepoint.exposure.company;

import org.jspecify.annotations.NullMarked;
