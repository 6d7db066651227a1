package dev.chokepoint.evidence.claims;

import java.util.Locale;
import java.util.Optional;

/// What an issuer does to an export control.
public enum Action {
    /// A new requirement, ban or listing.
    IMPOSE,
    /// An existing regime made wider or stricter, or a licence or exemption withdrawn.
    TIGHTEN,
    /// A measure prolonged in time.
    EXTEND,
    /// A partial relaxation: licences granted, a quota instead of a ban.
    EASE,
    /// A measure put on hold that stays on the books.
    SUSPEND,
    /// A measure removed or rescinded, or a party taken off a list.
    LIFT,
    /// A carve-out or general licence.
    EXEMPT,
    /// An authorisation refused.
    DENY,
    /// A control announced as a threat.
    THREATEN;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Action> find(String code) {
        for (Action a : values()) {
            if (a.code().equals(code)) {
                return Optional.of(a);
            }
        }
        return Optional.empty();
    }

    /// Whether it makes trade freer.
    public boolean relaxes() {
        return switch (this) {
            case EASE, SUSPEND, LIFT, EXEMPT -> true;
            case IMPOSE, TIGHTEN, EXTEND, DENY, THREATEN -> false;
        };
    }
}
