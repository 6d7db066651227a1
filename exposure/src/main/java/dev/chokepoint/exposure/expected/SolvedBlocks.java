package dev.chokepoint.exposure.expected;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The blocks of one draw that were solved, by what held their lanes.
///
/// Blocks share no lane and no goods: a block in which the same measures hold has the same plan, whatever holds
/// elsewhere.
final class SolvedBlocks {
    private final Map<Key, List<MonthProgram.Solved>> all = new HashMap<>();

    /// What holds the lanes of a block.
    record Regimes(Map<Gates.Lane, List<Gates.Regime>> byLane) {
        Regimes {
            byLane = Map.copyOf(byLane);
        }
    }

    private record Key(int block, Regimes regimes) {}

    /// The months of a block in one run.
    final class Months {
        private final Optional<Key> key;
        private final List<MonthProgram.Solved> known;
        private final List<MonthProgram.Solved> solved = new ArrayList<>();

        private Months(Optional<Key> key) {
            this.key = key;
            this.known = key.map(all::get).orElse(List.of());
        }

        /// The next month: as it was solved before, or else anew.
        MonthProgram.Solved month(int t, Supplier<MonthProgram.Solved> anew) {
            MonthProgram.Solved month = known.isEmpty() ? anew.get() : known.get(t);
            solved.add(month);
            return month;
        }

        /// Remembers the block once all its months are solved.
        void keep() {
            key.ifPresent(k -> all.putIfAbsent(k, List.copyOf(solved)));
        }
    }

    /// A block that is to be run.
    ///
    /// @param regimes what holds its lanes; empty where a run cannot be told by that
    Months of(int block, Optional<Regimes> regimes) {
        return new Months(regimes.map(r -> new Key(block, r)));
    }
}
