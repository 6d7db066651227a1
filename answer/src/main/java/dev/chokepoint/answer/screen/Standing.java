package dev.chokepoint.answer.screen;

import dev.chokepoint.controls.law.Status;
import java.util.Optional;

/// Where a rule stands for a flow of trade on a day.
public enum Standing {
    IN_FORCE,
    SUSPENDED,
    ANNOUNCED,
    /// A change that was due after the last day read may have come, or not.
    UNCONFIRMED;

    /// Empty for what does not bind and is not to come.
    static Optional<Standing> of(Status status) {
        return switch (status) {
            case Status.InForce _ -> Optional.of(IN_FORCE);
            case Status.Suspended _ -> Optional.of(SUSPENDED);
            case Status.Announced _ -> Optional.of(ANNOUNCED);
            case Status.Unheard _, Status.Ended _ -> Optional.empty();
        };
    }
}
