/// Screens of world trade: which importer depends on which exporter for which product, and what would be gone if the
/// exporter closed.
///
/// Entry points: [GeoDep], [BlocDependency], [Closure] and [Origins]. All take a [ProductYear], the flows of one product
/// in one year, so that a whole year needs no more memory than its largest product. Flags are decided on the whole USD of
/// the file, never on rounded quotients ([Threshold]).
///
/// ```
/// List<GeoDep.Cell> cells = GeoDep.DEFAULT.year(flows);
/// ```
///
/// Formulas: docs/model/screen.md.
@NullMarked
package dev.chokepoint.exposure.screen;

import org.jspecify.annotations.NullMarked;
