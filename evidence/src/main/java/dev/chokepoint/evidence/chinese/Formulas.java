package dev.chokepoint.evidence.chinese;

import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// The formulas of the rules, compiled.
///
/// `…` stands for characters of a clause, `～` for characters of a sentence, `{name}` for a word of a class, `@` for
/// the place of the verb.
final class Formulas {
    private static final String IN_CLAUSE = "[^\uff0c\u3002\uff1b\uff1a\uff01\uff1f\n]{0,60}?";
    private static final String IN_SENTENCE = "[^\u3002\uff1b\uff01\uff1f\n]{0,90}?";
    private static final String GAP = "\u2026";
    private static final String CLAUSE_STOPS = "\uff0c\u3002\uff1b\uff1a\uff01\uff1f\n";
    private static final String TO_CLAUSE_END = "[^\uff0c\u3002\uff1b\uff1a\uff01\uff1f\n]{0,90}";
    private static final Pattern CLASS = Pattern.compile("\\{([a-z][a-z-]*)}");

    private final List<Compiled> acts = new ArrayList<>();
    private final List<Nothing> nothing = new ArrayList<>();
    private final List<CompiledCue> cues = new ArrayList<>();
    private final Map<String, Pattern> patterns = new LinkedHashMap<>();

    /// @param fromClauseStart whether what stands before it in the clause belongs to it
    private record Nothing(Pattern pattern, boolean fromClauseStart) {}

    private record Compiled(ChineseRules.Act act, Pattern pattern, int verbs) {}

    private record CompiledCue(ChineseRules.Cue cue, Pattern pattern) {}

    /// An act found.
    ///
    /// @param verb where its verb begins
    record Match(ChineseRules.Act act, int start, int end, int verb) {}

    /// Words that say how real an act is.
    record CueMatch(ChineseRules.Cue cue, int start, int end) {}

    Formulas(ChineseRules rules) {
        for (ChineseRules.Act a : rules.acts()) {
            StringBuilder formula = new StringBuilder();
            int verbs = 0;
            for (int i = 0; i < a.formula().length(); i++) {
                char c = a.formula().charAt(i);
                if (c == '@') {
                    formula.append("(?<v").append(verbs++).append(">)");
                } else {
                    formula.append(c);
                }
            }
            acts.add(new Compiled(a, compile(a.id(), formula.toString(), rules.words()), verbs));
        }
        rules.nothing().forEach((id, f) -> {
            boolean open = f.startsWith(GAP);
            nothing.add(new Nothing(compile(id, open ? f.substring(GAP.length()) : f, rules.words()), open));
        });
        for (ChineseRules.Cue c : rules.cues()) {
            cues.add(new CompiledCue(c, compile(c.id(), c.formula(), rules.words())));
        }
        rules.patterns().forEach((id, p) -> patterns.put(id, compile(id, p, rules.words())));
    }

    private static Pattern compile(String id, String formula, Map<String, List<String>> words) {
        Matcher m = CLASS.matcher(formula);
        StringBuilder out = new StringBuilder();
        while (m.find()) {
            List<String> of = words.get(m.group(1));
            if (of == null) {
                throw new IllegalArgumentException(
                        "The formula (" + id + ") names a class of words (" + m.group(1) + ") that is not there.");
            }
            List<String> longestFirst = of.stream()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .map(Pattern::quote)
                    .toList();
            m.appendReplacement(out, Matcher.quoteReplacement("(?:" + String.join("|", longestFirst) + ")"));
        }
        m.appendTail(out);
        // at the end there is nothing to stop for: to the end of the clause
        String whole = out.toString().replaceAll("\u2026(?=\\||\\)?$)", Matcher.quoteReplacement(TO_CLAUSE_END));
        String regex = whole.replace("\u2026", IN_CLAUSE).replace("\uff5e", IN_SENTENCE);
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("The formula (" + id + ") cannot be used: " + e.getDescription(), e);
        }
    }

    Pattern pattern(String id) {
        Pattern p = patterns.get(id);
        if (p == null) {
            throw new IllegalArgumentException("The pattern (" + id + ") must be among the rules.");
        }
        return p;
    }

    /// The patterns whose names begin so, in their order.
    List<Pattern> patterns(String beginning) {
        return patterns.entrySet().stream()
                .filter(e -> e.getKey().startsWith(beginning))
                .map(Map.Entry::getValue)
                .toList();
    }

    boolean has(String id, CharSequence text) {
        return pattern(id).matcher(text).find();
    }

    /// The acts of a stretch of text in their order; of two that overlap the one whose formula stands first.
    List<Match> acts(String text, int from, int to) {
        List<Match> out = new ArrayList<>();
        if (!pattern("of-trade").matcher(text).region(from, to).find()) {
            return out;
        }
        for (Compiled c : acts) {
            Matcher m = c.pattern().matcher(text).region(from, to);
            while (m.find()) {
                int verb = m.start();
                for (int v = 0; v < c.verbs(); v++) {
                    if (m.start("v" + v) >= 0) {
                        verb = m.start("v" + v);
                    }
                }
                Match match = new Match(c.act(), m.start(), m.end(), verb);
                if (m.end() > m.start() && out.stream().noneMatch(o -> overlap(o, match))) {
                    out.add(match);
                }
            }
        }
        out.sort(Comparator.comparingInt(Match::verb));
        return out;
    }

    private static boolean overlap(Match a, Match b) {
        return a.start() < b.end() && b.start() < a.end();
    }

    /// The stretches of a sentence whose words are no claim.
    List<Span> nothing(String text, int from, int to) {
        List<Span> out = new ArrayList<>();
        for (Nothing n : nothing) {
            Matcher m = n.pattern().matcher(text).region(from, to);
            while (m.find()) {
                int start = m.start();
                while (n.fromClauseStart() && start > from && CLAUSE_STOPS.indexOf(text.charAt(start - 1)) < 0) {
                    start--;
                }
                out.add(Span.of(start, m.end()));
            }
        }
        return out;
    }

    /// The cues of a stretch of text in their order.
    List<CueMatch> cues(String text, int from, int to) {
        List<CueMatch> out = new ArrayList<>();
        for (CompiledCue c : cues) {
            Matcher m = c.pattern().matcher(text).region(from, to);
            while (m.find()) {
                out.add(new CueMatch(c.cue(), m.start(), m.end()));
            }
        }
        out.sort(Comparator.comparingInt(CueMatch::start));
        return out;
    }
}
