package dev.chokepoint.data.evidence;

import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.Modality;
import java.util.Optional;

/// The five codes of the event-data scheme CAMEO that a claim about an export control can have, with the event type of
/// its successor PLOVER.
///
/// Source: Conflict and Mediation Event Observations codebook 1.1b3, codes 0354, 085, 1244, 1312, 163.
public enum EventCode {
    /// Express intent to ease sanctions, boycott or embargo.
    INTENT_TO_EASE("0354", "AGREE"),
    /// Ease sanctions, boycott or embargo.
    EASE("085", "YIELD"),
    /// Refuse to ease sanctions, boycott or embargo.
    REFUSE_TO_EASE("1244", "REJECT"),
    /// Threaten to impose sanctions, boycott or embargo.
    THREATEN("1312", "THREATEN"),
    /// Impose sanctions, boycott or embargo.
    IMPOSE("163", "SANCTION");

    private final String cameo;
    private final String plover;

    EventCode(String cameo, String plover) {
        this.cameo = cameo;
        this.plover = plover;
    }

    public String cameo() {
        return cameo;
    }

    public String plover() {
        return plover;
    }

    /// The code of a claim; none for opinions, forecasts, and denials that a control was or will be imposed, for which
    /// the scheme has no words.
    public static Optional<EventCode> of(Claim claim) {
        return claim.opinion()
                ? Optional.empty()
                : of(claim.action().value(), claim.modality().value());
    }

    static Optional<EventCode> of(Action action, Modality modality) {
        return switch (modality) {
            case EXPECTED -> Optional.empty();
            case DENIED -> action.relaxes() ? Optional.of(REFUSE_TO_EASE) : Optional.empty();
            case DONE, IN_FORCE -> Optional.of(action == Action.THREATEN ? THREATEN : action.relaxes() ? EASE : IMPOSE);
            case PLANNED, HINTED, CONDITIONAL -> Optional.of(action.relaxes() ? INTENT_TO_EASE : THREATEN);
        };
    }
}
