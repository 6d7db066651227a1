/// What a scenario changes: its headline numbers beside those of the world as it stands.
///
/// Entry: [ScenarioOutcome], of a situation and of its scenario.
@NullMarked
package dev.chokepoint.answer.scenario;

import org.jspecify.annotations.NullMarked;
