package dev.chokepoint.evidence.trained;

import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.signals.Sentences;
import dev.chokepoint.evidence.signals.Signals;
import dev.chokepoint.evidence.signals.Weights;
import dev.chokepoint.evidence.text.Passage;
import dev.chokepoint.evidence.text.Section;
import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Logistic models over words, trained on annotated texts and on the decisions of analysts.
///
/// First the words of a clause say which kind it is, whatever the rules made of it. What they say for and against the
/// claim goes with its signals and words into the probability that it is read right.
///
/// @param clauses by kind, whether the words of a clause tell it
/// @param act whether a sentence holds an act taken, standing or planned
/// @param right whether a claim is read right
public record TrainedReader(Map<ClauseKind, Weights> clauses, Weights act, Weights right, Bounds bounds) {
    private static final int SHORTEST = 25;
    private static final double CERTAIN = 1e-6;

    public TrainedReader {
        clauses = Map.copyOf(clauses);
    }

    /// What is made of each claim of a reading, in their order.
    public List<Judgement> judge(Reading reading, Signals signals) {
        List<SequencedMap<String, Double>> all = signals.of(reading);
        List<Judgement> out = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            Claim c = reading.claims().get(i);
            Map<ClauseKind, Double> odds = odds(reading.article().text(), c.span());
            double p = right.probability(evidence(reading.article().text(), c, all.get(i), odds));
            out.add(new Judgement(p, p < bounds.right()));
        }
        return out;
    }

    /// The sentences of report and comment that no claim touches and that may hold an act, the likeliest first.
    public List<UnreadAct> unread(Reading reading) {
        String text = reading.article().text();
        List<UnreadAct> out = new ArrayList<>();
        for (Span s : sentences(reading)) {
            if (reading.claims().stream().noneMatch(c -> c.span().overlaps(s))) {
                double p = act.probability(ClauseWords.ofSentence(text, s));
                if (p >= bounds.act()) {
                    out.add(new UnreadAct(s, p));
                }
            }
        }
        out.sort(Comparator.comparingDouble(UnreadAct::probability).reversed().thenComparing(UnreadAct::sentence));
        return out;
    }

    /// The sentences of a reading that a claim could be made of.
    public static List<Span> sentences(Reading reading) {
        List<Span> out = new ArrayList<>();
        for (Passage p : reading.article().passages()) {
            if (p.section() == Section.REPORT || p.section() == Section.COMMENT) {
                Sentences.of(reading.article().text(), p.span()).stream()
                        .filter(s -> s.length() >= SHORTEST)
                        .filter(s -> reading.unread().stream()
                                .noneMatch(u -> u.span().overlaps(s)))
                        .forEach(out::add);
            }
        }
        return out;
    }

    /// The log odds of each kind by the words of a clause.
    public Map<ClauseKind, Double> odds(String text, Span clause) {
        return odds(clauses, ClauseWords.of(text, clause));
    }

    /// The log odds of each kind by the words of a clause.
    public static Map<ClauseKind, Double> odds(Map<ClauseKind, Weights> clauses, Map<String, Double> words) {
        Map<ClauseKind, Double> out = new EnumMap<>(ClauseKind.class);
        clauses.forEach((kind, weights) -> {
            double p = Math.clamp(weights.probability(words), CERTAIN, 1 - CERTAIN);
            out.put(kind, Math.log(p / (1 - p)));
        });
        return out;
    }

    /// What speaks for and against a claim: its signals, its words, and the log odds of what its words tell.
    public static SequencedMap<String, Double> evidence(
            String text, Claim claim, Map<String, Double> signals, Map<ClauseKind, Double> odds) {
        SequencedMap<String, Double> out = new TreeMap<>(ClauseWords.of(text, claim.span()));
        signals.forEach((name, value) -> {
            // what reviewers made of the rule is in the confidence of the claim already
            if (!name.equals("record")) {
                out.put("signal:" + name, value);
            }
        });
        out.put("told:own", own(claim, odds));
        out.put("told:opposite", against(claim, odds));
        out.put("told:not-yet", odds.getOrDefault(notYet(claim.action().value().relaxes()), 0.0));
        out.put("told:opinion", odds.getOrDefault(ClauseKind.OPINION, 0.0));
        out.put("told:nothing", odds.getOrDefault(ClauseKind.NOTHING, 0.0));
        return out;
    }

    private static double own(Claim claim, Map<ClauseKind, Double> odds) {
        return odds.getOrDefault(told(claim.action().value().relaxes()), 0.0);
    }

    private static double against(Claim claim, Map<ClauseKind, Double> odds) {
        return odds.getOrDefault(told(!claim.action().value().relaxes()), 0.0);
    }

    private static ClauseKind told(boolean relaxes) {
        return relaxes ? ClauseKind.RELAXES : ClauseKind.RESTRICTS;
    }

    private static ClauseKind notYet(boolean relaxes) {
        return relaxes ? ClauseKind.NOT_YET_RELAXES : ClauseKind.NOT_YET_RESTRICTS;
    }
}
