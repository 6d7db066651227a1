package dev.chokepoint.data.evidence;

import dev.chokepoint.base.Id;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.stories.Contradiction;
import dev.chokepoint.evidence.stories.RelatedArticle;
import dev.chokepoint.evidence.stories.Story;
import dev.chokepoint.evidence.text.PublishedAt;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes stories, related articles and contradictions for programs.
public final class StoriesJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private StoriesJson() {}

    private record Opposed(String own, String other, String because) {}

    /// One line for every reading in the prediction format, with its story, its origin and what contradicts it.
    public static List<String> lines(ReadingSet set) {
        Map<Id, List<Opposed>> contradicted = new HashMap<>();
        for (Contradiction c : set.contradictions()) {
            switch (c) {
                case Contradiction.OfClaims x -> {
                    String one = x.one().statement().id().toString();
                    String other = x.other().statement().id().toString();
                    note(contradicted, x.one().article().id(), new Opposed(one, other, x.because()));
                    note(contradicted, x.other().article().id(), new Opposed(other, one, x.because()));
                }
                case Contradiction.OfFacts x -> {
                    String one = x.one().statement().id().toString();
                    String other = x.other().statement().id().toString();
                    note(contradicted, x.one().article().id(), new Opposed(one, other, x.because()));
                    note(contradicted, x.other().article().id(), new Opposed(other, one, x.because()));
                }
            }
        }
        List<String> out = new ArrayList<>();
        for (Reading r : set.readings()) {
            Id id = r.article().id();
            Story story = set.index().storyOf(id);
            ObjectNode doc = PredictionLines.document(r);
            ObjectNode s = doc.putObject("story");
            s.put("id", story.id().toString());
            strings(s.putArray("topics"), set.topicsOf(story));
            s.put("independent_reports", story.independentReports());
            ids(s.putArray("articles"), story.articles());
            Id origin = set.index().originOf(id);
            if (!origin.equals(id)) {
                doc.put("copy_of", origin.toString());
            }
            ArrayNode a = doc.putArray("contradictions");
            for (Opposed o : contradicted.getOrDefault(id, List.of())) {
                a.addObject().put("own", o.own()).put("other", o.other()).put("because", o.because());
            }
            out.add(MAPPER.writeValueAsString(doc));
        }
        return out;
    }

    private static void note(Map<Id, List<Opposed>> into, Id article, Opposed o) {
        into.computeIfAbsent(article, k -> new ArrayList<>()).add(o);
    }

    /// One object for an article and those related to it.
    public static String related(Id article, List<String> topics, List<RelatedArticle> related) {
        ObjectNode o = MAPPER.createObjectNode();
        o.put("article", article.toString());
        strings(o.putArray("topics"), topics);
        ArrayNode a = o.putArray("related");
        related.forEach(r -> a.add(object(r)));
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(o);
    }

    /// One line for every related article.
    public static List<String> relatedLines(List<RelatedArticle> related) {
        return related.stream().map(r -> MAPPER.writeValueAsString(object(r))).toList();
    }

    private static ObjectNode object(RelatedArticle r) {
        ObjectNode o = MAPPER.createObjectNode();
        o.put("id", r.article().toString());
        o.put("headline", r.headline());
        o.put("publisher", r.publisher());
        o.put("time", time(r.published()));
        o.put("score", r.score());
        o.put("likeness", r.likeness());
        o.put("days", r.days());
        strings(o.putArray("shared_words"), r.words());
        ids(o.putArray("copies"), r.copies());
        return o;
    }

    private static void strings(ArrayNode into, List<String> strings) {
        strings.forEach(into::add);
    }

    private static void ids(ArrayNode into, List<Id> ids) {
        ids.forEach(i -> into.add(i.toString()));
    }

    /// `2025-06-10 22:07:18`, or the day alone where the page shows no time.
    public static String time(PublishedAt p) {
        return switch (p.precision()) {
            case MINUTE -> p.day().atTime(p.time()).format(MOMENT);
            case DAY -> p.day().toString();
            case MONTH -> p.day().toString().substring(0, 7);
        };
    }
}
