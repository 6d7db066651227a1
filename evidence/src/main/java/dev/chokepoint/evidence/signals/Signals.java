package dev.chokepoint.evidence.signals;

import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Tells how likely a claim is to be news, and how likely to be read right.
///
/// @param words by which signals are told
/// @param news what the signals weigh for news against background
/// @param right what they weigh for a claim being read right
public record Signals(SignalWords words, Weights news, Weights right) {
    /// No signal weighs anything: the confidence of a claim is its rule's record.
    public static Signals none() {
        return new Signals(SignalWords.none(), new Weights(0, Map.of()), new Weights(0, Map.of()));
    }

    /// The signals of each claim of a reading, in their order; those that are 0 are left out.
    public List<SequencedMap<String, Double>> of(Reading reading) {
        return ClaimSignals.of(reading, words);
    }

    /// The probability that each claim of a reading is news and no background.
    public List<Double> news(Reading reading) {
        return of(reading).stream().map(news::probability).toList();
    }

    /// The reading with the confidence of its claims as their signals have it.
    public Reading weighed(Reading reading) {
        if (right.weights().isEmpty()) {
            return reading;
        }
        List<SequencedMap<String, Double>> signals = of(reading);
        List<Claim> claims = new ArrayList<>(signals.size());
        for (int i = 0; i < signals.size(); i++) {
            claims.add(reading.claims().get(i).withConfidence(right.probability(signals.get(i))));
        }
        return new Reading(
                reading.article(),
                claims,
                reading.supplyFacts(),
                reading.negotiations(),
                reading.language(),
                reading.unread());
    }
}
