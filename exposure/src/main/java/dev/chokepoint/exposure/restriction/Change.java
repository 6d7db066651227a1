package dev.chokepoint.exposure.restriction;

import dev.chokepoint.exposure.world.EndUse;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Something a party could do to a measure: the step from a world to a what-if world.
public sealed interface Change {
    /// Which part of a measure a change is about.
    ///
    /// @param arcs lanes, or empty for all that the measure holds
    /// @param endUses classes of end use, or empty for all
    record Filter(Set<Integer> arcs, Set<EndUse> endUses) {
        public static final Filter ALL = new Filter(Set.of(), Set.of());

        public Filter {
            arcs = Collections.unmodifiableSet(new TreeSet<>(arcs));
            endUses = Set.copyOf(endUses);
        }

        boolean matches(Controls.Restriction r) {
            return matches(r.arc(), r.endUse());
        }

        /// Whether it is about a lane for a class of use.
        public boolean matches(int arc, EndUse endUse) {
            return (arcs.isEmpty() || arcs.contains(arc)) && (endUses.isEmpty() || endUses.contains(endUse));
        }
    }

    /// The measure ends from a month on.
    record Lift(String measure, int fromMonth, Filter filter) implements Change {}

    /// At least this share of the baseline passes from a month on.
    record Ease(String measure, double share, int fromMonth, Filter filter) implements Change {}

    /// How a measure binds again after it was suspended or eased for some months.
    enum SnapBack {
        /// As when it was new: licences are closed as long as they were at first.
        RESTART,
        /// As if it had gone on all the time.
        RESUME
    }

    /// At least this share of the baseline passes for some months, then the measure binds again.
    record EaseFor(String measure, double share, int fromMonth, int months, Filter filter, SnapBack snapBack)
            implements Change {}

    /// The measure sleeps for some months, then binds again.
    record Suspend(String measure, int fromMonth, int months, Filter filter, SnapBack snapBack) implements Change {}

    /// A further measure that is not in the ledger.
    record Close(List<Controls.Restriction> restrictions) implements Change {
        public Close {
            restrictions = List.copyOf(restrictions);
        }
    }
}
