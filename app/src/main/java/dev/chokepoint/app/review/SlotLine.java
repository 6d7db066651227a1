package dev.chokepoint.app.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a reviewer types to set slots to what the article names: the key of a slot with numbers, several slots in a
/// row, further words of goods and parties after a comma, and what [Amendments] reads after `;`:
/// `k1 o3-5, dry etchers p0 e2; title=…`.
final class SlotLine {
    private static final String NUMBERS = "\\d+(?:-\\d+)?(?:[\\s,]+\\d+(?:-\\d+)?)*";
    /// How a slot with a number, an act with its key, or goods or parties in words begin.
    private static final String KEYED = "(?:[iopely]\\s*\\d|k\\s*[0-9a-z](?![a-z])|[op]\\s+(?=[^\\d\\s=]))";
    private static final String NEXT = "(?=\\s+" + KEYED + "|\\s*$)";
    private static final String WORDS = "[^,\\d\\s][^,]*?(?:\\s*,\\s*[^,\\d][^,]*?)*?";
    private static final Pattern SLOT = Pattern.compile("\\G\\s*(?:k\\s*(?<act>[0-9a-z])(?![a-z])"
            + "|(?<slot>[iopely])\\s*(?<numbers>" + NUMBERS
            + ")(?<words>(?:[\\s,]+(?!" + KEYED + ")[^,\\d\\s][^,]*?)?(?:\\s*,\\s*[^,\\d][^,]*?)*?)"
            + "|(?<list>[op])[\\s,]+(?<only>" + WORDS + "))" + NEXT);
    private static final Pattern BEGINS = Pattern.compile("\\s*(?:" + KEYED + "|[op][\\s,]+[^=]+$).*");

    private SlotLine() {}

    /// The line as [Amendments] reads it, without the parts in which a number or key stands for nothing.
    static Amendments.Parts read(String line, Choices choices) {
        List<String> out = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (String part : line.split(";", -1)) {
            if (BEGINS.matcher(part).matches()) {
                slots(part, choices, out, refused);
            } else if (!part.isBlank()) {
                out.add(part.strip());
            }
        }
        return new Amendments.Parts(String.join("; ", out), refused);
    }

    private static void slots(String part, Choices choices, List<String> used, List<String> refused) {
        Matcher m = SLOT.matcher(part);
        int end = 0;
        while (m.find()) {
            end = m.end();
            try {
                used.add(
                        m.group("act") != null
                                ? act(m.group("act").charAt(0))
                                : m.group("list") != null ? onlyWords(m) : slot(m, choices));
            } catch (IllegalArgumentException e) {
                refused.add(String.valueOf(e.getMessage()));
            }
        }
        if (!part.substring(end).isBlank()) {
            refused.add("The line (" + part.substring(end).strip()
                    + ") must name slots by their keys with numbers, such as k1 o3-5, dry etchers p0 e2.");
        }
    }

    private static String act(char key) {
        return ActChoice.of(key)
                .map(a -> a.typed)
                .orElseThrow(() -> new IllegalArgumentException("The key (" + key + ") of what is done must be one of "
                        + String.join(", ", ActChoice.menu()) + "."));
    }

    private static String onlyWords(Matcher m) {
        return Choices.Field.of(m.group("list").charAt(0)).orElseThrow().field + "=" + m.group("only");
    }

    private static String slot(Matcher m, Choices choices) {
        Choices.Field field = Choices.Field.of(m.group("slot").charAt(0)).orElseThrow();
        List<String> values = values(field, m.group("numbers"), choices);
        for (String w : m.group("words").split(",")) {
            Optional.of(w.strip()).filter(x -> !x.isEmpty()).ifPresent(values::add);
        }
        if (values.size() > 1 && !field.isList()) {
            throw new IllegalArgumentException("The slot (" + field.key + ", " + field.words
                    + ") takes one value; it was given " + values.size() + ".");
        }
        return field.field + "=" + String.join(", ", values);
    }

    /// What numbers and ranges such as `1 3-5` stand for; 0 alone is none, or all places.
    private static List<String> values(Choices.Field field, String numbers, Choices choices) {
        if (numbers.strip().equals("0")) {
            return new ArrayList<>(List.of(field.none()
                    .orElseThrow(() -> new IllegalArgumentException("Somebody acts: i takes a number from 1."))));
        }
        List<String> out = new ArrayList<>();
        for (String one : numbers.strip().split("[\\s,]+")) {
            int dash = one.indexOf('-');
            int from = number(dash < 0 ? one : one.substring(0, dash));
            int to = dash < 0 ? from : number(one.substring(dash + 1));
            for (int n = from; n <= to; n++) {
                out.add(choices.numbered(field, n).value());
            }
        }
        return out.stream().distinct().collect(Collectors.toCollection(ArrayList::new));
    }

    private static int number(String digits) {
        return digits.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }
}
