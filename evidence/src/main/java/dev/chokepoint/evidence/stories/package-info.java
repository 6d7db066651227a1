/// Copies, stories, related articles, topics and contradictions among many articles.
///
/// Entry point: [dev.chokepoint.evidence.stories.StoryIndex]. Everything is a function of the texts and their
/// times: hashes have fixed seeds, articles are ordered by time and id, so no answer depends on the order of
/// reading.
@NullMarked
package dev.chokepoint.evidence.stories;

import org.jspecify.annotations.NullMarked;
