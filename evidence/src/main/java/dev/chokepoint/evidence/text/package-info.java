/// Articles as frozen text with passages, sections and spans; what every offset of a claim refers to.
/// Entry: [Article].
@NullMarked
package dev.chokepoint.evidence.text;

import org.jspecify.annotations.NullMarked;
