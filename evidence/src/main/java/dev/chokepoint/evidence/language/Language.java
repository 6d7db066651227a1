package dev.chokepoint.evidence.language;

/// A language, or a script where the script alone is known.
///
/// @param code BCP 47, such as `zh`; `und-Cyrl` for an unknown language in Cyrillic script
/// @param name in English, such as "Chinese", "a language in Cyrillic script"
public record Language(String code, String name) {
    public static final Language ENGLISH = new Language("en", "English");
    public static final Language CHINESE = new Language("zh", "Chinese");

    static final Language JAPANESE = new Language("ja", "Japanese");
    static final Language KOREAN = new Language("ko", "Korean");
}
