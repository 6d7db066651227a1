package dev.chokepoint.base;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The words of a name or an order line in the form in which names are compared.
///
/// Compatibility forms (full width, subscripts), case, accents of Latin letters and punctuation do not
/// matter. A Chinese character is a word of its own, traditional ones are read as simplified ones
/// where the table knows them, and the usual words for a company's legal form stay together.
public final class Words {
    /// Words that say only which legal form a firm has.
    private static final Set<String> LEGAL_FORMS = Set.of(
            "co",
            "ltd",
            "inc",
            "llc",
            "llp",
            "lp",
            "corp",
            "corporation",
            "company",
            "limited",
            "plc",
            "gmbh",
            "ag",
            "sa",
            "se",
            "spa",
            "srl",
            "sarl",
            "bv",
            "nv",
            "ab",
            "as",
            "oy",
            "kk",
            "pte",
            "pty",
            "sdn",
            "bhd",
            "jsc",
            "ooo",
            "pjsc",
            "股份有限公司",
            "有限责任公司",
            "有限公司",
            "公司",
            "株式会社",
            "주식회사");

    /// Words that many firms share and that tell little of which firm is meant.
    private static final Set<String> CORPORATE = Set.of(
            "group",
            "holding",
            "holdings",
            "the",
            "and",
            "of",
            "for",
            "technology",
            "technologies",
            "tech",
            "international",
            "industries",
            "industry",
            "systems",
            "electronics",
            "集团",
            "控股",
            "科技",
            "技术",
            "工业");

    private static final List<String> TOGETHER = java.util.stream.Stream.concat(
                    LEGAL_FORMS.stream(), CORPORATE.stream())
            .filter(w -> Character.isIdeographic(w.codePointAt(0)))
            .sorted(java.util.Comparator.comparingInt(String::length).reversed().thenComparing(w -> w))
            .toList();

    /// Traditional characters and the simplified ones beside them, as far as names of firms, places and
    /// materials need them.
    private static final String TRADITIONAL = "華华為为術术電电團团廠厂國国際际導导體体業业東东長长責责發发機机車车飛飞龍龙興兴鋼钢鐵铁銅铜鋁铝"
            + "鎵镓鍺锗銻锑釤钐鏑镝鋱铽釹钕鐠镨釔钇鈧钪鎢钨鉬钼銦铟鉍铋鈷钴鎳镍鋰锂鈦钛鉿铪鑭镧鈰铈銪铕鉺铒銩铥鐿镱鑥镥"
            + "軟软件件設设備备製制造造積积圓圆記记憶忆儲储納纳雲云網网聯联訊讯達达實实驗验學学廣广門门灣湾島岛銀银"
            + "資资產产貿贸產产應应動动馬马軸轴";

    private static final Map<Integer, Integer> SIMPLIFIED = simplified();

    private Words() {}

    /// A word without its plural s, so that "magnets" and "magnet" are one.
    public static String singular(String word) {
        return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }

    /// Splits at everything but letters and digits; letters and digits stay together as in `910b`.
    public static List<String> of(String text) {
        String plain = plain(text);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < plain.length(); ) {
            int c = plain.codePointAt(i);
            int width = Character.charCount(c);
            if (Character.isIdeographic(c)) {
                end(word, words);
                String together = together(plain, i);
                words.add(together.isEmpty() ? Character.toString(c) : together);
                width = Math.max(width, together.length());
            } else if (Character.isLetterOrDigit(c)) {
                word.appendCodePoint(c);
            } else if (c != '.' || word.length() != 1 || !Character.isLetter(word.charAt(0))) {
                // A dot inside initials such as U.S. does not split.
                end(word, words);
            }
            i += width;
        }
        end(word, words);
        return words;
    }

    private static void end(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private static String together(String text, int at) {
        for (String t : TOGETHER) {
            if (text.startsWith(t, at)) {
                return t;
            }
        }
        return "";
    }

    private static String plain(String text) {
        boolean ascii = true;
        for (int i = 0; i < text.length() && ascii; i++) {
            ascii = text.charAt(i) < 0x80;
        }
        if (ascii) {
            return text.toLowerCase(Locale.ROOT);
        }
        String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder out = new StringBuilder(lower.length());
        lower.codePoints().forEach(c -> {
            if (c >= 0xC0 && c < 0x250) {
                int base = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD)
                        .codePointAt(0);
                out.appendCodePoint(base);
            } else {
                out.appendCodePoint(SIMPLIFIED.getOrDefault(c, c));
            }
        });
        return out.toString();
    }

    private static Map<Integer, Integer> simplified() {
        int[] pairs = TRADITIONAL.codePoints().toArray();
        Map<Integer, Integer> table = new HashMap<>();
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            table.put(pairs[i], pairs[i + 1]);
        }
        return table;
    }

    /// Whether the word says only which legal form a firm has, such as `ltd` or `有限公司`.
    public static boolean isLegalForm(String word) {
        return LEGAL_FORMS.contains(word);
    }

    /// Whether many names share the word, so that it tells little.
    public static boolean isCommon(String word) {
        return LEGAL_FORMS.contains(word) || CORPORATE.contains(word);
    }

    /// Where the phrase starts in the text, or -1.
    public static int find(List<String> text, List<String> phrase) {
        if (phrase.isEmpty()) {
            return -1;
        }
        outer:
        for (int i = 0; i + phrase.size() <= text.size(); i++) {
            for (int j = 0; j < phrase.size(); j++) {
                if (!text.get(i + j).equals(phrase.get(j))) {
                    continue outer;
                }
            }
            return i;
        }
        return -1;
    }

    public static boolean contains(List<String> text, List<String> phrase) {
        return find(text, phrase) >= 0;
    }
}
