package dev.chokepoint.testkit;

import dev.chokepoint.base.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/// Makes seeded trials of a search for names: names of a list written otherwise, and names of firms that stand on none.
public final class NameTrials {
    private static final int LEAST_LETTERS = 5;

    private NameTrials() {}

    /// How a name was changed.
    public enum Change {
        /// A letter is wrong, missing, doubled or swapped; in long names two are.
        TYPO,
        /// Words are written together, or a long word apart.
        SPACING,
        /// The words stand in another order.
        ORDER,
        /// The legal form is another one, missing or added.
        FORM,
        /// A word is missing that is not the one by which the name is known.
        MISSING,
        /// Letters are romanised otherwise, as the lists do with their own aliases.
        ROMANISED,
        /// A typo and another form.
        TYPO_AND_FORM
    }

    /// A name on a list; `party` is a number that its aliases share.
    public record Listed(String name, int party, boolean firm) {}

    /// A name to search for.
    ///
    /// @param party whose name it is
    /// @param from the name on the list
    public record Trial(String text, int party, String from, Change change) {}

    /// Names of a list, each changed in one way.
    ///
    /// Names without a word of five letters or more, or with fewer than two words, are left out: what a change
    /// leaves of them is no name.
    public static List<Trial> changed(List<Listed> listed, int count, long seed) {
        Random random = new Random(seed);
        List<Trial> out = new ArrayList<>(count);
        Map<String, Integer> frequency = new HashMap<>();
        listed.forEach(l -> words(l.name()).forEach(w -> frequency.merge(w.toLowerCase(Locale.ROOT), 1, Integer::sum)));
        while (out.size() < count) {
            Listed from = listed.get(random.nextInt(listed.size()));
            List<String> words = words(from.name());
            long telling = words.stream().filter(NameTrials::isTelling).count();
            if (words.size() < 2 || telling == 0) {
                continue;
            }
            Change change = Change.values()[random.nextInt(Change.values().length)];
            String text = switch (change) {
                case TYPO -> typo(words, random);
                case SPACING -> spaced(words, random);
                case ORDER -> ordered(words, random);
                // Persons have no legal form.
                case FORM -> from.firm() ? formed(words, random) : "";
                case MISSING -> telling < 2 || words.size() < 3 ? "" : missing(words, frequency, random);
                case ROMANISED -> romanised(words, random);
                case TYPO_AND_FORM -> {
                    typo(words, random);
                    yield from.firm() ? formed(words, random) : "";
                }
            };
            if (!text.isBlank() && !text.equals(from.name())) {
                out.add(new Trial(text, from.party(), from.name(), change));
            }
        }
        return out;
    }

    private static boolean isTelling(String word) {
        return word.length() >= LEAST_LETTERS
                && word.chars().allMatch(Character::isLetter)
                && !Words.isCommon(word.toLowerCase(Locale.ROOT))
                && !GENERIC.contains(word.toLowerCase(Locale.ROOT));
    }

    private static String typo(List<String> words, Random random) {
        List<Integer> at = places(words);
        int i = at.get(random.nextInt(at.size()));
        words.set(i, misspelt(words.get(i), random));
        if (at.size() > 2) {
            int j = at.get(random.nextInt(at.size()));
            if (j != i) {
                words.set(j, misspelt(words.get(j), random));
            }
        }
        return String.join(" ", words);
    }

    private static List<Integer> places(List<String> words) {
        List<Integer> at = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (isTelling(words.get(i))) {
                at.add(i);
            }
        }
        return at;
    }

    private static String misspelt(String word, Random random) {
        StringBuilder w = new StringBuilder(word);
        int i = 1 + random.nextInt(word.length() - 2);
        char letter = (char) ('a' + random.nextInt(26));
        switch (random.nextInt(4)) {
            case 0 -> w.setCharAt(i, letter);
            case 1 -> w.deleteCharAt(i);
            case 2 -> w.insert(i, word.charAt(i));
            default -> {
                w.setCharAt(i, word.charAt(i + 1));
                w.setCharAt(i + 1, word.charAt(i));
            }
        }
        return w.toString();
    }

    private static String spaced(List<String> words, Random random) {
        int i = random.nextInt(words.size());
        String word = words.get(i);
        if (random.nextBoolean() && word.length() > LEAST_LETTERS && isTelling(word)) {
            int cut = 2 + random.nextInt(word.length() - 4);
            words.set(i, word.substring(0, cut) + " " + word.substring(cut));
        } else if (i + 1 < words.size()) {
            words.set(i, word + words.remove(i + 1));
        } else {
            words.set(i - 1, words.get(i - 1) + words.remove(i));
        }
        return String.join(" ", words);
    }

    private static String ordered(List<String> words, Random random) {
        if (words.size() < 4) {
            Collections.rotate(words, 1);
        } else {
            int i = random.nextInt(words.size() - 1);
            Collections.swap(words, i, i + 1);
            Collections.rotate(words, random.nextInt(3));
        }
        return String.join(" ", words);
    }

    private static final List<String> FORMS =
            List.of("Co., Ltd.", "Ltd", "Limited", "LLC", "Inc.", "Corp.", "JSC", "GmbH", "Company", "OOO", "");

    private static String formed(List<String> words, Random random) {
        words.removeIf(w -> Words.isLegalForm(w.toLowerCase(Locale.ROOT).replace(".", "")));
        return (String.join(" ", words) + " " + FORMS.get(random.nextInt(FORMS.size()))).strip();
    }

    private static String missing(List<String> words, Map<String, Integer> frequency, Random random) {
        List<Integer> at = places(words);
        // A name is known by its rarest word.
        Integer rarest = Collections.min(
                at,
                Comparator.comparingInt(
                        (Integer i) -> frequency.getOrDefault(words.get(i).toLowerCase(Locale.ROOT), 0)));
        at.removeIf(place -> place.equals(rarest));
        words.remove((int) at.get(random.nextInt(at.size())));
        return String.join(" ", words);
    }

    private static List<String> words(String name) {
        return new ArrayList<>(List.of(name.strip().split("[\\s,]+")));
    }

    private static final String[][] ROMANISATIONS = {
        {"kh", "h"},
        {"iy", "y"},
        {"ey", "ei"},
        {"ks", "x"},
        {"x", "ks"},
        {"ou", "u"},
        {"u", "ou"},
        {"ya", "ia"},
        {"yu", "iu"},
        {"yi", "y"},
        {"q", "k"},
        {"mm", "m"},
        {"ss", "s"},
        {"ee", "i"},
        {"oo", "u"},
        {"ii", "iy"},
        {"ov$", "off"},
        {"sky", "skiy"},
        {"ski", "skiy"},
        {"ah", "a"},
        {"eh", "e"},
        {"aa", "a"},
        {"dh", "d"},
        {"gh", "g"},
        {"zh", "j"},
        {"ts", "tz"},
        {"v", "w"},
        {"ph", "f"},
        {"ai", "ay"},
        {"ay", "ai"}
    };

    private static String romanised(List<String> words, Random random) {
        List<String> found = new ArrayList<>();
        for (int i : places(words)) {
            String word = words.get(i).toLowerCase(Locale.ROOT);
            for (String[] r : ROMANISATIONS) {
                if (word.contains(r[0])) {
                    List<String> other = new ArrayList<>(words);
                    other.set(i, word.replaceFirst(r[0], r[1]));
                    found.add(String.join(" ", other));
                }
            }
        }
        return found.isEmpty() ? "" : found.get(random.nextInt(found.size()));
    }

    private static final List<String> BUSINESS = List.of(
            "Foods",
            "Logistics",
            "Bakery",
            "Trading",
            "Electronics",
            "Machinery",
            "Textiles",
            "Packaging",
            "Plastics",
            "Technology",
            "Furniture",
            "Motors",
            "Optics",
            "Chemicals",
            "Instruments",
            "Import Export",
            "Shipping",
            "Software",
            "Precision",
            "Semiconductor",
            "Industrial",
            "Engineering",
            "Services",
            "Materials",
            "Energy",
            "Medical Devices",
            "Power Systems",
            "Metals",
            "Glass",
            "Tools");
    private static final List<String> CITIES = List.of(
            "Beijing",
            "Shanghai",
            "Shenzhen",
            "Hangzhou",
            "Suzhou",
            "Guangzhou",
            "Ningbo",
            "Wuxi",
            "Chengdu",
            "Xiamen",
            "Qingdao",
            "Dongguan",
            "Nanjing",
            "Wuhan",
            "Tianjin",
            "Foshan");
    private static final List<String> SYLLABLES = List.of(
            "an", "bao", "chang", "da", "de", "feng", "fu", "guang", "hai", "heng", "hong", "hua", "jia", "jin", "kai",
            "lian", "ling", "long", "mei", "ming", "nan", "ping", "qi", "rong", "rui", "sheng", "shi", "tai", "tian",
            "tong", "wan", "wei", "xiang", "xin", "xing", "ya", "yi", "yong", "yuan", "yun", "ze", "zheng", "zhi",
            "zhong");
    private static final List<String> SOUNDS = List.of(
            "bel", "bra", "cor", "dal", "den", "eld", "fen", "gar", "hol", "kel", "lan", "lor", "mar", "mer", "nor",
            "ost", "pel", "rad", "ros", "sal", "sten", "tar", "tev", "ul", "van", "ver", "wes", "zel");
    private static final Set<String> GENERIC = new TreeSet<>(List.of(
            "institute",
            "research",
            "center",
            "centre",
            "company",
            "limited",
            "joint",
            "stock",
            "liability",
            "public",
            "private",
            "trading",
            "general",
            "scientific",
            "production",
            "enterprise",
            "engineering",
            "development",
            "state",
            "china",
            "science",
            "national",
            "plant",
            "factory",
            "bureau",
            "design",
            "university",
            "bank",
            "services",
            "service",
            "shipping",
            "management",
            "investment",
            "electronic",
            "industrial",
            "aviation",
            "obshchestvo",
            "ogranichennoi",
            "otvetstvennostyu",
            "aktsionernoe",
            "publichnoe",
            "equipment"));

    /// Names of firms as they might stand on an order, made of ordinary words, of syllables, and of the way in which
    /// firms of China, of Russia and of Europe are called; whether one of them stands on a list is chance.
    ///
    /// @param words ordinary words, such as those of news
    public static List<String> ordinary(List<String> words, int count, long seed) {
        Random random = new Random(seed);
        List<String> out = new ArrayList<>(count);
        while (out.size() < count) {
            out.add(
                    switch (random.nextInt(5)) {
                        case 0 -> pick(words, random) + " " + pick(BUSINESS, random) + " " + pick(FORMS, random);
                        case 1 ->
                            pick(words, random) + " " + pick(words, random) + " " + pick(BUSINESS, random) + " "
                                    + pick(FORMS, random);
                        case 2 ->
                            pick(CITIES, random) + " " + capital(pick(SYLLABLES, random) + pick(SYLLABLES, random))
                                    + " " + pick(BUSINESS, random) + " Co., Ltd.";
                        case 3 -> capital(sounds(random)) + " " + pick(BUSINESS, random) + " " + pick(FORMS, random);
                        default ->
                            capital(sounds(random)) + " & " + capital(sounds(random)) + " " + pick(FORMS, random);
                    });
        }
        return out;
    }

    private static String sounds(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            word.append(pick(SOUNDS, random));
        }
        return word.toString();
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
