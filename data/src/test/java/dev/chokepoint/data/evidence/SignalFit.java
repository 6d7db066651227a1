package dev.chokepoint.data.evidence;

import dev.chokepoint.data.annotated.AnnotatedText;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.reader.RuleClaimExtractor;
import dev.chokepoint.evidence.signals.Signals;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Fits the weights of `signals.yaml` on annotated articles and passages and prints them, with how well they tell news
/// from background and right from wrong on articles that they were not fitted on.
final class SignalFit {
    /// One claim with its signals, what it should be, and what it counts.
    record Example(Map<String, Double> signals, boolean holds, double weight) {}

    /// A claim of an article counts for so many of a passage: passages are plainer, and rules were written on them.
    private static final double OF_ARTICLE = 8;

    /// What the printed figures are of, unless it was fitted on too.
    private static final String KEPT = "own-third-five.jsonl";

    /// Few examples of news, many of right and wrong.
    private static final double RIDGE_NEWS = 1;

    private static final double RIDGE_RIGHT = 4;
    private static final int STEPS = 400;
    private static final double RATE = 0.5;
    /// Signals that hold for less than this share of the examples, or fewer than `LEAST`, are left out.
    private static final double RARE = 0.05;

    private static final int LEAST = 20;

    private SignalFit() {}

    public static void main(String[] files) throws IOException {
        ReadingRules rules = ReadingRules.bundled().value();
        // what is fitted last is fitted on all; the figures in docs/benchmarks.md are from leaving the last two out
        List<String> fitted = files.length > 0
                ? List.of(files)
                : List.of("shared-eight.jsonl", "own-first-six.jsonl", "own-second-six.jsonl", "own-third-five.jsonl");
        List<Example> news = new ArrayList<>();
        List<Example> right = new ArrayList<>(passages(rules));
        for (String f : fitted) {
            news.addAll(newsExamples(rules, f));
            right.addAll(rightExamples(rules, f));
        }
        print("news", fit(news, SignalFit::isOfNews, RIDGE_NEWS), news, newsExamples(rules, KEPT), System.out);
        print(
                "right",
                fit(right, s -> !s.equals("record"), RIDGE_RIGHT),
                right,
                rightExamples(rules, KEPT),
                System.out);
    }

    /// What the act is and how its slots were filled says nothing of its being news.
    private static boolean isOfNews(String s) {
        return !s.startsWith("act-")
                && !s.startsWith("issuer-")
                && !s.equals("record")
                && !s.equals("contexts")
                && !s.equals("cue")
                && !s.equals("beside")
                && !s.equals("no-items")
                && !s.equals("told-items")
                && !s.equals("long-sentence");
    }

    /// The claims of a file's articles that could enter the ledger: which are news.
    static List<Example> newsExamples(ReadingRules rules, String file) throws IOException {
        List<Example> out = new ArrayList<>();
        for (AnnotatedText a : OwnArticles.of(file)) {
            each(
                    rules,
                    a.article(),
                    (c, s) -> out.add(new Example(
                            s,
                            a.factOf(c)
                                    .filter(f -> f.standing() == AnnotatedText.Standing.NEW)
                                    .isPresent(),
                            1)));
        }
        return out;
    }

    /// The claims of a file's articles that could enter the ledger: which are read right.
    static List<Example> rightExamples(ReadingRules rules, String file) throws IOException {
        List<Example> out = new ArrayList<>();
        for (AnnotatedText a : OwnArticles.of(file)) {
            each(
                    rules,
                    a.article(),
                    (c, s) -> out.add(new Example(s, a.verdict(c) == AnnotatedText.Verdict.RIGHT, OF_ARTICLE)));
        }
        return out;
    }

    private interface Sink {
        void take(Claim c, Map<String, Double> signals);
    }

    private static void each(ReadingRules rules, Article article, Sink sink) {
        RuleClaimExtractor plain = new RuleClaimExtractor(rules.rules(), rules.gazetteer());
        each(plain, rules.signals(), article, sink);
    }

    private static void each(RuleClaimExtractor plain, Signals signals, Article article, Sink sink) {
        Reading r = plain.read(article);
        List<? extends Map<String, Double>> all = signals.of(r);
        for (int i = 0; i < r.claims().size(); i++) {
            if (AnnotatedText.canEnterTheLedger(r.claims().get(i))) {
                sink.take(r.claims().get(i), all.get(i));
            }
        }
    }

    private static List<Example> passages(ReadingRules rules) throws IOException {
        RuleClaimExtractor plain = new RuleClaimExtractor(rules.rules(), rules.gazetteer());
        List<Example> out = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.list(SharedData.projectRoot().resolve("data/src/test/resources/evidence"))) {
            files = all.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList();
        }
        for (Path f : files) {
            Map<String, JsonNode> gold = new HashMap<>();
            for (String line : Files.readAllLines(f)) {
                JsonNode n = JsonMapper.shared().readTree(line);
                gold.put(n.path("id").asString(""), n.path("claims"));
            }
            for (Article a : GoldFile.read(f).value()) {
                JsonNode wanted =
                        gold.getOrDefault(a.id().value(), JsonMapper.shared().createArrayNode());
                each(plain, rules.signals(), a, (c, s) -> out.add(new Example(s, agrees(c, wanted), 1)));
            }
        }
        return out;
    }

    private static boolean agrees(Claim c, JsonNode wanted) {
        for (JsonNode w : wanted) {
            JsonNode e = w.path("evidence");
            boolean overlap = Math.min(e.path(1).asInt(), c.span().end())
                    > Math.max(e.path(0).asInt(), c.span().start());
            if (overlap
                    && w.path("issuer").asString("").equals(c.issuer().value().place())
                    && oneOf(w, "action", c.action().value().code())
                    && oneOf(w, "modality", c.modality().value().code())
                    && !w.path("opinion").asBoolean(false)) {
                return true;
            }
        }
        return false;
    }

    private static boolean oneOf(JsonNode w, String slot, String said) {
        boolean right = w.path(slot).asString("").equals(said);
        for (JsonNode o : w.path(slot + "_alt")) {
            right |= o.asString("").equals(said);
        }
        return right;
    }

    /// Weights by gradient descent on the ridge-penalised log-likelihood; rare signals are left out.
    static Map<String, Double> fit(List<Example> examples, Predicate<String> counts, double ridge) {
        Map<String, Integer> often = new HashMap<>();
        for (Example e : examples) {
            e.signals().keySet().forEach(s -> often.merge(s, 1, Integer::sum));
        }
        TreeSet<String> names = new TreeSet<>(often.keySet());
        int least = Math.min(LEAST, (int) Math.ceil(RARE * examples.size()));
        names.removeIf(s -> often.getOrDefault(s, 0) < least || !counts.test(s));
        Map<String, Double> weights = new TreeMap<>();
        weights.put("intercept", 0.0);
        names.forEach(n -> weights.put(n, 0.0));
        double total = examples.stream().mapToDouble(Example::weight).sum();
        for (int step = 0; step < STEPS * 10; step++) {
            Map<String, Double> gradient = new HashMap<>();
            for (Example e : examples) {
                double miss = e.weight() * (probability(weights, e.signals()) - (e.holds() ? 1 : 0));
                gradient.merge("intercept", miss, Double::sum);
                e.signals().forEach((s, v) -> {
                    if (weights.containsKey(s)) {
                        gradient.merge(s, miss * v, Double::sum);
                    }
                });
            }
            weights.replaceAll((n, w) ->
                    w - RATE * (gradient.getOrDefault(n, 0.0) + (n.equals("intercept") ? 0 : ridge * w)) / total);
        }
        return weights;
    }

    static double probability(Map<String, Double> weights, Map<String, Double> signals) {
        double z = weights.getOrDefault("intercept", 0.0);
        for (Map.Entry<String, Double> s : signals.entrySet()) {
            z += weights.getOrDefault(s.getKey(), 0.0) * s.getValue();
        }
        return 1 / (1 + Math.exp(-z));
    }

    /// The share of pairs of one that holds and one that does not in which the first has the higher probability.
    static double auc(Map<String, Double> weights, List<Example> examples) {
        double above = 0;
        int pairs = 0;
        for (Example a : examples) {
            for (Example b : examples) {
                if (a.holds() && !b.holds()) {
                    double d = probability(weights, a.signals()) - probability(weights, b.signals());
                    above += d > 0 ? 1 : d == 0 ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        return pairs == 0 ? Double.NaN : above / pairs;
    }

    private static void print(
            String name, Map<String, Double> weights, List<Example> fitted, List<Example> kept, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "# %d fitted on (%d hold), AUC %.2f; %d kept (%d hold), AUC %.2f%n%s:%n",
                fitted.size(),
                fitted.stream().filter(Example::holds).count(),
                auc(weights, fitted.size() > 3000 ? fitted.subList(fitted.size() - 3000, fitted.size()) : fitted),
                kept.size(),
                kept.stream().filter(Example::holds).count(),
                auc(weights, kept),
                name);
        out.printf(Locale.ROOT, "  - {signal: intercept, weight: %.2f}%n", weights.get("intercept"));
        weights.entrySet().stream()
                .filter(w -> !w.getKey().equals("intercept") && Math.abs(w.getValue()) >= 0.05)
                .sorted(Comparator.comparingDouble((Map.Entry<String, Double> w) -> -Math.abs(w.getValue())))
                .forEach(w -> out.printf(Locale.ROOT, "  - {signal: %s, weight: %.2f}%n", w.getKey(), w.getValue()));
    }
}
