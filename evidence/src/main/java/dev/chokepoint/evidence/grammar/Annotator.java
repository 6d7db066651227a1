package dev.chokepoint.evidence.grammar;

import dev.chokepoint.evidence.lexicon.FiniteVerbs;
import dev.chokepoint.evidence.lexicon.Gazetteer;
import dev.chokepoint.evidence.lexicon.PhraseTrie;
import dev.chokepoint.evidence.lexicon.Symbols;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.lexicon.VerbForms;
import dev.chokepoint.evidence.lexicon.WordLists;
import dev.chokepoint.evidence.patterns.RuleSet;
import dev.chokepoint.evidence.patterns.RuleSyntax;
import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Marks the words of the vocabulary and the names of the gazetteer in a passage.
public final class Annotator {
    private record Name(String text, String cls, int id, int kind, Gazetteer.Entry entry, int form) {}

    /// A mark with the number of its class and form together.
    private record Found(Tokens.Mark mark, int kind) {}

    /// Noun classes in which the longest phrase wins over shorter ones inside it.
    private static final Set<String> NOUNS =
            Set.of("control", "weak", "licence", "export", "other-measure", "exemption", "register", "general-licence");

    private final List<List<Name>> names = new ArrayList<>();
    private final PhraseTrie phrases;
    private final Set<String> classes;
    private final Map<Integer, Integer> kinds = new HashMap<>();
    private final WordLists lists;

    public Annotator(RuleSet rules, Gazetteer gazetteer, Symbols symbols) {
        lists = new WordLists(rules.lists());
        Map<String, List<Name>> byText = new LinkedHashMap<>();
        for (Gazetteer.Entry e : gazetteer.entries()) {
            for (String n : e.names()) {
                add(byText, new Name(n, cls(e), symbols.addClass(cls(e)), kind(symbols, cls(e), 0), e, 0));
            }
        }
        rules.words().forEach((cls, phrases) -> {
            Gazetteer.Word word = new Gazetteer.Word(cls, List.of());
            String name = cls.intern();
            phrases.forEach(
                    p -> add(byText, new Name(p, name, symbols.addClass(name), kind(symbols, name, 0), word, 0)));
        });
        rules.verbs().forEach((cls, verbs) -> {
            Gazetteer.Word word = new Gazetteer.Word(cls, List.of());
            for (String v : verbs) {
                VerbForms.of(v, rules.irregular())
                        .forEach((text, form) -> add(
                                byText,
                                new Name(
                                        text,
                                        cls.intern(),
                                        symbols.addClass(cls),
                                        kind(symbols, cls, form),
                                        word,
                                        form)));
            }
        });
        phrases = new PhraseTrie(List.copyOf(byText.keySet()));
        names.addAll(byText.values());
        classes = new RuleSyntax(rules.words(), rules.verbs()).classes();
        classes.forEach(symbols::addClass);
    }

    private int kind(Symbols symbols, String cls, int form) {
        return kinds.computeIfAbsent(symbols.addClass(cls) * (VerbForms.ANY + 1) + form, k -> kinds.size());
    }

    Set<String> classes() {
        return classes;
    }

    private static void add(Map<String, List<Name>> byText, Name name) {
        byText.computeIfAbsent(name.text().toLowerCase(Locale.ROOT), k -> new ArrayList<>(1))
                .add(name);
    }

    private static String cls(Gazetteer.Entry e) {
        return switch (e) {
            case Gazetteer.Place p -> "place";
            case Gazetteer.City c -> "city";
            case Gazetteer.Body b -> "body";
            case Gazetteer.Person p -> "person";
            case Gazetteer.Item i -> "item";
            case Gazetteer.Entity x -> "entity";
            case Gazetteer.Outlet o -> "outlet";
            case Gazetteer.Group g -> "group";
            case Gazetteer.Register r -> "register";
            case Gazetteer.Word w -> "word";
        };
    }

    /// Lower case that keeps every offset: a character whose lower case is longer stays as it is.
    private static char[] lower(String text, Span span) {
        char[] out = new char[span.length()];
        for (int i = 0; i < out.length; i++) {
            char c = text.charAt(span.start() + i);
            out[i] = c == '\u2019' ? '\'' : c == '\u00a0' || c == '\n' || c == '\t' ? ' ' : Character.toLowerCase(c);
        }
        return out;
    }

    /// Names that are one token: no rule depends on how many words they have.
    private static final Set<String> JOINED = Set.of("place", "body", "person", "outlet");

    /// A stretch of a text with the marks on it.
    public Tokens tokens(String text, Span span) {
        return annotate(new Tokens(text, span, lists), span);
    }

    /// The passage with the marks on it; names of [#JOINED] are one token each.
    public Tokens annotate(Tokens t, Span span) {
        List<Found> found = new ArrayList<>();
        char[] low = lower(t.text, span);
        boolean[] edge = edges(low);
        for (int i = 0; i < low.length; i++) {
            if (edge[i] && low[i] != ' ') {
                int from = i;
                phrases.at(low, from, (end, phrase) -> {
                    if (edge[end]) {
                        take(t, span.start() + from, span.start() + end, names.get(phrase), found);
                    }
                });
            }
        }
        dropNames(t, found);
        return t.joined(keep(found, kinds.size()), JOINED);
    }

    /// Drops goods that are part of a company's name.
    private static void dropNames(Tokens t, List<Found> found) {
        if (found.stream().anyMatch(f -> CompanyNames.canHold(t, f.mark()))) {
            CompanyNames names =
                    new CompanyNames(t, found.stream().map(Found::mark).toList());
            List<Tokens.Mark> dropped = new ArrayList<>();
            found.removeIf(f -> {
                boolean drop = CompanyNames.canHold(t, f.mark()) && names.holds(f.mark());
                if (drop) {
                    dropped.add(f.mark());
                }
                return drop;
            });
            found.replaceAll(f -> withGoods(f, dropped));
        }
    }

    /// "Lynas Rare Earths": a company that is known by the first word of its name has the longer name.
    private static Found withGoods(Found f, List<Tokens.Mark> goods) {
        Tokens.Mark m = f.mark();
        int to = m.to();
        for (Tokens.Mark g : goods) {
            if (g.from() == m.to() && m.entry() instanceof Gazetteer.Entity) {
                to = Math.max(to, g.to());
            }
        }
        return to == m.to()
                ? f
                : new Found(new Tokens.Mark(m.cls(), m.id(), m.from(), to, m.entry(), m.form()), f.kind());
    }

    /// Takes what the stretch of text can be, of all that is written so.
    private static void take(Tokens t, int from, int to, List<Name> all, List<Found> found) {
        int first = t.tokenAt(from);
        int last = t.tokenAt(to - 1);
        if (last >= t.count) {
            return;
        }
        boolean whole = t.start[first] == from && t.end[last] == to;
        boolean nominal = false;
        for (Name n : all) {
            nominal |= n.form() == 0;
        }
        for (Name n : all) {
            if (caseFits(n, t.text, from)
                    // "US$950": a currency, no state
                    && !(to < t.text.length() && t.text.charAt(to) == '$' && n.entry() instanceof Gazetteer.Place)
                    && !(n.entry() instanceof Gazetteer.Body b && b.subjectOnly() && !verbAt(t, first, last + 1))
                    && !(n.entry() instanceof Gazetteer.Outlet && adjective(t, first, last + 1))
                    && (whole || !(n.entry() instanceof Gazetteer.Word))
                    && !(n.form() != 0 && nominal && noun(t, first, n.form()))) {
                found.add(new Found(new Tokens.Mark(n.cls(), n.id(), first, last + 1, n.entry(), n.form()), n.kind()));
            }
        }
    }

    /// "The Australian | government": a name of two words that a noun follows is its adjective, not the paper.
    private static boolean adjective(Tokens t, int first, int after) {
        return after == first + 2
                && t.is(first, "the")
                && after < t.count
                && Character.isLowerCase(t.text.charAt(t.start[after]))
                && !t.in(after, "after-outlets");
    }

    /// Whether a form that can be a verb or a noun ("ban", "controls") follows a word that only nouns follow.
    private static boolean noun(Tokens t, int first, int form) {
        return (form & (VerbForms.BASE | VerbForms.S)) != 0 && first > 0 && t.in(first - 1, "before-nouns");
    }

    /// Whether a verb follows a name that opens a clause: "Commerce said", not "Chamber of Commerce said".
    private static boolean verbAt(Tokens t, int from, int to) {
        if (to >= t.count || t.is(from - 1, "of", "and", "for", "&")) {
            return false;
        }
        String low = t.low[to];
        return FiniteVerbs.auxiliary(t, to)
                || (low.endsWith("ed") && low.length() > 4)
                || t.in(to, "verbs-after-bodies");
    }

    /// Whether a word can begin or end before a character: its neighbours do not both belong to one.
    private static boolean[] edges(char[] s) {
        boolean[] out = new boolean[s.length + 1];
        boolean before = false;
        for (int i = 0; i < s.length; i++) {
            boolean inside = Character.isLetterOrDigit(s[i]);
            out[i] = !before || !inside;
            before = inside;
        }
        out[s.length] = true;
        return out;
    }

    private static boolean caseFits(Name n, String text, int at) {
        if (n.entry() instanceof Gazetteer.Word) {
            return true;
        }
        String name = n.text();
        if (!Character.isUpperCase(name.charAt(0))) {
            return true;
        }
        boolean capitals = name.length() <= 6 && name.equals(name.toUpperCase(Locale.ROOT));
        if (capitals) {
            return text.startsWith(name, at);
        }
        return Character.isUpperCase(text.charAt(at));
    }

    private static List<Tokens.Mark> keep(List<Found> found, int kinds) {
        found.sort((a, b) -> a.mark().from() != b.mark().from()
                ? Integer.compare(a.mark().from(), b.mark().from())
                : Integer.compare(b.mark().to(), a.mark().to()));
        List<Tokens.Mark> out = new ArrayList<>(found.size());
        int[] until = new int[kinds];
        int namesUntil = 0;
        int nounsUntil = 0;
        int properUntil = 0;
        for (Found f : found) {
            Tokens.Mark m = f.mark();
            boolean name = RuleSyntax.NAMES.contains(m.cls());
            if (m.cls().equals("body")
                    && !out.isEmpty()
                    && namesUntil > m.from()
                    && out.getLast().cls().equals("body")) {
                continue;
            }
            if (until[f.kind()] > m.from() || (name && namesUntil > m.from())) {
                continue;
            }
            if (NOUNS.contains(m.cls()) && nounsUntil >= m.to() && !sameStart(out, m)) {
                continue;
            }
            if (!name && properUntil >= m.to()) {
                // "States" in "United States" is no verb
                continue;
            }
            until[f.kind()] = m.to();
            if (name) {
                namesUntil = Math.max(namesUntil, m.to());
                if (!m.cls().equals("item") && !m.cls().equals("register")) {
                    properUntil = Math.max(properUntil, m.to());
                }
            }
            if (NOUNS.contains(m.cls())) {
                nounsUntil = Math.max(nounsUntil, m.to());
            }
            out.add(m);
        }
        return out;
    }

    private static boolean sameStart(List<Tokens.Mark> out, Tokens.Mark m) {
        for (int i = out.size() - 1; i >= 0; i--) {
            Tokens.Mark o = out.get(i);
            if (o.from() != m.from()) {
                return false;
            }
            if (NOUNS.contains(o.cls()) && o.to() == m.to()) {
                return true;
            }
        }
        return false;
    }
}
