package dev.chokepoint.controls.fast;

import dev.chokepoint.controls.compiled.FailingFact;
import dev.chokepoint.controls.law.Truth;
import java.util.List;

/// What the conditions on the item say of all items of one kind, rule by rule.
///
/// @param contentOpen whether the share of foreign content is open for every rule that asks for it
/// @param maybe rules whose condition holds, or may hold
/// @param odd those of them with a state of their own, because something is open or out of reach
/// @param near rules that fail by one fact
/// @param words the positions of the words of `maybe` that are not zero
/// @param nearWords as `words`, for `near`
record ItemClass(
        boolean contentOpen,
        long[] maybe,
        long[] odd,
        long[] near,
        int[] words,
        int[] nearWords,
        int[] oddRules,
        int[] oddStates,
        int[] nearRules,
        Failure[] failures) {

    /// How a rule stands to an item where it does not simply cover it.
    record State(Truth item, List<String> missing, Truth reach, List<String> reachMissing) {
        static final State COVERED = new State(Truth.YES, List.of(), Truth.YES, List.of());
    }

    /// The number of the state of a rule; 0 where it simply covers.
    int state(int rule) {
        for (int i = 0; i < oddRules.length; i++) {
            if (oddRules[i] == rule) {
                return oddStates[i];
            }
        }
        return 0;
    }

    /// How a rule fails that is `near`.
    Failure failure(int rule) {
        for (int i = 0; i < nearRules.length; i++) {
            if (nearRules[i] == rule) {
                return failures[i];
            }
        }
        throw new IllegalArgumentException("The rule (" + rule + ") must fail by one fact.");
    }

    /// The facts that each alone keep a rule away, with the numbers that stand for them.
    record Failure(FailingFact[] whys, int[] numbers) {}
}
