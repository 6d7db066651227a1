package dev.chokepoint.controls.law;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads conditions as the ledger files write them.
///
/// `tpp >= 4800 or (tpp >= 1600 and pd >= 5.92)`, `element? in (Sm, Dy)`, `eccn? starts (3B001)`,
/// `dram_gbps + io_gbps >= 1700`, `known(cncl)`, `is 3A090.a`, `not (form? = assembly)`, `always`.
public final class ConditionParser {
    private final String text;
    private final Map<String, Condition> named;
    private int at;

    private ConditionParser(String text, Map<String, Condition> named) {
        this.text = text;
        this.named = named;
    }

    /// Reads a condition that may use the conditions named so far.
    public static Condition parse(String text, Map<String, Condition> named) {
        ConditionParser parser = new ConditionParser(text, named);
        Condition condition = parser.any();
        parser.skip();
        if (parser.at < text.length()) {
            throw parser.wrong("the end or one of 'and', 'or'");
        }
        return condition;
    }

    private Condition any() {
        List<Condition> parts = new ArrayList<>();
        parts.add(all());
        while (word("or")) {
            parts.add(all());
        }
        return parts.size() == 1 ? parts.getFirst() : new Condition.Any(parts);
    }

    private Condition all() {
        List<Condition> parts = new ArrayList<>();
        parts.add(one());
        while (word("and")) {
            parts.add(one());
        }
        return parts.size() == 1 ? parts.getFirst() : new Condition.All(parts);
    }

    private Condition one() {
        if (word("not")) {
            return new Condition.Not(one());
        }
        if (sign("(")) {
            Condition inner = any();
            need(")");
            return inner;
        }
        if (word("always")) {
            return Condition.ALWAYS;
        }
        if (word("is")) {
            String name = value();
            Condition meaning = named.get(name);
            if (meaning == null) {
                throw new IllegalArgumentException(
                        "The condition (" + text + ") uses the name (" + name + "), which is not defined before it.");
            }
            return new Condition.Named(name, meaning);
        }
        if (word("known")) {
            need("(");
            String attribute = attribute();
            need(")");
            return new Condition.Known(attribute);
        }
        if (word("ask")) {
            return new Condition.Asked(question());
        }
        List<String> attributes = new ArrayList<>();
        attributes.add(attribute());
        while (sign("+")) {
            attributes.add(attribute());
        }
        boolean lenient = sign("?");
        if (word("in")) {
            return new Condition.OneOf(only(attributes), Set.copyOf(list()), lenient);
        }
        if (word("starts")) {
            return new Condition.StartsWith(only(attributes), list(), lenient);
        }
        for (String op : List.of(">=", "<=", "!=", ">", "<", "=")) {
            if (sign(op)) {
                return comparison(attributes, op, value(), lenient);
            }
        }
        throw wrong("a comparison, 'in' or 'starts'");
    }

    private Condition comparison(List<String> attributes, String op, String value, boolean lenient) {
        try {
            double level = Double.parseDouble(value);
            for (Condition.Relation relation : Condition.Relation.values()) {
                if (relation.sign().equals(op)) {
                    return new Condition.Compare(attributes, relation, level, lenient);
                }
            }
            throw new IllegalStateException(op);
        } catch (NumberFormatException e) {
            Condition same = new Condition.OneOf(only(attributes), Set.of(value), lenient);
            return switch (op) {
                case "=" -> same;
                case "!=" -> new Condition.Not(same);
                default ->
                    throw new IllegalArgumentException(
                            "The condition (" + text + ") must compare with a number, not (" + value + ").", e);
            };
        }
    }

    private String only(List<String> attributes) {
        if (attributes.size() != 1) {
            throw new IllegalArgumentException(
                    "The condition (" + text + ") must not add words: " + String.join(" + ", attributes) + ".");
        }
        return attributes.getFirst();
    }

    private List<String> list() {
        need("(");
        Set<String> words = new LinkedHashSet<>();
        do {
            words.add(phrase());
        } while (sign(","));
        need(")");
        return List.copyOf(words);
    }

    /// The text in parentheses, which may hold parentheses itself.
    private String question() {
        need("(");
        int start = at;
        int open = 1;
        while (at < text.length() && open > 0) {
            char c = text.charAt(at++);
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        if (open > 0) {
            throw wrong("')'");
        }
        return text.substring(start, at - 1).strip();
    }

    private String phrase() {
        skip();
        int start = at;
        while (at < text.length() && ",)".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String phrase = text.substring(start, at).strip();
        if (phrase.isEmpty()) {
            throw wrong("a word");
        }
        return phrase;
    }

    private String attribute() {
        skip();
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        if (start == at || !Character.isLetter(text.charAt(start))) {
            throw wrong("an attribute");
        }
        return text.substring(start, at);
    }

    private String value() {
        skip();
        int start = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && "(),".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (start == at) {
            throw wrong("a value");
        }
        return text.substring(start, at);
    }

    private boolean word(String expected) {
        skip();
        int end = at + expected.length();
        if (text.startsWith(expected, at)
                && (end == text.length()
                        || !(Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_'))) {
            at = end;
            return true;
        }
        return false;
    }

    private boolean sign(String expected) {
        skip();
        if (text.startsWith(expected, at)) {
            at += expected.length();
            return true;
        }
        return false;
    }

    private void need(String expected) {
        if (!sign(expected)) {
            throw wrong("'" + expected + "'");
        }
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException(
                "The condition (" + text + ") must have " + expected + " at character " + (at + 1) + ".");
    }
}
