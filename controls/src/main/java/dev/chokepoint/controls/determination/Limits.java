package dev.chokepoint.controls.determination;

import dev.chokepoint.controls.shipment.OpenPoint;
import java.time.LocalDate;
import java.util.List;

/// How far a determination reaches: which bodies of rules have a say on the shipment, and what is held of them.
///
/// @param byRules what the rules of the ledger say by themselves, without regard to what is not held
/// @param regimes the regimes with a say, in the order of the ledger
/// @param gaps what of them is not held on this shipment and could matter for it
/// @param notUnderstood what the asker said and the ledger does not understand for certain
/// @param branches the answers that are possible where a change after the last day read is not confirmed
public record Limits(
        Answer byRules,
        List<RegimeAsked> regimes,
        List<Gap> gaps,
        List<OpenPoint> notUnderstood,
        List<Branch> branches) {
    public Limits {
        regimes = List.copyOf(regimes);
        gaps = List.copyOf(gaps);
        notUnderstood = List.copyOf(notUnderstood);
        branches = List.copyOf(branches);
    }

    /// The limits of an answer of which only the rules were asked.
    public static Limits notAsked(Answer byRules) {
        return new Limits(byRules, List.of(), List.of(), List.of(), List.of());
    }

    /// A body of rules with a say on a shipment.
    ///
    /// @param why what gives it a say, such as `leaves CN`
    /// @param readThrough the last day through which the acts of its issuer were read
    public record RegimeAsked(String id, String issuer, String name, String why, LocalDate readThrough) {}

    /// One answer that is possible, with what would have to be true.
    ///
    /// @param ifSo the events that it rests on, in words
    /// @param from the day from which it parts from the answer on the last day read
    public record Branch(Answer answer, List<String> ifSo, LocalDate from) {
        public Branch {
            ifSo = List.copyOf(ifSo);
        }
    }
}
