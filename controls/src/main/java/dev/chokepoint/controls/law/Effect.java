package dev.chokepoint.controls.law;

import java.util.Set;

/// What a rule does to the shipments in its scope.
///
/// Targets name measures (`CN-2025-18`) or one rule of a measure (`US-2025-AIDIFF/worldwide`).
public sealed interface Effect {
    /// The measures or rules whose outcome this effect changes for a shipment; empty where it stands by itself, as what
    /// only withholds or explains does.
    default Set<String> changes() {
        return switch (this) {
            case Authorises(var t) -> t;
            case SetsPolicy(var t, Policy _) -> t;
            case ReadsOut(var t) -> t;
            case DoesNotEnforce(var t) -> t;
            case RequiresLicence _,
                    Prohibits _,
                    RedFlag _,
                    Notification _,
                    Subjects _,
                    SuspendsLicences _,
                    Withholds _,
                    Explains _ -> Set.of();
        };
    }

    /// A licence is needed.
    record RequiresLicence(Policy policy) implements Effect {}

    /// The shipment is forbidden.
    ///
    /// @param presumed reached by a presumption rather than by the text
    record Prohibits(boolean presumed) implements Effect {}

    /// There is a duty to look further.
    record RedFlag() implements Effect {}

    /// A notification or report is needed.
    record Notification() implements Effect {}

    /// Foreign-made items with this content are under the rules; failing the item condition, they are not.
    record Subjects() implements Effect {}

    /// Existing licences are suspended while the measure is in force and valid before and after.
    record SuspendsLicences() implements Effect {}

    /// The requirements of the targets are met by an exception or a general authorisation.
    record Authorises(Set<String> targets) implements Effect {
        public Authorises {
            targets = Set.copyOf(targets);
        }
    }

    /// The licence policy of the targets becomes another one.
    record SetsPolicy(Set<String> targets, Policy policy) implements Effect {
        public SetsPolicy {
            targets = Set.copyOf(targets);
        }
    }

    /// The targets are read so that they do not cover the shipment.
    record ReadsOut(Set<String> targets) implements Effect {
        public ReadsOut {
            targets = Set.copyOf(targets);
        }
    }

    /// The authority does not enforce the targets.
    record DoesNotEnforce(Set<String> targets) implements Effect {
        public DoesNotEnforce {
            targets = Set.copyOf(targets);
        }
    }

    /// Exceptions and authorisations of the targets are not open to the shipment.
    record Withholds(Set<String> targets) implements Effect {
        public Withholds {
            targets = Set.copyOf(targets);
        }
    }

    /// The measure explains the answer where one of the targets matters, or always where none is named.
    ///
    /// @param asMeasure shown among the measures; otherwise among the interpretations
    record Explains(Set<String> targets, boolean asMeasure) implements Effect {
        public Explains {
            targets = Set.copyOf(targets);
        }
    }
}
