package dev.chokepoint.data.build;

import dev.chokepoint.base.Id;
import dev.chokepoint.data.indicators.Materials;
import dev.chokepoint.data.store.StatisticsReader;
import dev.chokepoint.exposure.world.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which customs codes hold all of an item of a world and nothing else of it.
///
/// A code that holds more than the item ("ex", more than six digits, or a code of two items) stands for none: what
/// trade data have of it is not the item's.
final class ItemCodes {
    private static final Pattern SCHEME = Pattern.compile("hs(\\d{4})");
    private static final int DIGITS = 6;

    /// A code of customs, or all that begin alike.
    ///
    /// @param revision such as `HS22`; empty for that of the trade data
    private record Code(String revision, String digits) {
        boolean meets(Code other) {
            return (revision.isEmpty() || other.revision.isEmpty() || revision.equals(other.revision))
                    && (digits.startsWith(other.digits) || other.digits.startsWith(digits));
        }
    }

    private final StatisticsReader reader;
    private final Map<String, List<Code>> codes = new HashMap<>();
    private final Map<String, String> refused = new HashMap<>();
    private final Map<String, Map<String, Set<String>>> tables = new HashMap<>();

    /// @param named codes that the user states for items, of the revision of the trade data
    ItemCodes(List<Item> items, List<Materials.Material> named, StatisticsReader reader) {
        this.reader = reader;
        for (Item item : items) {
            List<Code> own = named.stream()
                    .filter(m -> m.item().equals(item.id()))
                    .flatMap(m -> m.codes().stream())
                    .map(c -> new Code("", String.format(Locale.ROOT, "%06d", c)))
                    .toList();
            codes.put(item.id(), own.isEmpty() ? parsed(item) : own);
        }
        codes.forEach((item, own) -> {
            for (Code code : own) {
                boolean shared = codes.entrySet().stream()
                        .anyMatch(e -> !e.getKey().equals(item)
                                && e.getValue().stream().anyMatch(code::meets));
                if (shared) {
                    refused.putIfAbsent(
                            item,
                            "its code " + code.digits()
                                    + " is that of other items, too: trade does not tell them apart");
                }
            }
        });
    }

    private List<Code> parsed(Item item) {
        List<Code> own = new ArrayList<>();
        for (Id code : item.codes()) {
            Matcher scheme = SCHEME.matcher(code.scheme());
            if (!scheme.matches()) {
                continue;
            }
            String text = code.value().strip().toLowerCase(Locale.ROOT);
            String digits = text.replaceFirst("^ex", "").replaceAll("[\\s.]", "");
            if (!digits.matches("\\d{2,12}")) {
                refused.putIfAbsent(item.id(), "its code " + code.value() + " is no customs code");
                continue;
            }
            if (text.startsWith("ex") || digits.length() > DIGITS) {
                refused.putIfAbsent(
                        item.id(),
                        "its code " + code.value() + " is a part of "
                                + digits.substring(0, Math.min(DIGITS, digits.length()))
                                + ", of which trade data have the whole");
            }
            own.add(new Code(
                    "HS" + scheme.group(1).substring(2), digits.substring(0, Math.min(DIGITS, digits.length()))));
        }
        if (own.isEmpty()) {
            refused.putIfAbsent(item.id(), "the world gives it no customs code");
        }
        return own;
    }

    /// Why trade data do not tell what an item's trade is; empty where they do.
    String whyNot(String item) {
        return refused.getOrDefault(item, "");
    }

    /// The codes that the user states for an item, whatever list the trade data name; empty where none are.
    Set<String> stated(String item) {
        Set<String> all = new HashSet<>();
        codes.getOrDefault(item, List.of()).stream()
                .filter(c -> c.revision().isEmpty())
                .forEach(c -> all.add(c.digits()));
        return all;
    }

    /// The codes of an item in a revision, or of headings of them; empty where they do not correspond one to one.
    Set<String> in(String item, String revision) {
        Set<String> all = new HashSet<>();
        for (Code code : codes.getOrDefault(item, List.of())) {
            if (code.revision().isEmpty() || code.revision().equals(revision)) {
                all.add(code.digits());
                continue;
            }
            Map<String, Set<String>> into = table(code.revision(), revision);
            Set<String> found = into.getOrDefault(code.digits(), Set.of());
            boolean both = found.size() == 1
                    && table(revision, code.revision())
                                    .getOrDefault(found.iterator().next(), Set.of())
                                    .size()
                            == 1;
            if (!both) {
                return Set.of();
            }
            all.addAll(found);
        }
        return all;
    }

    private Map<String, Set<String>> table(String from, String to) {
        return tables.computeIfAbsent(from + ">" + to, _ -> reader.corresponding(from, to));
    }

    /// The revisions that the codes of an item are written in, for messages.
    String revisions(String item) {
        Set<String> all = new TreeSet<>();
        codes.getOrDefault(item, List.of()).forEach(c -> all.add(c.revision()));
        return String.join(", ", all);
    }
}
