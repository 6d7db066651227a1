/// Screens of world trade: which importer depends on which exporter for which product, and what would be gone if the
/// exporter closed.
///
/// Entry points: [GeoDep], [BlocDependency], [Closure] and [Origins]. All take one product, as a
/// [ProductYear] or over years as a [ProductHistory], so that the whole world needs no more memory than its largest
/// product. Flags are decided on the whole USD of
/// the file, never on rounded quotients ([Threshold]).
///
/// ```
/// List<GeoDep.Dependence> flagged = GeoDep.DEFAULT.window(2022, product);
/// ```
///
/// Formulas: docs/model/screen.md.
@NullMarked
package dev.chokepoint.exposure.screen;

import org.jspecify.annotations.NullMarked;
