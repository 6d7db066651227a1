package dev.chokepoint.exposure.screen;

import java.util.Set;
import java.util.TreeSet;

/// Countries that count as one: flows among them vanish, everything else follows from the same formulas.
///
/// @param name as it is asked for, such as `EU27`
/// @param members codes of the countries
public record Bloc(String name, Set<Integer> members) {
    /// The code of a bloc among countries; no country has it.
    public static final int CODE = 0;

    /// The members of the European Union since 2020, by the codes of trade data (France is 251, Italy 380).
    public static final Bloc EU27 = new Bloc(
            "EU27",
            Set.of(
                    40, 56, 100, 191, 196, 203, 208, 233, 246, 251, 276, 300, 348, 372, 380, 428, 440, 442, 470, 528,
                    616, 620, 642, 703, 705, 724, 752));

    public Bloc {
        members = Set.copyOf(members);
        if (members.isEmpty() || members.contains(CODE)) {
            throw new IllegalArgumentException(
                    "The bloc (" + name + ") must have members, and none of them the code " + CODE + ".");
        }
    }

    /// The countries of a data set with the bloc in place of its members.
    public Countries merge(Countries countries) {
        Set<Integer> codes = new TreeSet<>();
        for (int code : countries.codes()) {
            codes.add(members.contains(code) ? CODE : code);
        }
        return Countries.of(codes);
    }
}
