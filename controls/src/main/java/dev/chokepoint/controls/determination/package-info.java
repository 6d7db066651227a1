/// The answer: outcome, findings, what is missing, when it changes.
/// Entry: [Determination].
///
/// ```java
/// switch (determination.nextChange()) {
///     case Determination.NextChange.None _ -> "no change is known";
///     case Determination.NextChange.On next -> next.day() + ": " + next.outcome().sentence();
/// }
/// ```
@NullMarked
package dev.chokepoint.controls.determination;

import org.jspecify.annotations.NullMarked;
