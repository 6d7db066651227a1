package dev.chokepoint.answer.deals;

import dev.chokepoint.deals.giving.TabledConcession;
import dev.chokepoint.deals.giving.Talk;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How much of what was on the table of a talk a deal space values: what it does not value may decide.
///
/// @param talk the talk of the record
/// @param rows how many concessions the record has on its table, as known on the eve
/// @param valued how many of them a concession of the space is about that the world values
/// @param notValued how many it does not value, by kind in the word of the record
public record TableCoverage(Talk talk, int rows, int valued, Map<String, Integer> notValued) {
    public TableCoverage {
        notValued = Map.copyOf(notValued);
    }

    /// The coverage of a table.
    ///
    /// @param table what was on the table, of one talk
    /// @param covered the rows that are valued
    static TableCoverage of(List<TabledConcession> table, Set<TabledConcession.Key> covered) {
        Map<String, Integer> missing = new TreeMap<>();
        int valued = 0;
        for (TabledConcession row : table) {
            if (covered.contains(row.key())) {
                valued++;
            } else {
                missing.merge(row.subject().kind(), 1, Integer::sum);
            }
        }
        return new TableCoverage(table.getFirst().talk(), table.size(), valued, missing);
    }

    /// For example "11 of the 32 concessions of this talk are valued here; not: 8 listings, 5 tariffs, 2 port fees.
    /// What is not valued here may decide."
    public String text() {
        String head = valued + " of the " + rows + " concessions of this talk " + (valued == 1 ? "is" : "are")
                + " valued here";
        if (notValued.isEmpty()) {
            return head + ".";
        }
        String kinds = notValued.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(e -> e.getValue() + " " + e.getKey().replace('-', ' ') + (e.getValue() == 1 ? "" : "s"))
                .collect(Collectors.joining(", "));
        return head + "; not: " + kinds + ". What is not valued here may decide.";
    }
}
