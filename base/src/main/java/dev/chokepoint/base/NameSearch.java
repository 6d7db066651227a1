package dev.chokepoint.base;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Searches long lists of parties for a name that may be misspelt, romanised or spaced otherwise.
///
/// Every word weighs by how rare it is on the lists; words for legal forms weigh next to nothing. A word of the name
/// stands for a word of the lists that is the same, is romanised otherwise, differs by a letter or two, or is the
/// same but for a space. The score of a listed name is the weight of what agrees by the weight of all words of both
/// names; names below [#POSSIBLE] are not told. Those that [Likeness] calls sure may be used, all others are for a
/// person to confirm. An index is immutable and may be shared by threads.
public final class NameSearch<T> {
    /// From this score on a name may be meant.
    public static final double POSSIBLE = 0.74;

    private static final double MOST_POSSIBLE = Likeness.SURE - 0.01;
    /// The weight of a word that stands on no list.
    private static final float UNLISTED = 1;
    private static final float SHORT_UNLISTED = 0.5f;
    private static final float FORM = 0.03f;
    private static final float LEAST_WEIGHT = 0.06f;
    /// Words in one of so many names (as a logarithm) weigh next to nothing.
    private static final double PLAIN = 3.3;
    /// More words than this are not a name.
    private static final int MOST_WORDS = 30;
    /// Words of so many letters may be misspelt; what is as short or a letter longer says little by itself.
    private static final int SHORTEST_INDEXED = 2;

    private static final int SHORTEST_MISSPELT = 3;
    /// Where a letter stands in the place of a blank, one of the two words has so many letters.
    private static final int SHORTEST_JOINED = 4;
    private static final int SHORTEST_PART = 5;
    private static final int SHORTEST_ROMANISED = 5;
    private static final int SHORTEST_TWICE_MISSPELT = 8;
    private static final double OTHER_NUMBER = 0.6;
    private static final int WHOLE = -1;
    /// Words that weigh less are spelt as they are meant.
    private static final float RARE = 0.4f;
    /// Words that weigh more may be two words without the space between them.
    private static final float SPLIT = 0.8f;

    /// What a name on a list is the name of.
    public enum Kind {
        /// A firm, an authority, any other body, or unknown.
        BODY,
        /// A person: meant only where every word of a name is one of the person's.
        PERSON,
        /// A ship or an aircraft: meant only where the names are the same and no firm's form stands with it.
        CRAFT
    }

    private static final Set<String> FORMS = Set.of(
            ("ao oao pao zao ooo npao ojsc cjsc pjsc jsc joint stock liability limited private public pvt fze fzco"
                            + " fzc fz dmcc kft doo dd ltda sl sas sarl srl spa kg ohg ug eood ead ltd llc llp lp co"
                            + " corp corporation company inc incorporated plc gmbh ag sa se bv nv ab as a/s oy oyj kk"
                            + " pte pty sdn bhd tbk obshchestvo obschestvo ogranichennoi ogranichennoy"
                            + " otvetstvennostyu otvetstvennostiu aktsionernoe aktsionernoye publichnoe otkrytoe"
                            + " zakrytoe sirketi anonim limitet s de cv c v the and of for")
                    .split(" "));

    private final Map<String, Integer> tokens;
    private final float[] weights;
    private final boolean[] numbers;
    private final String[] texts;
    private final int[] postingStart;
    private final int[] postings;
    private final int[] nameStart;
    private final int[] nameTokens;
    private final float[] nameWeights;
    private final List<Entry<T>> entries;
    private final Buckets misspelt;
    private final Buckets romanised;
    private final ConcurrentLinkedQueue<Scratch> free = new ConcurrentLinkedQueue<>();

    private record Entry<T>(String alias, Kind kind, T means) {}

    private NameSearch(Builder<T> b) {
        this.entries = List.copyOf(b.entries);
        this.tokens = b.tokens;
        int names = entries.size();
        int vocabulary = tokens.size();
        this.nameStart = Arrays.copyOf(b.starts, names + 1);
        this.nameTokens = Arrays.copyOf(b.all, b.length);
        this.texts = new String[vocabulary];
        tokens.forEach((text, id) -> texts[id] = text);
        int[] count = new int[vocabulary + 1];
        for (int id : nameTokens) {
            count[id + 1]++;
        }
        this.weights = new float[vocabulary];
        this.numbers = new boolean[vocabulary];
        for (int id = 0; id < vocabulary; id++) {
            double rarity = Math.log((double) Math.max(names, 1_000) / Math.max(1, count[id + 1]));
            double most = Math.log(Math.max(names, 1_000));
            weights[id] = FORMS.contains(texts[id]) || Words.isLegalForm(texts[id])
                    ? FORM
                    : (float) Math.max(LEAST_WEIGHT, (rarity - PLAIN) / (most - PLAIN));
            numbers[id] = Character.isDigit(texts[id].charAt(0));
        }
        for (int id = 0; id < vocabulary; id++) {
            count[id + 1] += count[id];
        }
        this.postingStart = count.clone();
        this.postings = new int[nameTokens.length];
        int[] at = count;
        this.nameWeights = new float[names];
        for (int n = 0; n < names; n++) {
            for (int i = nameStart[n]; i < nameStart[n + 1]; i++) {
                postings[at[nameTokens[i]]++] = n;
                nameWeights[n] += weights[nameTokens[i]];
            }
        }
        this.misspelt = new Buckets(vocabulary * 8);
        this.romanised = new Buckets(vocabulary);
        for (boolean counting : new boolean[] {true, false}) {
            for (int id = 0; id < vocabulary; id++) {
                index(id, counting);
            }
            misspelt.turn(counting);
            romanised.turn(counting);
        }
    }

    private void index(int id, boolean counting) {
        String text = texts[id];
        if (!isPlain(text)) {
            return;
        }
        if (text.length() >= SHORTEST_INDEXED) {
            misspelt.add(hash(text, -1), id, counting);
            for (int i = 0; i < text.length(); i++) {
                if (i == 0 || text.charAt(i) != text.charAt(i - 1)) {
                    misspelt.add(hash(text, i), id, counting);
                }
            }
        }
        if (text.length() >= SHORTEST_ROMANISED) {
            romanised.add(skeleton(text), id, counting);
        }
    }

    /// Whether a word consists of letters that have other spellings.
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetter(c) || Character.isIdeographic(c)) {
                return false;
            }
        }
        return true;
    }

    private static int hash(String text, int without) {
        int hash = 17;
        for (int i = 0; i < text.length(); i++) {
            if (i != without) {
                hash = hash * 31 + text.charAt(i);
            }
        }
        return hash;
    }

    /// A hash of the consonants of a word as far as romanisations agree on them.
    private static int skeleton(String text) {
        int hash = 7;
        char last = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
            char sound = switch (c) {
                case 'a', 'e', 'i', 'o', 'u' -> i == 0 ? 'a' : 0;
                case 'y', 'j' -> i == 0 ? 'y' : 0;
                case 'h' -> i == 0 || "aeiouy".indexOf(text.charAt(i - 1)) >= 0 ? 'h' : 0;
                case 'p' -> next == 'h' ? 'f' : 'p';
                case 'k' -> next == 'h' ? 'h' : 'k';
                case 'c' -> next == 'h' ? 'c' : 'k';
                case 'q' -> 'k';
                case 'w' -> 'v';
                case 'z' -> 's';
                default -> c;
            };
            if (c == 'x') {
                hash = (hash * 31 + 'k') * 31 + 's';
                last = 's';
            } else if (sound != 0 && sound != last) {
                hash = hash * 31 + sound;
                last = sound;
            } else if (sound == 0 && c != 'h') {
                last = 0;
            }
        }
        return hash;
    }

    /// Numbers by hash: first all are counted, then all are put in.
    private static final class Buckets {
        private final int mask;
        private final int[] start;
        private int[] ids = new int[0];

        Buckets(int expected) {
            this.mask = Integer.highestOneBit(Math.max(64, expected)) * 2 - 1;
            this.start = new int[mask + 2];
        }

        private int bucket(int hash) {
            return (((hash ^ (hash >>> 16)) * 0x9E3779B1) >>> 7) & mask;
        }

        void add(int hash, int id, boolean counting) {
            int b = bucket(hash);
            if (counting) {
                start[b + 1]++;
            } else {
                ids[start[b]++] = id;
            }
        }

        void turn(boolean counted) {
            if (counted) {
                for (int b = 0; b <= mask; b++) {
                    start[b + 1] += start[b];
                }
                ids = new int[start[mask + 1]];
            } else {
                System.arraycopy(start, 0, start, 1, mask + 1);
                start[0] = 0;
            }
        }

        int from(int hash) {
            return start[bucket(hash)];
        }

        int to(int hash) {
            return start[bucket(hash) + 1];
        }
    }

    /// An index that is being filled.
    public static final class Builder<T> {
        private final List<Entry<T>> entries = new ArrayList<>();
        private final Map<String, Integer> tokens = new HashMap<>();
        private int[] starts = new int[1 << 10];
        private int[] all = new int[1 << 12];
        private int length;

        private Builder() {}

        /// Adds a name; one without a letter or digit is left out.
        public Builder<T> add(String alias, Kind kind, T means) {
            List<String> words = Words.of(alias);
            if (words.isEmpty()) {
                return this;
            }
            if (entries.size() + 2 > starts.length) {
                starts = Arrays.copyOf(starts, 2 * starts.length);
            }
            Set<String> seen = new HashSet<>();
            for (String word : words) {
                if (seen.add(word)) {
                    if (length == all.length) {
                        all = Arrays.copyOf(all, 2 * all.length);
                    }
                    Integer id = tokens.get(word);
                    if (id == null) {
                        id = tokens.size();
                        tokens.put(word, id);
                    }
                    all[length++] = id;
                }
            }
            entries.add(new Entry<>(alias, kind, means));
            starts[entries.size()] = length;
            return this;
        }

        public NameSearch<T> build() {
            return new NameSearch<>(this);
        }
    }

    public static <T> Builder<T> builder() {
        return new Builder<>();
    }

    /// The number of names.
    public int size() {
        return entries.size();
    }

    /// What one search needs; kept from one to the next.
    private static final class Scratch {
        /// By word of the lists, one more than its place in `matched`; 0 where it stands for no word of the name.
        final short[] place;
        final int[] seen;
        int round;
        int[] matched = new int[64];
        long[] stands = new long[64];
        float[] alike = new float[64];
        /// The other half of a word that is two words of the lists; -1 where there is none.
        int[] half = new int[64];
        int count;
        final float[] asked = new float[MOST_WORDS];
        final float[] found = new float[MOST_WORDS];
        final float[] heaviest = new float[MOST_WORDS];
        final boolean[] isShort = new boolean[MOST_WORDS];
        int[] top = new int[64];
        float[] scores = new float[64];
        int topCount;

        Scratch(int vocabulary, int names) {
            this.place = new short[vocabulary];
            this.seen = new int[names];
        }

        void match(int id, long which, float likeness, int otherHalf) {
            int at = place[id] - 1;
            if (at >= 0) {
                // A name may hold a word twice, spelt in two ways.
                stands[at] |= which;
                if (alike[at] < likeness) {
                    alike[at] = likeness;
                    half[at] = otherHalf;
                }
                return;
            }
            if (count == matched.length) {
                if (count == Short.MAX_VALUE) {
                    return;
                }
                matched = Arrays.copyOf(matched, 2 * count);
                stands = Arrays.copyOf(stands, 2 * count);
                alike = Arrays.copyOf(alike, 2 * count);
                half = Arrays.copyOf(half, 2 * count);
            }
            matched[count] = id;
            stands[count] = which;
            alike[count] = likeness;
            half[count] = otherHalf;
            place[id] = (short) ++count;
        }

        void found(int name, float score) {
            if (topCount == top.length) {
                top = Arrays.copyOf(top, 2 * topCount);
                scores = Arrays.copyOf(scores, 2 * topCount);
            }
            top[topCount] = name;
            scores[topCount++] = score;
        }

        void clear() {
            for (int i = 0; i < count; i++) {
                place[matched[i]] = 0;
            }
            count = 0;
            topCount = 0;
            if (++round == Integer.MAX_VALUE) {
                Arrays.fill(seen, 0);
                round = 1;
            }
        }
    }

    /// The best `most` meanings of a name, best first, each once.
    public List<Suggestion<T>> suggest(String text, int most) {
        return suggest(Words.of(text), most);
    }

    /// As [#suggest(String, int)], for words that are split already.
    public List<Suggestion<T>> suggest(List<String> words, int most) {
        List<String> once = List.copyOf(new LinkedHashSet<>(words));
        List<String> name = once.size() > MOST_WORDS ? once.subList(0, MOST_WORDS) : once;
        if (name.isEmpty() || entries.isEmpty()) {
            return List.of();
        }
        Scratch s = free.poll();
        if (s == null) {
            s = new Scratch(texts.length, entries.size());
        }
        try {
            s.clear();
            return search(words, name, most, s);
        } finally {
            s.clear();
            free.add(s);
        }
    }

    private List<Suggestion<T>> search(List<String> words, List<String> name, int most, Scratch s) {
        int size = name.size();
        float all = 0;
        boolean formed = false;
        for (int i = 0; i < size; i++) {
            s.asked[i] = read(name.get(i), i, s);
            s.isShort[i] = name.get(i).length() <= SHORTEST_MISSPELT;
            all += s.asked[i];
            formed |= isFirms(name.get(i));
            if (i > 0) {
                joined(name.get(i - 1) + name.get(i), 3L << (i - 1), s);
            }
        }
        heaviest(size, s);
        float left = 0;
        float agreeing = 0;
        for (int i = 0; i < size; i++) {
            left += s.asked[i];
            agreeing += s.heaviest[i];
        }
        // A name without the words that were looked at agrees in what is left at most.
        for (int next = rarest(size, s); next >= 0 && (left + agreeing) / (agreeing + all) >= POSSIBLE; ) {
            look(next, size, all, formed, s);
            left -= s.asked[next];
            agreeing -= s.heaviest[next];
            s.heaviest[next] = -1;
            next = rarest(size, s);
        }
        return best(words, most, s);
    }

    /// Whether a word says that a firm is named; two letters may be a syllable of a person's name.
    private static boolean isFirms(String word) {
        return Words.isCommon(word)
                && (word.length() > 2 || word.equals("co") || Character.isIdeographic(word.charAt(0)));
    }

    /// Finds for each word of the name the heaviest word of the lists that it may stand for.
    private void heaviest(int size, Scratch s) {
        Arrays.fill(s.heaviest, 0, size, 0);
        for (int m = 0; m < s.count; m++) {
            for (long which = s.stands[m]; which != 0; which &= which - 1) {
                int w = Long.numberOfTrailingZeros(which);
                s.heaviest[w] = Math.max(s.heaviest[w], weights[s.matched[m]]);
            }
        }
    }

    /// The word of the name that weighs most among those that were not looked at; -1 where all were.
    private static int rarest(int size, Scratch s) {
        int found = -1;
        for (int i = 0; i < size; i++) {
            if (s.heaviest[i] >= 0 && (found < 0 || s.asked[i] > s.asked[found])) {
                found = i;
            }
        }
        return found;
    }

    /// Looks at the listed names with a word that a word of the name may stand for.
    private void look(int word, int size, float all, boolean formed, Scratch s) {
        for (int m = 0; m < s.count; m++) {
            if ((s.stands[m] & (1L << word)) == 0) {
                continue;
            }
            int id = s.matched[m];
            for (int p = postingStart[id], to = postingStart[id + 1]; p < to; p++) {
                int n = postings[p];
                if (s.seen[n] != s.round) {
                    s.seen[n] = s.round;
                    float score = score(n, size, all, formed, s);
                    if (score >= POSSIBLE) {
                        s.found(n, score);
                    }
                }
            }
        }
    }

    /// Finds what a word may stand for; its weight.
    private float read(String word, int i, Scratch s) {
        long which = 1L << i;
        Integer same = tokens.get(word);
        float weight = word.length() > SHORTEST_MISSPELT ? UNLISTED : SHORT_UNLISTED;
        if (same != null) {
            s.match(same, which, 1, WHOLE);
            weight = weights[same];
        } else if (FORMS.contains(word) || Words.isLegalForm(word)) {
            return FORM;
        }
        if (!isPlain(word)) {
            return weight;
        }
        if (word.length() == SHORTEST_INDEXED && same == null) {
            swapped(word, which, s);
        }
        if (word.length() >= SHORTEST_INDEXED && weight >= RARE) {
            near(word, hash(word, -1), which, s);
            for (int k = 0; k < word.length(); k++) {
                if (k == 0 || word.charAt(k) != word.charAt(k - 1)) {
                    near(word, hash(word, k), which, s);
                }
            }
        }
        if (word.length() >= SHORTEST_ROMANISED && weight > LEAST_WEIGHT) {
            int skeleton = skeleton(word);
            for (int b = romanised.from(skeleton), to = romanised.to(skeleton); b < to; b++) {
                String other = texts[romanised.ids[b]];
                int allowed = Math.max(word.length(), other.length()) / 3;
                if (skeleton(other) == skeleton && EditDistance.of(word, other, allowed) <= allowed) {
                    s.match(romanised.ids[b], which, 0.85f, WHOLE);
                }
            }
        }
        if (weight >= SPLIT) {
            split(word, which, same != null, s);
        }
        return weight;
    }

    private void near(String word, int hash, long which, Scratch s) {
        for (int b = misspelt.from(hash), to = misspelt.to(hash); b < to; b++) {
            int id = misspelt.ids[b];
            String other = texts[id];
            if (other.equals(word)) {
                continue;
            }
            int shorter = Math.min(word.length(), other.length());
            int allowed = shorter >= SHORTEST_TWICE_MISSPELT ? 2 : 1;
            int distance = EditDistance.of(word, other, allowed);
            if (distance <= allowed) {
                s.match(id, which, distance == 2 || shorter < 4 ? 0.76f : shorter < 6 ? 0.8f : 0.88f, WHOLE);
            }
        }
    }

    /// Two letters that are on no list may be those of a listed word, in the wrong order.
    private void swapped(String word, long which, Scratch s) {
        Integer other = tokens.get(new StringBuilder(word).reverse().toString());
        if (other != null && weights[other] > 2 * FORM) {
            s.match(other, which, 0.76f, WHOLE);
        }
    }

    /// A word that is two words of the lists without the space between them, or with a letter in its place; one of them
    /// may be misspelt.
    private void split(String word, long which, boolean listed, Scratch s) {
        for (int k = 2; k <= word.length() - 2; k++) {
            Integer first = tokens.get(word.substring(0, k));
            Integer second = tokens.get(word.substring(k));
            if (first != null && second != null) {
                s.match(first, which, 0.95f, second);
                s.match(second, which, 0.95f, first);
            } else if (!listed && first != null && isTwoWords(word, k)) {
                pair(first, tokens.getOrDefault(word.substring(k + 1), WHOLE), which, s);
            } else if (!listed && first != null && k >= SHORTEST_PART) {
                pair(first, misspelt(word.substring(k)), which, s);
            } else if (!listed && second != null && word.length() - k >= SHORTEST_PART) {
                pair(second, misspelt(word.substring(0, k)), which, s);
            }
        }
    }

    /// Whether the letter at a place stands between two words of the lists, of which one at least tells enough.
    private boolean isTwoWords(String word, int k) {
        int second = word.length() - k - 1;
        return second >= 2 && Math.max(k, second) >= SHORTEST_JOINED && tokens.containsKey(word.substring(k + 1));
    }

    private static void pair(int id, int other, long which, Scratch s) {
        if (other != WHOLE) {
            s.match(id, which, 0.85f, other);
            s.match(other, which, 0.85f, id);
        }
    }

    /// A word of the lists that is one edit away; [#WHOLE] where there is none.
    private int misspelt(String word) {
        if (word.length() < SHORTEST_PART || !isPlain(word)) {
            return WHOLE;
        }
        for (int without = -1; without < word.length(); without++) {
            int hash = hash(word, without);
            for (int b = misspelt.from(hash), to = misspelt.to(hash); b < to; b++) {
                if (EditDistance.of(word, texts[misspelt.ids[b]], 1) <= 1) {
                    return misspelt.ids[b];
                }
            }
        }
        return WHOLE;
    }

    /// Two words that are one word of the lists.
    private void joined(String word, long which, Scratch s) {
        Integer same = tokens.get(word);
        if (same != null && weights[same] > 2 * FORM) {
            s.match(same, which, 0.95f, WHOLE);
        }
    }

    private float score(int n, int size, float all, boolean formed, Scratch s) {
        Arrays.fill(s.found, 0, size, 0);
        float agrees = 0;
        int agreeing = 0;
        boolean otherNumber = false;
        for (int i = nameStart[n]; i < nameStart[n + 1]; i++) {
            int id = nameTokens[i];
            int at = s.place[id] - 1;
            if (at < 0 || (s.half[at] != WHOLE && !has(n, s.half[at]))) {
                otherNumber |= numbers[id];
                continue;
            }
            agrees += s.alike[at] * weights[id];
            agreeing++;
            for (long which = s.stands[at]; which != 0; which &= which - 1) {
                int w = Long.numberOfTrailingZeros(which);
                s.found[w] = Math.max(s.found[w], s.alike[at]);
            }
        }
        float answered = 0;
        boolean everyWord = true;
        for (int w = 0; w < size; w++) {
            answered += s.found[w] * s.asked[w];
            everyWord &= s.found[w] > 0 || s.asked[w] <= FORM || s.isShort[w];
        }
        float score = (agrees + answered) / (nameWeights[n] + all);
        return switch (entries.get(n).kind()) {
            case BODY -> otherNumber ? (float) (score * OTHER_NUMBER) : score;
            case PERSON -> everyWord && agreeing > 1 && !formed ? score : 0;
            case CRAFT -> everyWord && agreeing == nameStart[n + 1] - nameStart[n] && !formed ? score : 0;
        };
    }

    private boolean has(int n, int token) {
        for (int i = nameStart[n]; i < nameStart[n + 1]; i++) {
            if (nameTokens[i] == token) {
                return true;
            }
        }
        return false;
    }

    private List<Suggestion<T>> best(List<String> name, int most, Scratch s) {
        List<Integer> order = new ArrayList<>(s.topCount);
        for (int i = 0; i < s.topCount; i++) {
            order.add(i);
        }
        order.sort(Comparator.<Integer>comparingDouble(i -> -s.scores[i]).thenComparingInt(i -> s.top[i]));
        List<Suggestion<T>> out = new ArrayList<>();
        Set<T> seen = new HashSet<>();
        for (int i : order) {
            Entry<T> e = entries.get(s.top[i]);
            if (out.size() == most) {
                break;
            }
            if (seen.add(e.means())) {
                Likeness exact = Likeness.of(name, Words.of(e.alias()));
                out.add(new Suggestion<>(
                        e.means(),
                        e.alias(),
                        exact.score() >= Likeness.SURE
                                ? exact
                                : new Likeness(Math.min(MOST_POSSIBLE, s.scores[i]), exact.reason())));
            }
        }
        return out;
    }
}
