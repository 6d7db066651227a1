/// Reads Chinese: notices by their form, answers of spokespersons and news by clauses. Entry: [ChineseClaimExtractor].
///
/// It knows no English and holds no Chinese word: words, names and formulas come with [ChineseRules]. Matching is done
/// on
/// a copy in simplified characters of the same length, so that every span is one of the frozen text.
@NullMarked
package dev.chokepoint.evidence.chinese;

import org.jspecify.annotations.NullMarked;
