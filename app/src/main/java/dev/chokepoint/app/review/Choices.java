package dev.chokepoint.app.review;

import dev.chokepoint.evidence.claims.ClaimExtractor;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.ListedPhrase;
import dev.chokepoint.evidence.claims.Mentions;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.Target;
import dev.chokepoint.evidence.signals.ArticleSentences;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.Section;
import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// What an article names that a slot of a claim may be set to, each under a number that is the same for all of its
/// rows.
final class Choices {
    /// How many are shown of a slot at most, but for days: the nearest to the row.
    private static final int SHOWN = 14;

    private final Article article;
    private final List<Span> sentences;
    /// Of each sentence.
    private final List<Mentions> mentions;
    private final List<Choice> issuers;
    private final List<Choice> days;
    private final List<Choice> goods;
    private final List<Choice> targets;

    /// A value of a slot.
    ///
    /// @param number from 1, its place among the values of the slot
    /// @param value as it is typed
    /// @param words as the text has it
    /// @param sentences in which it is named
    record Choice(int number, String value, String words, Set<Integer> sentences) {
        String shown() {
            // the key of what the vocabulary has under the very words says nothing more
            String plain = value.replaceFirst("^(entity|group):", "").replace('-', ' ');
            return number + " " + (plain.equalsIgnoreCase(words) ? words : value + " (" + words + ")");
        }

        private int distance(int sentence) {
            return sentences.stream()
                    .mapToInt(s -> Math.abs(s - sentence))
                    .min()
                    .orElse(0);
        }
    }

    /// A slot that is set to something that an article names.
    enum Field {
        ISSUER('i', "issuer", "who acts", "issuer=CN"),
        ITEMS('o', "items", "goods", "items=gallium"),
        TARGETS('p', "targets", "parties and places", "targets=CN"),
        EFFECTIVE('e', "effective", "from which day", "effective=2025-04-04"),
        UNTIL('l', "until", "until which day", "until=2025-04-04"),
        ANNOUNCED('y', "announced", "announced on which day", "announced=2025-04-04");

        final char key;
        final String field;
        final String words;
        final String example;

        Field(char key, String field, String words, String example) {
            this.key = key;
            this.field = field;
            this.words = words;
            this.example = example;
        }

        boolean isDay() {
            return this == EFFECTIVE || this == UNTIL || this == ANNOUNCED;
        }

        /// Whether it may be set to several.
        boolean isList() {
            return this == ITEMS || this == TARGETS;
        }

        /// What 0 sets it to; empty where it cannot be without.
        Optional<String> none() {
            return switch (this) {
                case ISSUER -> Optional.empty();
                case TARGETS -> Optional.of(new Target.Anywhere().code());
                case ITEMS, EFFECTIVE, UNTIL, ANNOUNCED -> Optional.of("");
            };
        }

        static Optional<Field> of(char key) {
            return Arrays.stream(values()).filter(f -> f.key == key).findFirst();
        }
    }

    private Choices(Article article, List<Span> sentences, List<Mentions> mentions) {
        this.article = article;
        this.sentences = sentences;
        this.mentions = mentions;
        issuers = found(
                this::issuersOf, Comparator.comparingInt(v -> -v.sentences().size()));
        days = found(this::daysOf, Comparator.comparing(Value::value));
        goods = found(this::goodsOf, AS_FOUND);
        targets = found(this::targetsOf, AS_FOUND);
    }

    static Choices of(Article article, ClaimExtractor reader) {
        List<Span> sentences = ArticleSentences.of(article);
        return new Choices(article, sentences, reader.mentions(article, sentences));
    }

    /// What a slot may be set to: places that act, the most often named first; days, months and years
    /// to come by time; goods of the vocabulary and members of lists, and places and parties, in the
    /// order of the text.
    List<Choice> of(Field field) {
        return switch (field) {
            case ISSUER -> issuers;
            case ITEMS -> goods;
            case TARGETS -> targets;
            case ANNOUNCED, EFFECTIVE, UNTIL -> days;
        };
    }

    /// Those of a slot that stand nearest to a row, in the order of their numbers; all days.
    List<Choice> near(Field field, Span row) {
        int at = at(row);
        List<Choice> all = of(field);
        return field.isDay()
                ? all
                : all.stream()
                        .sorted(Comparator.comparingInt(c -> c.distance(at)))
                        .limit(SHOWN)
                        .sorted(Comparator.comparingInt(Choice::number))
                        .toList();
    }

    /// Whether the sentence of a row names it.
    boolean isNamedBy(Choice choice, Span row) {
        return choice.sentences().contains(at(row));
    }

    /// What stands under a number.
    ///
    /// @throws IllegalArgumentException if nothing does
    Choice numbered(Field field, int number) {
        List<Choice> all = of(field);
        if (number < 1 || number > all.size()) {
            throw new IllegalArgumentException(
                    all.isEmpty()
                            ? "The article names nothing for " + field.key + " (" + field.words
                                    + "); m sets it, such as " + field.example + "."
                            : "The number (" + number + ") behind " + field.key + " (" + field.words + ") must be 1 to "
                                    + all.size() + ".");
        }
        return all.get(number - 1);
    }

    /// What stands for a value before it has a number.
    private record Value(String value, String words, Set<Integer> sentences) {}

    private static final Comparator<Value> AS_FOUND = (_, _) -> 0;

    private List<Choice> found(Function<Mentions, Stream<Value>> of, Comparator<Value> order) {
        Map<String, Value> found = new LinkedHashMap<>();
        for (int i = 0; i < mentions.size(); i++) {
            int sentence = i;
            of.apply(mentions.get(i))
                    .forEach(v ->
                            found.computeIfAbsent(v.value(), _ -> v).sentences().add(sentence));
        }
        List<Choice> out = new ArrayList<>();
        found.values().stream()
                .sorted(order)
                .forEach(v -> out.add(new Choice(out.size() + 1, v.value(), v.words(), v.sentences())));
        return List.copyOf(out);
    }

    private Stream<Value> issuersOf(Mentions m) {
        return m.actors().stream().map(s -> value(s, s.value().place()));
    }

    private Stream<Value> daysOf(Mentions m) {
        int year = article.published().day().getYear();
        return m.days().stream()
                .filter(s -> s.value().month() > 0 || s.value().year() > year)
                .map(s -> value(s, s.value().toString()));
    }

    private Stream<Value> goodsOf(Mentions m) {
        return Stream.concat(
                m.items().stream().map(s -> value(s, s.value().item())),
                phrases(m, false).map(s -> value(s, s.value().words())));
    }

    private Stream<Value> targetsOf(Mentions m) {
        return Stream.of(
                        m.parties().stream().map(s -> value(s, s.value().code())),
                        m.actors().stream()
                                .map(s -> value(s, new Target.Place(s.value().place()).code())),
                        phrases(m, true)
                                .map(s -> value(s, new Target.Entity(s.value().words()).code())))
                .flatMap(s -> s);
    }

    /// Members of lists that no other mention stands for.
    private static Stream<Slot<ListedPhrase>> phrases(Mentions m, boolean names) {
        List<Span> known = Stream.of(m.items(), m.actors(), m.parties(), m.days())
                .flatMap(List::stream)
                .map(Slot::span)
                .toList();
        return m.phrases().stream()
                .filter(p -> p.value().name() == names)
                .filter(p -> !p.value().words().contains(","))
                .filter(p -> known.stream()
                        .noneMatch(
                                k -> k.start() <= p.span().start() && p.span().end() <= k.end()));
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
        return new Mentions(items, dates, own.actors(), own.parties(), own.days(), own.phrases(), own.mayTellAct());
    }

    /// The numbers of the sentences that may tell of an act and in which no row stands, from 1: neither of the headline
    /// nor of lines that are not read.
    List<Integer> withoutRow(List<Queued> rows) {
        List<Integer> out = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            Span s = sentences.get(i);
            boolean read = rows.stream().anyMatch(q -> q.item().span().overlaps(s));
            boolean text = article.passages().stream()
                    .filter(p -> p.span().overlaps(s))
                    .allMatch(p -> p.section().isRead() && p.section() != Section.HEADLINE);
            if (mentions.get(i).mayTellAct() && !read && text) {
                out.add(i + 1);
            }
        }
        return out;
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

    /// Goods that the vocabulary has, with their codes and places.
    List<Slot<ItemMention>> items() {
        return mentions.stream().flatMap(m -> m.items().stream()).toList();
    }

    private Value value(Slot<?> slot, String value) {
        String words = ReviewScreen.flat(slot.span().in(article.text())).strip();
        return new Value(value, words, new TreeSet<>());
    }

    /// The sentence in which a stretch of the text begins.
    private int at(Span near) {
        int at = 0;
        while (at + 1 < sentences.size() && sentences.get(at).end() <= near.start()) {
            at++;
        }
        return at;
    }
}
