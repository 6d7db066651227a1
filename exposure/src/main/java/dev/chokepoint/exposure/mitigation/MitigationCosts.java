package dev.chokepoint.exposure.mitigation;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Provenance;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.base.Vintages;
import dev.chokepoint.exposure.twostage.Action;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What preparing costs, how long it takes and how much of it there can be.
///
/// The most specific line wins, a named item before a named place; where a world says nothing the usual
/// lines stand,
/// all of them assumptions. Source: docs/world-format.md, docs/model.md#mitigation
public final class MitigationCosts {
    /// Stands for all items or places.
    public static final String ANY = "*";

    /// A kind of figure.
    public enum Figures {
        /// Stock: what buying and storing costs beyond the price, share of the price. Otherwise: once,
        /// share of a year's
        /// value of the flow or output.
        COST,
        /// Stock: months of use. Otherwise: share of the use or output at the place.
        MOST,
        /// Months from the decision to the first unit.
        LEAD,
        /// Years over which the cost is written off.
        LIFE
    }

    /// One figure.
    public record Line(Action.Kind kind, String item, String place, Figures what, Vintages value) {}

    private final List<Line> lines;

    private MitigationCosts(List<Line> lines) {
        this.lines = List.copyOf(lines);
    }

    /// The lines of a world before the usual ones.
    public static MitigationCosts of(List<Line> ofTheWorld) {
        List<Line> all = new ArrayList<>(ofTheWorld);
        all.addAll(usual());
        return new MitigationCosts(all);
    }

    /// What stands for everything of which a world says nothing.
    public static List<Line> usual() {
        String storing = "handling, insurance and setting up a store; no published share was found";
        String guess = "no published figure was found";
        return List.of(
                usual(Action.Kind.STOCK, Figures.COST, 0.02, 0.05, 0.10, "share", storing),
                usual(
                        Action.Kind.STOCK,
                        Figures.MOST,
                        6,
                        12,
                        24,
                        "month",
                        "what does not spoil is held up to two years"),
                usual(
                        Action.Kind.SOURCE,
                        Figures.COST,
                        0.01,
                        0.03,
                        0.10,
                        "share",
                        "samples, audits, tooling; " + guess),
                usual(Action.Kind.SOURCE, Figures.MOST, 0.2, 0.5, 1, "share", "a second source is seldom the only one"),
                usual(Action.Kind.SOURCE, Figures.LEAD, 3, 6, 24, "month", "screening, samples, audit; " + guess),
                usual(Action.Kind.SOURCE, Figures.LIFE, 3, 5, 10, "year", "a qualification lasts as long as a product"),
                usual(Action.Kind.CAPACITY, Figures.COST, 0.5, 1, 3, "share", "capital for a year's output; " + guess),
                usual(Action.Kind.CAPACITY, Figures.MOST, 0.2, 0.5, 1, "share", "a plant is enlarged, not multiplied"),
                usual(Action.Kind.CAPACITY, Figures.LEAD, 11, 24, 96, "month", "permits, building, ramp; " + guess),
                usual(Action.Kind.CAPACITY, Figures.LIFE, 10, 15, 25, "year", "usual life of process plant"),
                usual(Action.Kind.SUBSTITUTE, Figures.COST, 0.02, 0.10, 0.5, "share", "redesign and tests; " + guess),
                usual(Action.Kind.SUBSTITUTE, Figures.MOST, 0.1, 0.3, 0.6, "share", "not every use allows it"),
                usual(Action.Kind.SUBSTITUTE, Figures.LEAD, 4, 12, 36, "month", "redesign and qualification; " + guess),
                usual(Action.Kind.SUBSTITUTE, Figures.LIFE, 3, 5, 10, "year", "a redesign lasts as long as a product"));
    }

    private static Line usual(
            Action.Kind kind, Figures what, double low, double likely, double high, String unit, String why) {
        return new Line(
                kind,
                ANY,
                ANY,
                what,
                Vintages.of(Figure.assumed(new Uncertain.Likely(low, likely, high), unit, "always", why)));
    }

    /// The figure for an item at a place as known on a day.
    ///
    /// @throws IllegalArgumentException if there is none
    public Figure find(Action.Kind kind, Figures what, String item, String place, LocalDate known) {
        for (List<String> key :
                List.of(List.of(item, place), List.of(item, ANY), List.of(ANY, place), List.of(ANY, ANY))) {
            for (Line l : lines) {
                if (l.kind() == kind
                        && l.what() == what
                        && l.item().equals(key.get(0))
                        && l.place().equals(key.get(1))
                        && l.value().known(known).isPresent()) {
                    return l.value().known(known).orElseThrow();
                }
            }
        }
        throw new IllegalArgumentException(
                "No " + what + " of " + kind + " is stated for " + item + " in " + place + ".");
    }

    /// Where a figure comes from, in words.
    public static String source(Figure figure) {
        return switch (figure.provenance()) {
            case Provenance.Sourced s -> s.source().title() + ", " + s.published();
            case Provenance.Assumed a -> "assumed: " + a.why();
        };
    }
}
