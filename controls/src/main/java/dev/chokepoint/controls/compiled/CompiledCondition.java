package dev.chokepoint.controls.compiled;

import dev.chokepoint.base.Numbers;
import dev.chokepoint.controls.law.Condition;
import dev.chokepoint.controls.law.Truth;
import dev.chokepoint.controls.shipment.ShipmentFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A condition with attribute names turned into indexes.
public final class CompiledCondition {
    private interface Test {
        Truth on(ShipmentFacts facts);
    }

    /// A condition with its test and its parts.
    ///
    /// @param figure for a comparison, how it just fails
    public record Node(Condition source, Test test, List<Node> parts, List<FailingFact.Figure> figure) {
        public Truth on(ShipmentFacts facts) {
            return test.on(facts);
        }
    }

    private final Node root;
    private final Map<String, Integer> index;

    CompiledCondition(Condition source, Map<String, Integer> index) {
        this.index = index;
        this.root = compile(source);
    }

    public Truth on(ShipmentFacts facts) {
        return root.test().on(facts);
    }

    public Node root() {
        return root;
    }

    int at(String attribute) {
        Integer i = index.get(attribute);
        if (i == null) {
            throw new IllegalStateException("The attribute (" + attribute + ") must be indexed.");
        }
        return i;
    }

    private Node compile(Condition c) {
        List<Node> parts = switch (c) {
            case Condition.Named(var name, var meaning) -> List.of(compile(meaning));
            case Condition.Not(var part) -> List.of(compile(part));
            case Condition.All(var several) ->
                several.stream().map(this::compile).toList();
            case Condition.Any(var several) ->
                several.stream().map(this::compile).toList();
            case Condition.Always _,
                    Condition.Compare _,
                    Condition.OneOf _,
                    Condition.StartsWith _,
                    Condition.Asked _,
                    Condition.Known _ -> List.of();
        };
        List<FailingFact.Figure> figure = c instanceof Condition.Compare compare ? List.of(figure(compare)) : List.of();
        return new Node(c, test(c, parts.stream().map(Node::test).toArray(Test[]::new)), parts, figure);
    }

    private FailingFact.Figure figure(Condition.Compare c) {
        return new FailingFact.Figure(
                c.attributes().stream().mapToInt(this::at).toArray(),
                c.level(),
                String.join(" + ", c.attributes()) + " is ",
                ", needs " + c.relation().sign() + " " + Numbers.exact(c.level()) + " (off by ",
                Numbers.text(c.level()));
    }

    private Test test(Condition c, Test[] tests) {
        return switch (c) {
            case Condition.Always _ -> _ -> Truth.YES;
            case Condition.Asked _ -> _ -> Truth.UNKNOWN;
            case Condition.Named _ -> tests[0];
            case Condition.Not _ -> {
                Test inner = tests[0];
                yield f -> inner.on(f).not();
            }
            case Condition.All _ ->
                f -> {
                    Truth all = Truth.YES;
                    for (Test t : tests) {
                        all = all.and(t.on(f));
                        if (all == Truth.NO) {
                            return all;
                        }
                    }
                    return all;
                };
            case Condition.Any _ ->
                f -> {
                    Truth any = Truth.NO;
                    for (Test t : tests) {
                        any = any.or(t.on(f));
                        if (any == Truth.YES) {
                            return any;
                        }
                    }
                    return any;
                };
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
    public void missing(ShipmentFacts facts, Set<String> into) {
        missing(root, facts, into);
    }

    private void missing(Node node, ShipmentFacts f, Set<String> into) {
        if (node.on(f) != Truth.UNKNOWN) {
            return;
        }
        switch (node.source()) {
            case Condition.All _, Condition.Any _, Condition.Not _, Condition.Named _ ->
                node.parts().forEach(p -> missing(p, f, into));
            case Condition.Compare compare ->
                compare.attributes().stream().filter(a -> !f.has(at(a))).forEach(into::add);
            case Condition.OneOf one -> into.add(one.attribute());
            case Condition.StartsWith starts -> into.add(starts.attribute());
            case Condition.Asked(String question) -> into.add(question);
            case Condition.Always _, Condition.Known _ -> {
                // Never open.
            }
        }
    }

    /// Why the condition just fails: each entry is one fact that alone keeps it from holding.
    List<FailingFact> nearMisses(ShipmentFacts facts) {
        List<FailingFact> out = new ArrayList<>();
        failures(root, facts, out);
        out.removeIf(why -> why instanceof FailingFact.Figure f && !f.isNear(f.sum(facts.figures)));
        return out;
    }

    /// As [#nearMisses(Facts)], with figures that are far off, too.
    public List<FailingFact> failures(ShipmentFacts facts) {
        List<FailingFact> out = new ArrayList<>();
        failures(root, facts, out);
        return out;
    }

    private void failures(Node node, ShipmentFacts f, List<FailingFact> out) {
        if (node.on(f) != Truth.NO) {
            return;
        }
        switch (node.source()) {
            case Condition.All _ -> {
                Node failing = node;
                int failures = 0;
                for (Node p : node.parts()) {
                    if (p.on(f) == Truth.NO) {
                        failing = p;
                        failures++;
                    }
                }
                if (failures == 1) {
                    failures(failing, f, out);
                }
            }
            case Condition.Any _, Condition.Named _ -> node.parts().forEach(p -> failures(p, f, out));
            case Condition.Compare _ -> {
                FailingFact.Figure why = node.figure().getFirst();
                if (!Double.isNaN(why.sum(f.figures))) {
                    out.add(why);
                }
            }
            case Condition.Not(var part) -> {
                if (part instanceof Condition.OneOf one && f.has(at(one.attribute()))) {
                    out.add(new FailingFact.Fixed("left out because " + part));
                }
            }
            case Condition.OneOf _,
                    Condition.StartsWith _,
                    Condition.Known _,
                    Condition.Asked _,
                    Condition.Always _ -> {
                // A different word is a different item, not a near miss.
            }
        }
    }
}
