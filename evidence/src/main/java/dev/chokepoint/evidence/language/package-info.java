/// In which languages a document is written, and which of them a reader has rules for. Entry: [LanguageDetector].
@NullMarked
package dev.chokepoint.evidence.language;

import org.jspecify.annotations.NullMarked;
