package dev.chokepoint.controls.shipment;

import dev.chokepoint.controls.law.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands in the text of an item in signs rather than in words: codes of lists and tariffs, formulas, purities.
final class ItemNotation {
    private static final Pattern LIST_CODE = Pattern.compile(
            "(?<![\\p{L}\\d.])(?:(ECCN|CNCL)\\s*:?\\s*)?(\\d[A-Ea-e]\\d{3}(?:\\.[a-z0-9]+)*)(?![\\p{L}\\d])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CUSTOMS_CODE = Pattern.compile(
            "(?<![\\d.])(?:(?:HS|HTS|CN|TARIC)\\s*(?:code)?\\s*:?\\s*(\\d{4}(?:[. ]?\\d{2}){0,3})|(\\d{4}\\.\\d{2}(?:\\.?\\d{2}){0,2}))(?![\\d%])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FORMULA = Pattern.compile("(?<![\\p{L}\\d])(?:[A-Z][a-z]?\\d*){2,}(?![\\p{L}\\d])");
    private static final Pattern PART = Pattern.compile("([A-Z][a-z]?)(\\d*)");
    private static final Pattern PERCENT = Pattern.compile("(?<![\\d.,])(\\d{2}(?:[.,]\\d+)?)\\s*%");
    private static final Pattern NINES = Pattern.compile("(?<![\\p{L}\\d])([2-9])N([1-9])?(?![\\p{L}\\d])");
    /// A share that is larger is a purity, where nothing else is said of it.
    private static final double LEAST_PURITY = 90;

    private static final Set<String> ELEMENTS = Set.of(
            ("H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y"
                            + " Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm"
                            + " Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Th U")
                    .split(" "));

    private final KnownWords known;

    ItemNotation(KnownWords known) {
        this.known = known;
    }

    /// What the signs of a text say, in the order in which they fill.
    List<ShipmentReader.Inferred> read(String text) {
        List<ShipmentReader.Inferred> out = new ArrayList<>();
        formula(text, out);
        code(text, out);
        purity(text, out);
        return out;
    }

    private static void add(String attribute, Value value, String because, List<ShipmentReader.Inferred> out) {
        out.add(new ShipmentReader.Inferred(Map.of(attribute, value), because));
    }

    private void code(String text, List<ShipmentReader.Inferred> out) {
        Matcher list = LIST_CODE.matcher(text);
        if (list.find()) {
            String code = list.group(2).substring(0, 5).toUpperCase(Locale.ROOT)
                    + list.group(2).substring(5).toLowerCase(Locale.ROOT);
            boolean chinese = list.group(1) == null
                    ? known.uses("cncl", code) && !known.uses("eccn", code)
                    : list.group(1).equalsIgnoreCase("cncl");
            add(chinese ? "cncl" : "eccn", Value.of(code), "from the code '" + list.group() + "'", out);
        }
        Matcher customs = CUSTOMS_CODE.matcher(text);
        if (customs.find()) {
            String code = customs.group(1) == null ? customs.group(2) : customs.group(1);
            add("hs", Value.of(code.replaceAll("[. ]", "")), "from the code '" + customs.group() + "'", out);
        }
    }

    /// A formula such as Tb4O7: the element that the ledger knows, and the form.
    private void formula(String text, List<ShipmentReader.Inferred> out) {
        Matcher m = FORMULA.matcher(text);
        while (m.find()) {
            Map<String, Integer> parts = parts(m.group());
            List<String> controlled = parts.keySet().stream()
                    .filter(e -> known.isUsed("element", e))
                    .toList();
            if (controlled.isEmpty() || m.group().chars().noneMatch(Character::isDigit)) {
                continue;
            }
            Map<String, Value> says = new LinkedHashMap<>();
            says.put("element", Value.of(controlled.getFirst()));
            Set<String> others = new LinkedHashSet<>(parts.keySet());
            others.remove(controlled.getFirst());
            if (others.equals(Set.of("Co")) && controlled.getFirst().equals("Sm")) {
                says.put("alloy", Value.of("SmCo"));
            } else if (others.equals(Set.of("Fe", "B"))) {
                says.put("alloy", Value.of("NdFeB"));
            } else {
                String form = form(others);
                if (!form.isEmpty()) {
                    says.put("form", Value.of(form));
                }
            }
            says.forEach((a, v) -> add(a, v, "from the formula '" + m.group() + "'", out));
        }
    }

    /// The elements of a formula with their numbers; none where it is no formula.
    private static Map<String, Integer> parts(String formula) {
        Map<String, Integer> parts = new LinkedHashMap<>();
        Matcher m = PART.matcher(formula);
        while (m.find()) {
            if (!ELEMENTS.contains(m.group(1))) {
                return new HashMap<>();
            }
            parts.merge(
                    m.group(1),
                    m.group(2).isEmpty()
                            ? 1
                            : Integer.parseInt(
                                    m.group(2), 0, Math.min(4, m.group(2).length()), 10),
                    Integer::sum);
        }
        return parts;
    }

    private static String form(Set<String> others) {
        if (others.equals(Set.of("O"))) {
            return "oxide";
        }
        if (others.equals(Set.of("Cl"))) {
            return "chloride";
        }
        if (others.equals(Set.of("F"))) {
            return "fluoride";
        }
        if (others.equals(Set.of("C"))) {
            return "carbide";
        }
        if (others.equals(Set.of("C", "O"))) {
            return "carbonate";
        }
        if (others.equals(Set.of("N", "O"))) {
            return "nitrate";
        }
        return others.equals(Set.of("S", "O")) ? "sulfate" : "";
    }

    private static void purity(String text, List<ShipmentReader.Inferred> out) {
        Matcher percent = PERCENT.matcher(text);
        while (percent.find()) {
            double share = Double.parseDouble(percent.group(1).replace(',', '.'));
            if (share >= LEAST_PURITY) {
                add("purity", Value.of(share), "from the words '" + percent.group() + "'", out);
                return;
            }
        }
        Matcher nines = NINES.matcher(text);
        if (nines.find()) {
            String digits =
                    "9".repeat(Integer.parseInt(nines.group(1))) + (nines.group(2) == null ? "" : nines.group(2));
            add(
                    "purity",
                    Value.of(Double.parseDouble(digits.substring(0, 2) + "." + digits.substring(2) + "0")),
                    "from the words '" + nines.group() + "'",
                    out);
        }
    }
}
