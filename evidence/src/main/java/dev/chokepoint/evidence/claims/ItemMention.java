package dev.chokepoint.evidence.claims;

import java.util.List;

/// A thing named in a claim.
///
/// @param item the gazetteer's key, such as `samarium`; `anaphora` for "it", "such exports"; else made of
///     the words
/// @param mention the words of the text
/// @param codes tariff or control-list codes as ids in text form, such as `hs2022~850511`; may be empty
/// @param mapped whether its words are known; of a text that is not in English the key of one that is not is its words
public record ItemMention(String item, String mention, List<String> codes, boolean mapped) {
    public ItemMention {
        codes = List.copyOf(codes);
    }

    public ItemMention(String item, String mention, List<String> codes) {
        this(item, mention, codes, true);
    }

    /// A thing that no glossary names.
    ///
    /// @param words its words in one way of writing
    /// @param mention its words as they stand in the text
    /// @param codes those that stand beside it
    public static ItemMention unmapped(String words, String mention, List<String> codes) {
        return new ItemMention(words, mention, codes, false);
    }
}
