/// Drafts a world from what a store holds, to be refined by hand.
///
/// Entry point: [WorldBuild], which groups countries into [BuiltPlaces], adds an item's rows up in [BuiltItem] and
/// writes
/// the files.
@NullMarked
package dev.chokepoint.data.build;

import org.jspecify.annotations.NullMarked;
