/// How far an answer reaches and what it was computed from: manifest, scope line, sources, explanations.
/// Entry: [RunManifest].
@NullMarked
package dev.chokepoint.app.view.scope;

import org.jspecify.annotations.NullMarked;
