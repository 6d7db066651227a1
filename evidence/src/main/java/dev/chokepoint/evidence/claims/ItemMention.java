package dev.chokepoint.evidence.claims;

import java.util.List;

/// A thing named in a claim.
///
/// @param item the gazetteer's key, such as `samarium`; `anaphora` for "it", "such exports"; else made of
///     the words
/// @param mention the words of the text
/// @param codes tariff or control-list codes as ids in text form, such as `hs2022~850511`; may be empty
public record ItemMention(String item, String mention, List<String> codes) {
    public ItemMention {
        codes = List.copyOf(codes);
    }
}
