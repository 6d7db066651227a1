package dev.chokepoint.exposure.check;

import dev.chokepoint.exposure.world.EndUse;
import java.time.LocalDate;

/// A part of a world that a finding is about; whoever read the world knows in which file and line it stands.
public sealed interface Part {
    /// An item.
    record OfItem(String item) implements Part {}

    /// A recipe as a whole.
    record OfRecipe(String recipe) implements Part {}

    /// What a recipe takes of one input.
    record OfInput(String recipe, String output, String input) implements Part {}

    /// A place.
    record OfPlace(String place) implements Part {}

    /// A party.
    record OfParty(String party) implements Part {}

    /// The baseline production of a plant.
    record OfProduction(String recipe, String place) implements Part {}

    /// A capacity of a plant.
    ///
    /// @param step its number among the capacities of the plant, from 0
    record OfCapacity(String recipe, String place, int step) implements Part {}

    /// The observed flow of a lane.
    record OfFlow(String item, String from, String to) implements Part {}

    /// A final demand.
    record OfDemand(String item, String place, EndUse endUse) implements Part {}

    /// A rate of a duty.
    record OfDuty(String duty, String item, String from, String to, boolean onExports, LocalDate since)
            implements Part {}

    /// The default date of questions.
    record OfQuestionDate() implements Part {}
}
