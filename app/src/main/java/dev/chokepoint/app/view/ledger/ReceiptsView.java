package dev.chokepoint.app.view.ledger;

import dev.chokepoint.data.receipt.Receipt;
import dev.chokepoint.data.receipt.ReceiptCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A file of receipts with what was found of each line.
///
/// @param receipts lines that are receipts
/// @param doubtful lines that do not hold
/// @param whole whether the file holds from its first line to its last
/// @param end what is wrong at the end of the file; empty for nothing
/// @param keys the public keys against which signatures were held
/// @param owner whose keys those are, in words
public record ReceiptsView(
        String file,
        long receipts,
        long doubtful,
        boolean whole,
        String end,
        List<String> keys,
        String owner,
        List<Line> lines) {
    public ReceiptsView {
        keys = List.copyOf(keys);
        lines = List.copyOf(lines);
    }

    /// A line.
    ///
    /// @param number its place in the chain; 0 where the line is no receipt
    /// @param hash the hash that it states
    /// @param receipt what was signed, and nothing where the line is no receipt
    public record Line(
            long line,
            long number,
            String hash,
            boolean hashHolds,
            boolean signatureHolds,
            boolean chainHolds,
            List<String> problems,
            Map<String, @Nullable Object> receipt) {
        public static Line of(ReceiptCheck.Checked checked) {
            return new Line(
                    checked.line(),
                    checked.receipt().map(Receipt::number).orElse(0L),
                    checked.receipt().map(Receipt::hash).orElse(""),
                    checked.hash(),
                    checked.signature(),
                    checked.chain(),
                    checked.problems(),
                    checked.receipt().map(Receipt::content).orElse(Map.of()));
        }

        /// Whether hash, signature and chain hold.
        public boolean holds() {
            return hashHolds && signatureHolds && chainHolds;
        }

        /// A text of what was signed; empty where there is none.
        public String text(String name) {
            return words(receipt.get(name));
        }

        /// A text of a part of what was signed, such as the `status` of the `answer`.
        public String text(String part, String name) {
            return words(part(part).get(name));
        }

        /// A part of what was signed that is an object.
        public Map<?, ?> part(String name) {
            return receipt.get(name) instanceof Map<?, ?> map ? map : Map.of();
        }

        /// A list in the answer, each element told by the named fields in order; texts as they are.
        public List<String> answers(String list, String... fields) {
            return told(part("answer").get(list), fields);
        }

        /// A list in the limits of the answer.
        public List<String> limits(String list, String... fields) {
            return part("answer").get("limits") instanceof Map<?, ?> limits
                    ? told(limits.get(list), fields)
                    : List.of();
        }

        private static List<String> told(@Nullable Object list, String... fields) {
            List<String> out = new ArrayList<>();
            if (list instanceof List<?> elements) {
                for (Object element : elements) {
                    if (element instanceof Map<?, ?> map) {
                        List<String> parts = new ArrayList<>();
                        for (String field : fields) {
                            String words = words(map.get(field));
                            if (!words.isEmpty()) {
                                parts.add(words);
                            }
                        }
                        out.add(String.join(": ", parts));
                    } else {
                        out.add(words(element));
                    }
                }
            }
            return out;
        }

        private static String words(@Nullable Object value) {
            return switch (value) {
                case null -> "";
                case List<?> list ->
                    String.join("; ", list.stream().map(Line::words).toList());
                default -> String.valueOf(value);
            };
        }
    }
}
