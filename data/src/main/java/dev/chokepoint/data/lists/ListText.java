package dev.chokepoint.data.lists;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the free texts of official lists: citations, requirements, policies, countries, several names in a cell.
final class ListText {
    private static final Pattern FOOTNOTE =
            Pattern.compile("734\\.9\\(g\\),?\\s*(\\d)\\b|734\\.9\\(e\\)\\s*(\\d)\\b|EAR\\)?\\.?\\s*(\\d)\\b");
    private static final Pattern CASE_BY_CASE = Pattern.compile("ca[sz]e[- ]by[- ]case|casa-by-case");
    private static final Pattern NUMBERED = Pattern.compile("(?:^|\\s)[ivx]{1,5}\\)\\s*");
    private static final Pattern COUNTRY = Pattern.compile("(?:^|,\\s*)([A-Z]{2})$");

    private ListText() {}

    /// Single spaces, and no comma, semicolon or space at the end.
    static String tidy(String text) {
        return text.replaceAll("\\s+", " ").strip().replaceAll("[,;\\s]+$", "");
    }

    /// The footnotes of the Entity List that a requirement names, such as `1;2`.
    static String footnotes(String requirement) {
        Set<String> found = new TreeSet<>();
        Matcher m = FOOTNOTE.matcher(requirement);
        while (m.find()) {
            for (int i = 1; i <= m.groupCount(); i++) {
                String digit = m.group(i);
                if (digit != null) {
                    found.add(digit);
                }
            }
        }
        if (found.isEmpty() && requirement.contains("734.9(g)")) {
            found.add("3");
        }
        if (found.isEmpty() && requirement.contains("734.9(e)(2)")) {
            found.add("4");
        }
        return String.join(";", found);
    }

    /// What a policy of review comes to; official lists word it in many ways.
    static String reviewClass(String policy) {
        String text = policy.toLowerCase(Locale.ROOT).strip();
        if (text.isEmpty()) {
            return "";
        }
        if (text.startsWith("see")) {
            return "by-reference";
        }
        boolean presumed = text.contains("presumption of denial") || text.contains("presumption for denial");
        boolean denied = text.contains("policy of denial");
        boolean each = CASE_BY_CASE.matcher(text).find();
        boolean approved = text.contains("approval");
        if (denied) {
            return each || approved ? "policy-of-denial-mixed" : "policy-of-denial";
        }
        if (each && (presumed || approved)) {
            return text.startsWith("ca") ? "case-by-case-mixed" : "presumption-of-denial-mixed";
        }
        return presumed ? "presumption-of-denial" : each ? "case-by-case" : approved ? "approval" : "by-reference";
    }

    /// The countries of addresses, each of which ends with its code; `Crimea (occupied)` is one, too.
    static String countries(List<String> addresses) {
        Set<String> found = new LinkedHashSet<>();
        for (String address : addresses) {
            String text = address.strip();
            Matcher code = COUNTRY.matcher(text);
            if (code.find()) {
                found.add(code.group(1));
            } else if (text.matches("(?i).*crimea( region of ukraine| \\(occupied\\))?$")) {
                found.add("UA-CRIMEA");
            }
        }
        return String.join(";", found);
    }

    /// The names of a cell: numbered `i)`, `ii)`, or parted by semicolons.
    static List<String> names(String cell) {
        List<String> out = new ArrayList<>();
        String[] parts = NUMBERED.matcher(cell).find() ? NUMBERED.split(cell) : cell.split(";\\s*");
        for (String part : parts) {
            String name = tidy(part);
            if (!name.isEmpty()) {
                out.add(name);
            }
        }
        return out;
    }
}
