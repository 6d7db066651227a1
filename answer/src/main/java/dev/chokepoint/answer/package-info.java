/// The one facade over all stages: a question is set up once as a situation and answered from there.
///
/// ```java
/// Question question = Question.of(world, AsOf.of(LocalDate.of(2025, 6, 10)));
/// try (Situation situation = Situation.of(question, Means.of(solver))) {
///     double lossUsd = situation.free().total() - situation.best().total();
/// }
/// ```
///
/// [WorldRecord] is a world as it was read with what lies beside its tables; [Question] asks about it on two clocks;
/// [Situation] is the one place where network, origins, baseline, what measures let through and the equilibrium are set
/// up. `lanes` is where determinations of the ledger become what may pass on a lane; `losses` says what that costs whom
/// and which lines stop, `leverage` what each measure costs, `deals` what could be agreed, `company` what a company
/// loses, and `assessment` gathers them. Answers are records in the types of the stages, without strings made for eyes;
/// the shells turn them into text, pages and JSON.
///
/// Stable for programs of others, listed member by member in `src/test/resources/public-api.txt`: [Question],
/// [Situation], [Means], [WorldRecord], [Information] and the entry of each package below, which the programs in the
/// module `examples` use. A release that changes one of them says so in its changelog; all else may change at any time.
@NullMarked
package dev.chokepoint.answer;

import org.jspecify.annotations.NullMarked;
