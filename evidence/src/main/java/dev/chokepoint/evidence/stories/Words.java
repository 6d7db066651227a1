package dev.chokepoint.evidence.stories;

import java.util.Set;
import java.util.TreeSet;

/// Cuts text into lower-case words and hands each on as a 64-bit hash.
///
/// A word is a run of letters and digits; an ideograph is a word of its own. A plural "s" is dropped, so that
/// "export" and "exports" are one word. Hashes are FNV-1a with a final mix, the same on every machine.
final class Words {
    private static final long SEED = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final Set<Long> FUNCTION_WORDS = functionWords();

    /// Receives the words of a text.
    interface Sink {
        /// Takes one word.
        ///
        /// @param hash of the word
        /// @param start first character
        /// @param end first character after it
        void word(long hash, int start, int end);
    }

    private Words() {}

    static void of(CharSequence text, int from, int to, Sink sink) {
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            if (!Character.isLetterOrDigit(c)) {
                at++;
                continue;
            }
            if (Character.isIdeographic(c)) {
                sink.word(mix((SEED ^ c) * PRIME), at, at + 1);
                at++;
                continue;
            }
            int start = at;
            long hash = SEED;
            long beforeLast = SEED;
            char last = c;
            char lastButOne = ' ';
            while (at < to && Character.isLetterOrDigit(text.charAt(at)) && !Character.isIdeographic(text.charAt(at))) {
                char lower = Character.toLowerCase(text.charAt(at));
                beforeLast = hash;
                hash = (hash ^ lower) * PRIME;
                lastButOne = last;
                last = lower;
                at++;
            }
            boolean plural = at - start > 3 && last == 's' && lastButOne != 's' && lastButOne != 'u';
            sink.word(mix(plural ? beforeLast : hash), start, at);
        }
    }

    static long hash(String word) {
        long[] out = {0};
        of(word, 0, word.length(), (h, s, e) -> out[0] = h);
        return out[0];
    }

    /// Whether the word says nothing about the subject of a text.
    static boolean isFunctionWord(long hash) {
        return FUNCTION_WORDS.contains(hash);
    }

    /// Spreads the bits of a hash (the finaliser of SplitMix64).
    static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    private static Set<Long> functionWords() {
        String words = "the a an of and or in on at to for from by with as is are was were be been has have had it its"
                + " that this these those which who whom whose what when where while will would may might can could"
                + " should shall must not no nor but if than then so such also said say says saying told tell more most"
                + " other some any all both each few many much own same too very just only after before over under"
                + " again further once here there about against between into through during above below up down out"
                + " off their they them he his him she her we our you your i me my do does did doing having being how"
                + " why because until since per via new one two";
        Set<Long> hashes = new TreeSet<>();
        for (String w : words.split(" ")) {
            hashes.add(hash(w));
        }
        return Set.copyOf(hashes);
    }
}
