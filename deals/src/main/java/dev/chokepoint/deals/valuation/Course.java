package dev.chokepoint.deals.valuation;

import dev.chokepoint.exposure.restriction.Controls;
import java.util.List;

/// What a package brings when its concessions begin, end or give way to others on months of their own.
///
/// @param controls the controls that follow
/// @param statedUsd what both sides gain by figures from outside the world meanwhile, USD
public record Course(Controls controls, List<Double> statedUsd) {
    public Course {
        statedUsd = List.copyOf(statedUsd);
    }
}
