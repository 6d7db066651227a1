package dev.chokepoint.evidence.signals;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// The words by which signals are told.
///
/// @param silent words that say nothing of the matter of a sentence
/// @param endings what is cut off a word to compare it with others, longest first
/// @param inSentence words by signal, looked for in the sentence of a claim
/// @param inClaim words by signal, looked for from the beginning of the sentence to the end of the claim
/// @param opening words by signal, with which the claim begins
public record SignalWords(
        Set<String> silent,
        List<String> endings,
        Map<String, List<String>> inSentence,
        Map<String, List<String>> inClaim,
        Map<String, List<String>> opening) {
    public SignalWords {
        silent = Set.copyOf(silent);
        endings = List.copyOf(endings);
        inSentence = Map.copyOf(inSentence);
        inClaim = Map.copyOf(inClaim);
        opening = Map.copyOf(opening);
    }

    public static SignalWords none() {
        return new SignalWords(Set.of(), List.of(), Map.of(), Map.of(), Map.of());
    }
}
