/// Reads the tables of a world, its scenarios, reopenings and costs of preparing. Entry: [WorldReader].
@NullMarked
package dev.chokepoint.data.world;

import org.jspecify.annotations.NullMarked;
