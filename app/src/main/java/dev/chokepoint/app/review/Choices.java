package dev.chokepoint.app.review;

import dev.chokepoint.evidence.claims.ClaimExtractor;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.Mentions;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.Target;
import dev.chokepoint.evidence.signals.ArticleSentences;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What an article names that a slot of a claim may be set to, what stands nearest to its sentence first.
final class Choices {
    /// What one key chooses from.
    static final int MOST = 9;

    private final Article article;
    private final List<Span> sentences;
    /// Of each sentence.
    private final List<Mentions> mentions;

    /// A value of a slot.
    ///
    /// @param value as it is typed
    /// @param words as the text has it
    record Choice(String value, String words) {
        String shown() {
            return value.equals(words) ? value : value + " (" + words + ")";
        }
    }

    private Choices(Article article, List<Span> sentences, List<Mentions> mentions) {
        this.article = article;
        this.sentences = sentences;
        this.mentions = mentions;
    }

    static Choices of(Article article, ClaimExtractor reader) {
        List<Span> sentences = ArticleSentences.of(article);
        return new Choices(article, sentences, reader.mentions(article, sentences));
    }

    /// Who may act: places by their codes, those of the sentence first, then those that most sentences name.
    List<Choice> issuers(Span near) {
        Map<String, Integer> named = new HashMap<>();
        for (Mentions m : mentions) {
            m.actors().stream().map(s -> s.value().place()).distinct().forEach(p -> named.merge(p, 1, Integer::sum));
        }
        List<String> here = mentions.get(at(near)).actors().stream()
                .map(s -> s.value().place())
                .toList();
        return nearest(
                        near,
                        m -> m.actors().stream().map(s -> choice(s, s.value().place())))
                .stream()
                .sorted(Comparator.comparing((Choice c) -> !here.contains(c.value()))
                        .thenComparingInt(c -> here.contains(c.value()) ? 0 : -named.getOrDefault(c.value(), 0)))
                .toList();
    }

    /// Days and months, and years to come.
    List<Choice> days(Span near) {
        int year = article.published().day().getYear();
        return nearest(
                near,
                m -> m.days().stream()
                        .filter(s -> s.value().month() > 0 || s.value().year() > year)
                        .map(s -> choice(s, s.value().toString())));
    }

    /// What a sentence names, and what it leaves to the others of its passage beside it: days of effect and last days
    /// to come that the next one tells ("It takes effect on …"), and goods where it names none.
    Mentions told(Span sentence) {
        int at = at(sentence);
        Mentions own = mentions.get(at);
        Optional<Mentions> next = beside(at, at + 1);
        List<Slot<DateMention>> dates = new ArrayList<>(own.dates());
        for (Slot<DateMention> d : next.map(Mentions::dates).orElse(List.of())) {
            DateMention.Role role = d.value().role();
            boolean told = dates.stream().anyMatch(o -> o.value().role() == role && isToCome(o));
            if (role != DateMention.Role.ANNOUNCED && isToCome(d) && !told) {
                dates.removeIf(o -> o.value().role() == role);
                dates.add(d);
            }
        }
        List<Slot<ItemMention>> items = Stream.of(Optional.of(own), next, beside(at, at - 1))
                .flatMap(Optional::stream)
                .map(Mentions::items)
                .filter(i -> !i.isEmpty())
                .findFirst()
                .orElse(List.of());
        return new Mentions(items, dates, own.actors(), own.parties(), own.days());
    }

    private boolean isToCome(Slot<DateMention> date) {
        return date.value().date().last().isAfter(article.published().day());
    }

    /// What another sentence names, if there is one and it is of the same passage.
    private Optional<Mentions> beside(int at, int other) {
        return other >= 0 && other < sentences.size() && isOfOnePassage(sentences.get(at), sentences.get(other))
                ? Optional.of(mentions.get(other))
                : Optional.empty();
    }

    private boolean isOfOnePassage(Span one, Span other) {
        return article.passages().stream()
                .anyMatch(p -> p.span().overlaps(one) && p.span().overlaps(other));
    }

    /// Goods that the vocabulary has.
    List<Choice> goods(Span near) {
        return nearest(
                near, m -> m.items().stream().map(s -> choice(s, s.value().item())));
    }

    /// The same with their codes and places.
    List<Slot<ItemMention>> items() {
        return mentions.stream().flatMap(m -> m.items().stream()).toList();
    }

    /// Places and named parties that an act may be aimed at.
    List<Choice> targets(Span near) {
        return nearest(
                near,
                m -> Stream.concat(
                        m.parties().stream().map(s -> choice(s, s.value().code())),
                        m.actors().stream()
                                .map(s -> choice(s, new Target.Place(s.value().place()).code()))));
    }

    private Choice choice(Slot<?> slot, String value) {
        String words = ReviewScreen.flat(slot.span().in(article.text())).strip();
        return new Choice(value, value.endsWith(":" + words) ? value : words);
    }

    /// The sentence in which a stretch of the text begins.
    private int at(Span near) {
        int at = 0;
        while (at + 1 < sentences.size() && sentences.get(at).end() <= near.start()) {
            at++;
        }
        return at;
    }

    private List<Choice> nearest(Span near, Function<Mentions, Stream<Choice>> of) {
        int here = at(near);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            order.add(i);
        }
        // of two as near the one before, to which words such as "it" and "the ministry" point
        order.sort(Comparator.comparingInt((Integer i) -> Math.abs(i - here)).thenComparingInt(i -> i));
        Map<String, Choice> out = new LinkedHashMap<>();
        for (int i : order) {
            of.apply(mentions.get(i)).forEach(c -> out.putIfAbsent(c.value(), c));
        }
        return List.copyOf(out.values());
    }
}
