package dev.chokepoint.app.text;

import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.determination.Limits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How far a determination reaches, in lines for people.
final class LimitsText {
    /// So many gaps are told without the whole explanation.
    private static final int MOST_GAPS = 8;

    private LimitsText() {}

    /// The scope of an answer on one line: who has a say, through which day it was read, how much is not held.
    static String scopeLine(Determination d) {
        Limits limits = d.limits();
        List<String> regimes = new ArrayList<>();
        limits.regimes().forEach(r -> regimes.add(r.id() + " (" + r.why() + ")"));
        List<String> through = new ArrayList<>();
        readThrough(limits)
                .forEach((issuer, day) ->
                        through.add(issuer + (day.equals(LocalDate.MIN) ? " not read" : " read through " + day)));
        int gaps = limits.gaps().size();
        return "Scope: "
                + (regimes.isEmpty() ? "no regime of the ledger has a say" : "asked of " + String.join(", ", regimes))
                + (through.isEmpty() ? "" : "; " + String.join(", ", through))
                + (gaps == 0 ? "" : "; " + gaps + (gaps == 1 ? " gap" : " gaps"))
                + ".";
    }

    /// By issuer the last day through which its acts were read, of those whose regimes have a say.
    private static Map<String, LocalDate> readThrough(Limits limits) {
        Map<String, LocalDate> read = new TreeMap<>();
        limits.regimes().forEach(r -> read.put(r.issuer(), r.readThrough()));
        return read;
    }

    static List<String> branches(Limits limits) {
        return limits.branches().stream()
                .map(b -> b.answer().outcome()
                        + (b.answer().measures().isEmpty()
                                ? ""
                                : " (" + String.join(", ", b.answer().measures()) + ")")
                        + ", if "
                        + String.join(", and ", b.ifSo())
                        + "; they part on "
                        + b.from())
                .toList();
    }

    static List<String> gaps(Limits limits, boolean all) {
        List<String> out = limits.gaps().stream()
                .map(g -> (g.regime().isEmpty() ? "" : g.regime() + ": ") + g.words())
                .toList();
        if (all || out.size() <= MOST_GAPS) {
            return out;
        }
        List<String> some = new ArrayList<>(out.subList(0, MOST_GAPS));
        some.add("and " + (out.size() - MOST_GAPS) + " more; --explain tells them all");
        return some;
    }

    /// What is said where no later change is known.
    static String noChange(Limits limits) {
        List<String> read = new ArrayList<>();
        readThrough(limits).forEach((issuer, day) -> {
            if (!day.equals(LocalDate.MIN)) {
                read.add(issuer + " through " + day);
            }
        });
        return read.isEmpty() ? "none known" : "none known in what was read (" + String.join(", ", read) + ")";
    }
}
