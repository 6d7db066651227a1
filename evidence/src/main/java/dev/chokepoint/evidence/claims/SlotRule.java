package dev.chokepoint.evidence.claims;

import java.util.Locale;

/// How a slot was filled, where later steps of the reading ask for it. Other ways are told by their id alone.
public enum SlotRule {
    /// The issuer is the subject of the act.
    ISSUER_SUBJECT,
    /// The issuer of the act before, which shares its sentence.
    ISSUER_SHARED,
    /// The issuer is the place after "in".
    ISSUER_IN,
    /// The issuer is who stands after "by".
    ISSUER_BY,
    /// A sentence behind it denies what was told as hearsay.
    DENIED_NEXT,
    /// A place stands for what is supplied or who needs it.
    PLACE,
    /// The goods told of before: "such exports", "it".
    ITEM_ANAPHORA,
    /// A name that no list knows.
    TARGET_NAME,
    /// A party of the gazetteer.
    TARGET_ENTITY,
    /// So many parties, none named.
    TARGET_COUNT,
    /// "With immediate effect": the day of the document.
    DATE_IMMEDIATE,
    /// Who speaks stands before the verb of speech.
    SOURCE_SUBJECT,
    /// Who speaks stands after it.
    SOURCE_INVERTED,
    /// Who speaks is "it", "he", "she".
    SOURCE_PRONOUN,
    /// "according to", "citing".
    SOURCE_CITING,
    /// Who speaks takes a stance: "supports", "denies".
    SOURCE_STANCE,
    /// A name that no list knows, with its role beside it.
    SOURCE_NAMED,
    /// "seen by": who saw a paper.
    SOURCE_SEEN,
    /// "in the view of".
    SOURCE_VIEW;

    private final String code =
            name().toLowerCase(Locale.ROOT).replace('_', '-').intern();

    /// The id that a slot shows.
    public String code() {
        return code;
    }
}
