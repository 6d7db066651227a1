package dev.chokepoint.deals.giving;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// Talks between parties, or an exchange of acts that stands for them.
///
/// @param place where they were held
/// @param eve the last day whose print counts as before the talk
/// @param ended the day of the agreement, or of the end of the talk without one
/// @param parties the parties in alphabetical order
public record Talk(String id, String title, String place, LocalDate eve, LocalDate ended, Set<String> parties) {
    public Talk {
        parties = Collections.unmodifiableSortedSet(new TreeSet<>(parties));
        if (ended.isBefore(eve)) {
            throw new IllegalArgumentException(
                    "The talk (" + id + ") ended (" + ended + ") before its eve (" + eve + ").");
        }
        if (parties.size() < 2) {
            throw new IllegalArgumentException("The talk (" + id + ") must have two parties or more.");
        }
    }
}
