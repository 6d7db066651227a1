package dev.chokepoint.deals.giving;

import java.util.List;
import java.util.function.Predicate;

/// What became of concessions of the record that are like one: "given in 9 of 20 like it".
///
/// @param given how many were given, at least in part
/// @param rows how many there are
/// @param alike what they have in common with it
public record LikeCases(int given, int rows, Alike alike) {
    /// So many cases are asked for before what is in common is narrowed.
    private static final int ENOUGH = 5;

    /// What cases have in common with the one that is asked about.
    public enum Alike {
        NAMED_KIND_AND_AGE,
        NAMED_AND_KIND,
        NAMED
    }

    /// The cases of other rounds of talks that are as alike as can be while there are five.
    ///
    /// @param rows the record without the round of the one that is asked about
    public static LikeCases of(EveView asked, List<Observed> rows, Coding coding) {
        LikeCases last = count(rows, Alike.NAMED, asked, coding);
        for (Alike alike : Alike.values()) {
            LikeCases found = count(rows, alike, asked, coding);
            if (found.rows() >= ENOUGH) {
                return found;
            }
        }
        return last;
    }

    private static LikeCases count(List<Observed> rows, Alike alike, EveView asked, Coding coding) {
        Predicate<EveView> isAlike = v -> v.stance(coding) == asked.stance(coding)
                && (alike == Alike.NAMED
                        || v.concession().subject().ofClass()
                                == asked.concession().subject().ofClass())
                && (alike != Alike.NAMED_KIND_AND_AGE
                        || v.concession().age() == asked.concession().age());
        List<Observed> like = rows.stream().filter(r -> isAlike.test(r.view())).toList();
        return new LikeCases((int) like.stream().filter(Observed::given).count(), like.size(), alike);
    }
}
