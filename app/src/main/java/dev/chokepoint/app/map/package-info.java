/// Outlines of the world's countries, drawn so that areas are as on the globe.
/// Entries: [WorldShapes] for the report, [WorldOutlines] for pages that draw by themselves. Source of the outlines:
/// `SOURCES.md` beside the resource.
@NullMarked
package dev.chokepoint.app.map;

import org.jspecify.annotations.NullMarked;
