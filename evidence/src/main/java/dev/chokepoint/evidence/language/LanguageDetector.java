package dev.chokepoint.evidence.language;

import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.Passage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Tells languages apart: by the shares of scripts, and among those in Latin letters by their commonest words.
///
/// Han characters from three tenths of the letters on are Chinese, with kana among them Japanese. A text in Latin
/// letters is English unless another language has clearly more of its common words, or it is long and English has
/// next to none.
public final class LanguageDetector {
    /// What is looked at of a paragraph: enough to tell, and cheap beside reading it.
    private static final int MOST_CHARACTERS = 600;

    private static final double HAN = 0.3;
    private static final double KANA = 0.05;
    /// From here on a paragraph is judged for itself; shorter ones go with the document.
    private static final int LETTERS_TO_JUDGE = 8;

    private static final int WORDS_TO_JUDGE = 8;
    private static final double OTHER_WORDS = 0.12;
    private static final int WORDS_TO_DOUBT_ENGLISH = 40;
    private static final double FEWEST_ENGLISH = 0.03;

    private static final Language UNKNOWN_LATIN = new Language("und-Latn", "an unknown language in Latin script");

    private final List<Language> languages;
    private final Map<String, int[]> byWord = new HashMap<>();
    private final int english;

    /// The commonest words of a language, in lower case.
    public record CommonWords(Language language, List<String> words) {
        public CommonWords {
            words = List.copyOf(words);
        }
    }

    /// @param common of each language in Latin letters; English must be among them
    public LanguageDetector(List<CommonWords> common) {
        languages = common.stream().map(CommonWords::language).toList();
        english = languages.indexOf(Language.ENGLISH);
        if (english < 0) {
            throw new IllegalArgumentException("The common words of English must be given.");
        }
        Map<String, List<Integer>> of = new HashMap<>();
        for (int i = 0; i < common.size(); i++) {
            for (String w : common.get(i).words()) {
                of.computeIfAbsent(w, x -> new ArrayList<>()).add(i);
            }
        }
        of.forEach((w, all) ->
                byWord.put(w, all.stream().mapToInt(Integer::intValue).toArray()));
    }

    /// The language of each paragraph that is read, in order; one too short to tell has that of the document.
    public DocumentLanguages of(Article article) {
        List<Passage> read =
                article.passages().stream().filter(p -> p.section().isRead()).toList();
        List<Optional<Language>> own = new ArrayList<>();
        Map<Language, Integer> characters = new HashMap<>();
        for (Passage p : read) {
            int end = Math.min(p.span().end(), p.span().start() + MOST_CHARACTERS);
            Optional<Language> l = find(article.text(), p.span().start(), end);
            own.add(l);
            l.ifPresent(x -> characters.merge(x, p.span().length(), Integer::sum));
        }
        Language main = characters.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElseGet(() -> of(article.text()));
        List<DocumentLanguages.Part> parts = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            parts.add(new DocumentLanguages.Part(own.get(i).orElse(main), read.get(i)));
        }
        return new DocumentLanguages(main, parts);
    }

    /// The language of a text; English where it holds too little to tell.
    public Language of(String text) {
        return find(text, 0, text.length()).orElse(Language.ENGLISH);
    }

    private Optional<Language> find(String text, int from, int to) {
        int letters = 0;
        int latin = 0;
        int han = 0;
        int kana = 0;
        int hangul = 0;
        Map<Character.UnicodeScript, Integer> others = Map.of();
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < 0x250) {
                if (Character.isLetter(c)) {
                    letters++;
                    latin++;
                }
            } else if (Character.isLetter(c)) {
                letters++;
                if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF)) {
                    han++;
                } else if (c >= 0x3040 && c <= 0x30FF) {
                    kana++;
                } else if (c >= 0xAC00 && c <= 0xD7AF) {
                    hangul++;
                } else {
                    if (others.isEmpty()) {
                        others = new HashMap<>();
                    }
                    others.merge(Character.UnicodeScript.of(c), 1, Integer::sum);
                }
            }
        }
        if (letters < LETTERS_TO_JUDGE) {
            return Optional.empty();
        }
        if (latin == letters) {
            return latin(text, from, to);
        }
        if (kana >= KANA * letters && kana + han >= HAN * letters) {
            return Optional.of(Language.JAPANESE);
        }
        if (hangul >= HAN * letters) {
            return Optional.of(Language.KOREAN);
        }
        if (han >= HAN * letters) {
            return Optional.of(Language.CHINESE);
        }
        for (Map.Entry<Character.UnicodeScript, Integer> s : others.entrySet()) {
            if (s.getValue() >= HAN * letters && s.getKey() != Character.UnicodeScript.LATIN) {
                return Optional.of(inScript(s.getKey()));
            }
        }
        return latin(text, from, to);
    }

    private static Language inScript(Character.UnicodeScript script) {
        String name = script.name().charAt(0) + script.name().substring(1).toLowerCase(Locale.ROOT);
        return switch (script) {
            case GREEK -> new Language("el", "Greek");
            case HEBREW -> new Language("he", "Hebrew");
            case THAI -> new Language("th", "Thai");
            case CYRILLIC -> new Language("und-Cyrl", "a language in Cyrillic script");
            case ARABIC -> new Language("und-Arab", "a language in Arabic script");
            case DEVANAGARI -> new Language("und-Deva", "a language in Devanagari script");
            default -> new Language("und", "a language in " + name + " script");
        };
    }

    /// Counts the common words of each language; empty where there are too few words to tell.
    private Optional<Language> latin(String text, int from, int to) {
        int[] hits = new int[languages.size()];
        int words = 0;
        int i = from;
        while (i < to) {
            while (i < to && !Character.isLetter(text.charAt(i))) {
                i++;
            }
            int start = i;
            while (i < to && Character.isLetter(text.charAt(i))) {
                i++;
            }
            if (i > start) {
                words++;
                if (i - start <= 6) {
                    int[] of = byWord.get(lower(text, start, i));
                    if (of != null) {
                        for (int l : of) {
                            hits[l]++;
                        }
                    }
                }
            }
        }
        if (words < WORDS_TO_JUDGE) {
            return Optional.empty();
        }
        int best = english;
        for (int l = 0; l < hits.length; l++) {
            if (hits[l] > hits[best]) {
                best = l;
            }
        }
        if (best != english && hits[best] >= OTHER_WORDS * words && 2 * hits[best] > 3 * hits[english]) {
            return Optional.of(languages.get(best));
        }
        if (words >= WORDS_TO_DOUBT_ENGLISH && hits[english] < FEWEST_ENGLISH * words) {
            return Optional.of(UNKNOWN_LATIN);
        }
        return Optional.of(Language.ENGLISH);
    }

    private static String lower(String text, int from, int to) {
        return text.substring(from, to).toLowerCase(Locale.ROOT);
    }
}
