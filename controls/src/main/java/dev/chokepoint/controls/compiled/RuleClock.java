package dev.chokepoint.controls.compiled;

import dev.chokepoint.controls.law.Audience;
import dev.chokepoint.controls.law.Status;
import dev.chokepoint.controls.law.Timeline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// The status of one rule for one audience as sorted days: first by knowledge, then by event.
public final class RuleClock {
    /// What stands for a status that has no say.
    public static final int SILENT = -1;

    private final int[] known;
    private final int[][] turns;
    private final int[][] statuses;

    private RuleClock(int[] known, int[][] turns, int[][] statuses) {
        this.known = known;
        this.turns = turns;
        this.statuses = statuses;
    }

    /// Numbers the statuses of all rules, so that equal ones have equal numbers.
    public static final class Numbering {
        private final Map<Status, Integer> numbers = new HashMap<>();

        public RuleClock clock(CompiledRule rule, Audience audience) {
            List<LocalDate> days = rule.knownDays(audience);
            int[] known = new int[days.size()];
            int[][] turns = new int[days.size() + 1][];
            int[][] statuses = new int[days.size() + 1][];
            for (int i = 0; i <= days.size(); i++) {
                if (i > 0) {
                    known[i - 1] = day(days.get(i - 1));
                }
                Timeline timeline = rule.timeline(i == 0 ? LocalDate.MIN : days.get(i - 1), audience);
                List<LocalDate> turning = new ArrayList<>(new TreeSet<>(timeline.turns()));
                turns[i] = turning.stream().mapToInt(RuleClock::day).toArray();
                statuses[i] = new int[turning.size() + 1];
                for (int j = 0; j <= turning.size(); j++) {
                    Status status = timeline.on(j == 0 ? LocalDate.MIN : turning.get(j - 1));
                    statuses[i][j] = RuleMatches.matters(rule, timeline, status) ? number(status) : SILENT;
                }
            }
            return new RuleClock(known, turns, statuses);
        }

        private int number(Status status) {
            Integer number = numbers.get(status);
            if (number == null) {
                number = numbers.size();
                numbers.put(status, number);
            }
            return number;
        }

        /// The statuses in the order of their numbers.
        public List<Status> statuses() {
            List<Status> all = new ArrayList<>(numbers.keySet());
            all.sort(java.util.Comparator.comparing(numbers::get));
            return List.copyOf(all);
        }
    }

    /// A day as a number; days beyond all calendars of trade are drawn in.
    public static int day(LocalDate date) {
        return Math.clamp(date.toEpochDay(), Integer.MIN_VALUE / 2, Integer.MAX_VALUE / 2);
    }

    /// How many of the sorted days are not after a day.
    public static int position(int[] starts, int day) {
        int i = starts.length;
        while (i > 0 && starts[i - 1] > day) {
            i--;
        }
        return i;
    }

    /// The epoch of knowledge that a day falls in.
    public int epoch(int knownDay) {
        return position(known, knownDay);
    }

    public int[] turns(int epoch) {
        return turns[epoch];
    }

    /// The number of the status, or [#SILENT].
    public int status(int day, int knownDay) {
        int epoch = position(known, knownDay);
        return statuses[epoch][position(turns[epoch], day)];
    }

    public static int[] sorted(Iterable<LocalDate> days) {
        TreeSet<Integer> all = new TreeSet<>();
        days.forEach(d -> all.add(day(d)));
        return all.stream().mapToInt(Integer::intValue).toArray();
    }
}
