package dev.chokepoint.controls.fast;

import dev.chokepoint.controls.compiled.Bits;
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
/// @param oddBefore how many rules of `odd` stand in the words before each
/// @param oddStates the states of the rules of `odd`, in their order
/// @param nearBefore as `oddBefore`, for `near`
/// @param failures how the rules of `near` fail, in their order
/// @param kind the number of what the conditions say of the item on which the limits of an answer rest
record ItemClass(
        boolean contentOpen,
        long[] maybe,
        long[] odd,
        long[] near,
        int[] words,
        int[] nearWords,
        int[] oddBefore,
        int[] oddStates,
        int[] nearBefore,
        Failure[] failures,
        int kind) {

    /// How a rule stands to an item where it does not simply cover it.
    record State(Truth item, List<String> missing, Truth reach, List<String> reachMissing) {
        static final State COVERED = new State(Truth.YES, List.of(), Truth.YES, List.of());
    }

    /// The number of the state of a rule; 0 where it simply covers.
    int state(int rule) {
        return Bits.get(odd, rule) ? oddStates[Bits.rank(odd, oddBefore, rule)] : 0;
    }

    /// How a rule fails that is `near`.
    Failure failure(int rule) {
        if (!Bits.get(near, rule)) {
            throw new IllegalArgumentException("The rule (" + rule + ") must fail by one fact.");
        }
        return failures[Bits.rank(near, nearBefore, rule)];
    }

    /// The facts that each alone keep a rule away, with the numbers that stand for them.
    record Failure(FailingFact[] whys, int[] numbers) {}
}
