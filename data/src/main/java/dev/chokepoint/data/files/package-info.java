/// Files as text, tables and YAML with the line of every value, and what is wrong with them.
/// Entries: [Yaml], [Row], [JsonSchema], [Problems], [AtomicFile].
@NullMarked
package dev.chokepoint.data.files;

import org.jspecify.annotations.NullMarked;
