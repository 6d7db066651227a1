package dev.chokepoint.controls.determination;

import dev.chokepoint.controls.law.Policy;
import java.util.List;

/// A determination in short: what binds a shipment and how applications are treated.
///
/// @param measures ids that control or explain the answer
public record Answer(Outcome outcome, Policy policy, List<String> measures) {
    public Answer {
        measures = List.copyOf(measures);
    }
}
