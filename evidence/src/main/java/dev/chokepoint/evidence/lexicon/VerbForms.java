package dev.chokepoint.evidence.lexicon;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Inflects English verbs.
public final class VerbForms {
    public static final int BASE = 1;
    public static final int S = 2;
    public static final int PAST = 4;
    public static final int PARTICIPLE = 8;
    public static final int ING = 16;
    public static final int ANY = 31;

    private VerbForms() {}

    /// All forms of a verb or verb phrase ("roll back"), each with the bits of the forms it can be.
    public static Map<String, Integer> of(String phrase, Map<String, List<String>> irregular) {
        int space = phrase.indexOf(' ');
        String verb = space < 0 ? phrase : phrase.substring(0, space);
        String rest = space < 0 ? "" : phrase.substring(space);
        Map<String, Integer> forms = new LinkedHashMap<>();
        add(forms, verb + rest, BASE);
        add(forms, third(verb) + rest, S);
        List<String> special = irregular.getOrDefault(verb, List.of());
        String past = special.isEmpty() ? past(verb) : special.get(0);
        String participle = special.size() > 1 ? special.get(1) : past;
        add(forms, past + rest, PAST);
        add(forms, participle + rest, PARTICIPLE);
        add(forms, (special.size() > 2 ? special.get(2) : ing(verb)) + rest, ING);
        if (past.endsWith("lled") && !verb.endsWith("ll")) {
            // "canceled", "signaling": American spelling
            add(forms, past.substring(0, past.length() - 3) + "ed" + rest, PAST | PARTICIPLE);
            add(forms, past.substring(0, past.length() - 3) + "ing" + rest, ING);
        }
        return forms;
    }

    private static void add(Map<String, Integer> forms, String form, int bit) {
        forms.merge(form, bit, (a, b) -> a | b);
    }

    private static boolean vowel(char c) {
        return "aeiou".indexOf(c) >= 0;
    }

    private static String third(String v) {
        if (v.endsWith("s")
                || v.endsWith("x")
                || v.endsWith("ch")
                || v.endsWith("sh")
                || v.endsWith("z")
                || v.endsWith("o")) {
            return v + "es";
        }
        if (v.endsWith("y") && v.length() > 1 && !vowel(v.charAt(v.length() - 2))) {
            return v.substring(0, v.length() - 1) + "ies";
        }
        return v + "s";
    }

    private static boolean doubles(String v) {
        int n = v.length();
        if (n < 3
                || (n > 4
                        && !(v.endsWith("bar")
                                || v.endsWith("cap")
                                || v.endsWith("drop")
                                || v.endsWith("permit")
                                || v.endsWith("stop")
                                || v.endsWith("scrap")
                                || v.endsWith("plan")
                                || v.endsWith("submit")
                                || v.endsWith("strip")))) {
            return false;
        }
        char a = v.charAt(n - 3);
        char b = v.charAt(n - 2);
        char c = v.charAt(n - 1);
        return !vowel(a) && vowel(b) && !vowel(c) && "wxy".indexOf(c) < 0;
    }

    private static String past(String v) {
        if (v.endsWith("e")) {
            return v + "d";
        }
        if (v.endsWith("y") && v.length() > 1 && !vowel(v.charAt(v.length() - 2))) {
            return v.substring(0, v.length() - 1) + "ied";
        }
        return doubles(v) ? v + v.charAt(v.length() - 1) + "ed" : v + "ed";
    }

    private static String ing(String v) {
        if (v.endsWith("e") && !v.endsWith("ee")) {
            return v.substring(0, v.length() - 1) + "ing";
        }
        return doubles(v) ? v + v.charAt(v.length() - 1) + "ing" : v + "ing";
    }
}
