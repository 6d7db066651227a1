/// What was read from articles, as answers write it: claims and facts with the characters they stand at.
/// Entry: [ArticleViews].
@NullMarked
package dev.chokepoint.app.view.evidence;

import org.jspecify.annotations.NullMarked;
