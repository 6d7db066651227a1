package dev.chokepoint.answer;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.WhatIf;
import java.time.LocalDate;
import java.time.YearMonth;

/// What is asked: about which world, on which day, by the knowledge of which day, under which changes.
///
/// @param figuresKnown the day by which figures of the network must have been published; as a rule the knowledge day
/// @param scenario the changes to the world; [Scenario#NONE] for the world as it stands
/// @param leakage factor on all that gets round the measures in the expected case: 1 as behaviour
///     states it, 0 for perfect enforcement
public record Question(
        WorldRecord world,
        AsOf asOf,
        LocalDate figuresKnown,
        Information information,
        Scenario scenario,
        double leakage) {
    /// The largest factor on leakage.
    public static final double MOST_LEAKAGE = 10;

    public Question {
        YearMonth asked = YearMonth.from(asOf.on());
        YearMonth first = world.world().first();
        YearMonth last = first.plusMonths(world.world().months() - 1L);
        if (asked.isBefore(first) || asked.isAfter(last)) {
            throw new IllegalArgumentException("The day (" + asOf.on() + ") must lie in the months of the world "
                    + world.world().id() + ", " + first + " to " + last + ".\nMaybe --on "
                    + world.world().asOf()
                    + " was meant, the day of the world.");
        }
        if (!(leakage >= 0 && leakage <= MOST_LEAKAGE)) {
            throw new IllegalArgumentException("The leakage (" + leakage + ") must be 0 to " + MOST_LEAKAGE + " times"
                    + " what behaviour states.");
        }
    }

    /// Changes to a world, known only once its lanes are.
    @FunctionalInterface
    public interface Scenario {
        /// The world as it stands.
        Scenario NONE = (network, ledger) -> WhatIf.NOTHING;

        /// The changes on a network under a ledger.
        WhatIf on(Network network, Ledger ledger);
    }

    /// About the world as it stands, to a market that knows all scheduled measures.
    public static Question of(WorldRecord world, AsOf asOf) {
        return new Question(world, asOf, asOf.known(), Information.PERFECT, Scenario.NONE, 1);
    }

    /// This with figures published by another day.
    public Question withFiguresKnown(LocalDate day) {
        return new Question(world, asOf, day, information, scenario, leakage);
    }

    /// This for a market that knows this.
    public Question withInformation(Information what) {
        return new Question(world, asOf, figuresKnown, what, scenario, leakage);
    }

    /// This under changes to the world.
    public Question withScenario(Scenario changes) {
        return new Question(world, asOf, figuresKnown, information, changes, leakage);
    }

    /// This where more or less gets round the measures.
    public Question withLeakage(double factor) {
        return new Question(world, asOf, figuresKnown, information, scenario, factor);
    }
}
