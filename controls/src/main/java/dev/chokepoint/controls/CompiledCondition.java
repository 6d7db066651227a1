package dev.chokepoint.controls;

import dev.chokepoint.base.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A condition with attribute names turned into indexes.
final class CompiledCondition {
    private interface Test {
        Truth on(Facts facts);
    }

    private final Condition source;
    private final Test test;
    private final Map<String, Integer> index;

    CompiledCondition(Condition source, Map<String, Integer> index) {
        this.source = source;
        this.index = index;
        this.test = compile(source);
    }

    Truth on(Facts facts) {
        return test.on(facts);
    }

    private int at(String attribute) {
        Integer i = index.get(attribute);
        if (i == null) {
            throw new IllegalStateException("The attribute (" + attribute + ") must be indexed.");
        }
        return i;
    }

    private Test compile(Condition c) {
        return switch (c) {
            case Condition.Always _ -> _ -> Truth.YES;
            case Condition.Named(String name, Condition meaning) -> compile(meaning);
            case Condition.Not(Condition part) -> {
                Test inner = compile(part);
                yield f -> inner.on(f).not();
            }
            case Condition.All(List<Condition> parts) -> {
                Test[] tests = parts.stream().map(this::compile).toArray(Test[]::new);
                yield f -> {
                    Truth all = Truth.YES;
                    for (Test t : tests) {
                        all = all.and(t.on(f));
                        if (all == Truth.NO) {
                            return all;
                        }
                    }
                    return all;
                };
            }
            case Condition.Any(List<Condition> parts) -> {
                Test[] tests = parts.stream().map(this::compile).toArray(Test[]::new);
                yield f -> {
                    Truth any = Truth.NO;
                    for (Test t : tests) {
                        any = any.or(t.on(f));
                        if (any == Truth.YES) {
                            return any;
                        }
                    }
                    return any;
                };
            }
            case Condition.Compare(var attributes, var relation, double level, boolean lenient) -> {
                int[] is = attributes.stream().mapToInt(this::at).toArray();
                Truth absent = lenient ? Truth.NO : Truth.UNKNOWN;
                yield f -> {
                    double sum = 0;
                    for (int i : is) {
                        sum += f.figures[i];
                    }
                    return Double.isNaN(sum) ? absent : Truth.of(relation.holds(sum, level));
                };
            }
            case Condition.OneOf(String attribute, Set<String> words, boolean lenient) -> {
                int i = at(attribute);
                Truth absent = lenient ? Truth.NO : Truth.UNKNOWN;
                yield f -> f.words[i].isEmpty()
                        ? Double.isNaN(f.figures[i]) ? absent : Truth.NO
                        : Truth.of(words.contains(f.words[i]));
            }
            case Condition.StartsWith(String attribute, List<String> prefixes, boolean lenient) -> {
                int i = at(attribute);
                Truth absent = lenient ? Truth.NO : Truth.UNKNOWN;
                yield f -> {
                    String word = f.words[i];
                    if (word.isEmpty()) {
                        return absent;
                    }
                    for (String p : prefixes) {
                        if (word.startsWith(p)) {
                            return Truth.YES;
                        }
                    }
                    return Truth.NO;
                };
            }
            case Condition.Known(String attribute) -> {
                int i = at(attribute);
                yield f -> Truth.of(f.has(i));
            }
        };
    }

    /// The attributes whose absence leaves the condition open.
    void missing(Facts facts, Set<String> into) {
        missing(source, facts, into);
    }

    private void missing(Condition c, Facts f, Set<String> into) {
        if (compile(c).on(f) != Truth.UNKNOWN) {
            return;
        }
        switch (c) {
            case Condition.All(var parts) -> parts.forEach(p -> missing(p, f, into));
            case Condition.Any(var parts) -> parts.forEach(p -> missing(p, f, into));
            case Condition.Not(var part) -> missing(part, f, into);
            case Condition.Named(var name, var meaning) -> missing(meaning, f, into);
            case Condition.Compare compare ->
                compare.attributes().stream().filter(a -> !f.has(at(a))).forEach(into::add);
            case Condition.OneOf one -> into.add(one.attribute());
            case Condition.StartsWith starts -> into.add(starts.attribute());
            case Condition.Always _, Condition.Known _ -> {
                // Never open.
            }
        }
    }

    /// Why the condition just fails: each entry is one fact that alone keeps it from holding.
    List<String> nearMisses(Facts facts) {
        List<String> out = new ArrayList<>();
        nearMisses(source, facts, out);
        return out;
    }

    private void nearMisses(Condition c, Facts f, List<String> out) {
        if (compile(c).on(f) != Truth.NO) {
            return;
        }
        switch (c) {
            case Condition.All(var parts) -> {
                Condition failing = Condition.ALWAYS;
                int failures = 0;
                for (Condition p : parts) {
                    if (compile(p).on(f) == Truth.NO) {
                        failing = p;
                        failures++;
                    }
                }
                if (failures == 1) {
                    nearMisses(failing, f, out);
                }
            }
            case Condition.Any(var parts) -> parts.forEach(p -> nearMisses(p, f, out));
            case Condition.Named(var name, var meaning) -> nearMisses(meaning, f, out);
            case Condition.Compare(var attributes, var relation, double level, boolean lenient) -> {
                double sum = 0;
                for (String a : attributes) {
                    sum += f.figures[at(a)];
                }
                if (!Double.isNaN(sum) && Math.abs(sum - level) <= 0.25 * Math.max(Math.abs(level), Math.abs(sum))) {
                    out.add(String.join(" + ", attributes) + " is " + Numbers.text(sum) + ", needs " + relation.sign()
                            + " " + Numbers.text(level) + " (off by " + Numbers.text(Math.abs(sum - level)) + ")");
                }
            }
            case Condition.Not(var part) -> {
                if (part instanceof Condition.OneOf one && f.has(at(one.attribute()))) {
                    out.add("left out because " + part);
                }
            }
            case Condition.OneOf _, Condition.StartsWith _, Condition.Known _, Condition.Always _ -> {
                // A different word is a different item, not a near miss.
            }
        }
    }
}
