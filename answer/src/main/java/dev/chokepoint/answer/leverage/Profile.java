package dev.chokepoint.answer.leverage;

import dev.chokepoint.exposure.leverage.Leverage;
import java.util.List;

/// How the cost of a measure grows with the months it lasts.
///
/// @param parties the parties it is told of, in order
/// @param points by the number of months, shortest first
public record Profile(String measure, List<String> parties, List<Leverage.Point> points) {
    public Profile {
        parties = List.copyOf(parties);
        points = List.copyOf(points);
    }
}
