package dev.chokepoint.data.kept;

import java.util.Locale;
import java.util.Optional;

/// One thing that was changed in a store.
///
/// @param number its place in the order of changes
/// @param id what was changed, within its kind
/// @param team who may see it; empty for everybody
public record StoreChange(long number, Kind kind, String id, String team, Deed deed, ChangedBy by) {
    /// What can be changed.
    public enum Kind {
        /// The journal of a ledger.
        LEDGER,
        /// Decisions on what was read from articles.
        DECISION,
        /// What the first of two reviewers would write.
        PROPOSAL,
        /// Who works on which item.
        LEASE,
        SCENARIO,
        COMPANY,
        JOB;

        /// What lines of a name are; empty for those of which no page need hear, such as the
        /// audit.
        public static Optional<Kind> ofLines(String name) {
            return switch (name.substring(name.indexOf('/') + 1)) {
                case "journal" -> Optional.of(LEDGER);
                case "decisions" -> Optional.of(DECISION);
                case "proposals" -> Optional.of(PROPOSAL);
                default -> Optional.empty();
            };
        }

        /// As programs read it.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// What was done with it.
    public enum Deed {
        MADE,
        CHANGED,
        REMOVED,
        DONE,
        FAILED,
        CANCELLED;

        /// As programs read it.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Deed of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// What the name of lines says of whose they are: the world before the stroke.
    public static String ownerOfLines(String name) {
        int stroke = name.indexOf('/');
        return stroke < 0 ? name : name.substring(0, stroke);
    }
}
