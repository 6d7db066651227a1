package dev.chokepoint.app.cli;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Compares what a document shows of an output with what is printed.
///
/// A line `…` stands for any number of lines, also none; `…` within a line for any text. All else must be equal but for
/// spaces at the end of a line.
final class ShownOutput {
    private static final String ELIDED = "…";

    private ShownOutput() {}

    /// The first shown line that is not printed where it should be; empty where all are.
    static Optional<String> firstDifference(List<String> shown, List<String> printed) {
        int furthest = furthest(shown, 0, printed, 0);
        if (furthest > shown.size()) {
            return Optional.empty();
        }
        return Optional.of(furthest == shown.size() ? "more is printed than is shown" : shown.get(furthest));
    }

    /// How many shown lines can be matched at most, one more where nothing is left over.
    private static int furthest(List<String> shown, int at, List<String> printed, int from) {
        if (at == shown.size()) {
            return from == printed.size() ? at + 1 : at;
        }
        if (shown.get(at).strip().equals(ELIDED)) {
            int best = at;
            for (int next = from; next <= printed.size() && best <= shown.size(); next++) {
                best = Math.max(best, furthest(shown, at + 1, printed, next));
            }
            return best;
        }
        boolean same = from < printed.size() && matches(shown.get(at), printed.get(from));
        return same ? furthest(shown, at + 1, printed, from + 1) : at;
    }

    private static boolean matches(String shown, String printed) {
        String pattern = Stream.of(shown.stripTrailing().split(ELIDED, -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        return printed.stripTrailing().matches(pattern);
    }
}
