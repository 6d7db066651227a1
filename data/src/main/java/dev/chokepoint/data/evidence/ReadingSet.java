package dev.chokepoint.data.evidence;

import dev.chokepoint.base.Id;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.lexicon.Gazetteer;
import dev.chokepoint.evidence.stories.Contradiction;
import dev.chokepoint.evidence.stories.Contradictions;
import dev.chokepoint.evidence.stories.Story;
import dev.chokepoint.evidence.stories.StoryIndex;
import dev.chokepoint.evidence.stories.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Several readings with what can only be seen across them: copies, stories, topics, contradictions.
///
/// @param topics of the stories, by story
public record ReadingSet(
        List<Reading> readings, StoryIndex index, Map<Id, List<String>> topics, List<Contradiction> contradictions) {
    public ReadingSet {
        readings = List.copyOf(readings);
        topics = Map.copyOf(topics);
        contradictions = List.copyOf(contradictions);
    }

    public static ReadingSet of(List<Reading> readings, Gazetteer gazetteer) {
        StoryIndex index = StoryIndex.of(readings.stream().map(Reading::article).toList());
        Map<Id, List<Claim>> claims = new HashMap<>();
        readings.forEach(r -> claims.put(r.article().id(), r.claims()));
        Topics names = Topics.in(gazetteer);
        Map<Id, List<String>> topics = new HashMap<>();
        for (Story s : index.stories()) {
            List<Claim> told = s.reports().stream()
                    .flatMap(r -> claims.getOrDefault(r.origin(), List.of()).stream())
                    .toList();
            List<String> of = names.of(told);
            topics.put(s.id(), of.isEmpty() ? s.words() : of);
        }
        return new ReadingSet(readings, index, topics, Contradictions.among(readings, index));
    }

    /// What a story is about: topics of its claims, or its own words where it makes none.
    public List<String> topicsOf(Story story) {
        return topics.getOrDefault(story.id(), story.words());
    }
}
