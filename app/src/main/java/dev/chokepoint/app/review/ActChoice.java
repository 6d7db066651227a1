package dev.chokepoint.app.review;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What an act is, under the key that says so.
enum ActChoice {
    LICENCE('1', "needs a licence", "impose; kind=licence-requirement"),
    BAN('2', "banned", "impose; kind=prohibition"),
    LISTING('3', "parties listed", "impose; kind=entity-listing"),
    QUOTA('4', "quota", "impose; kind=quota"),
    STRICTER('5', "stricter terms", "tighten"),
    SUSPENDED('6', "suspended", "suspend"),
    PROLONGED('7', "prolonged", "extend"),
    LIFTED('8', "lifted", "lift"),
    EASED('9', "easier terms, licence granted", "ease"),
    EXEMPTED('e', "exempted", "exempt"),
    DENIED('d', "licence refused", "deny"),
    PLANNED('p', "only planned", "modality=planned"),
    DONE('f', "done", "modality=done");

    final char key;
    final String words;
    final String typed;

    ActChoice(char key, String words, String typed) {
        this.key = key;
        this.words = words;
        this.typed = typed;
    }

    /// Whether it says what is done, and not only whether it has been done.
    boolean isAct() {
        return this != PLANNED && this != DONE;
    }

    static Optional<ActChoice> of(char key) {
        return Arrays.stream(values()).filter(a -> a.key == key).findFirst();
    }

    /// All under their keys.
    static List<String> menu() {
        return Arrays.stream(values()).map(a -> a.key + " " + a.words).toList();
    }
}
