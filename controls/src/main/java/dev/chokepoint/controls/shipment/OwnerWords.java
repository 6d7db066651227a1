package dev.chokepoint.controls.shipment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what the words of a party's field say of its owners: `60 % owned by X`, `30 % X and 25 % Y`, `subsidiary of
/// X`.
public final class OwnerWords {
    private static final String NAME = "(.+?)(?=\\s+and\\s+\\d|\\s*[,;()]|\\s*$)";

    /// A share with the owner behind it, as far as one is named.
    private static final Pattern SHARE = of("(\\d+(?:[.,]\\d+)?)\\s*(?:%|percent\\b|per cent\\b)"
            + "(?:[\\s-]*(?:owned|held|controlled|stake|shares?|shareholding|interest)\\b)*"
            + "(?:\\s+(?:(?:held\\s+)?by|of|from)\\s+" + NAME
            + "|\\s+(?!and\\b|by\\b|owned\\b)(?-i:(?=\\p{Lu}|\\p{Lo}))" + NAME + ")?");

    private static final Pattern OWNED = of("(?:\\b(wholly|fully|majority|minority|partly|partially|jointly)[\\s-]*)?"
            + "\\b(?:owned|controlled|held)\\s+(?:and\\s+controlled\\s+)?by\\s+" + NAME);
    private static final Pattern RELATED =
            of("(?:\\b(wholly|fully|majority|partly|partially|jointly)[\\s-]*owned\\s+)?\\b(?:"
                    + "subsidiary|subsidiaries|affiliate|affiliated company|branch|unit|division|arm|joint venture|jv"
                    + "|daughter(?:\\s+company)?|part|member|tochter(?:gesellschaft|firma)?|filiale)\\s+"
                    + "(?:of|between|with|der|des|von|de)\\s+(?:the\\s+)?" + NAME);
    private static final Pattern PARENT =
            of("\\b(?:parent(?:\\s+company)?|owner|shareholders?)\\s*(?:[:=]|\\bis\\b)\\s*" + NAME);
    /// The owner stands before what it owns: `Huawei subsidiary`, `Hikvision-owned fab`.
    private static final Pattern BEFORE = of("^(.+?)(?:['’]s)?[\\s-]+(?:(wholly|fully|majority)[\\s-]owned\\s+)?"
            + "(?:owned\\b|subsidiary|affiliate|affiliated|joint venture)");
    private static final Pattern CHINESE = Pattern.compile("^(.+?)(?:的)?(全资|控股)?(?:子公司|附属公司|关联公司|下属公司)|隶属于(.+)$");
    private static final Pattern NOT_STATED = of("[,;(]?\\s*\\b(?:(?:the\\s+)?(?:share|stake)s?\\s+(?:is\\s+)?"
            + "(?:unknown|not known|not stated|unclear)|unknown\\s+(?:share|stake))\\b\\s*\\)?");
    private static final Pattern LISTED = of("\\b(?:listed|entity list|control list)\\b");
    /// Owners of a kind that no list names.
    private static final Pattern PLAIN = of("\\b(?:state|privately|family|employee|publicly|government|independently"
            + "|foreign|women|woman)[\\s-]owned\\b");
    private static final Pattern LEFT =
            of("%|\\b(?:owned|owns|subsidiary|subsidiaries|affiliate|affiliated|shareholders?"
                    + "|stake|percent|parent company|ultimate parent|controlled by)\\b|子公司|附属公司|股东|持股");

    private static final double HALF = 50;
    private static final double BELOW_HALF = Math.nextDown(HALF);

    private OwnerWords() {}

    private static Pattern of(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /// What a text says of owners.
    ///
    /// @param party the text without what it says of owners
    /// @param open words about owners that are not understood; empty where all are
    public record Reading(String party, List<Owner> owners, String open) {
        public Reading {
            owners = List.copyOf(owners);
        }
    }

    /// Reads a party's field.
    public static Reading read(String text) {
        List<Owner> owners = new ArrayList<>();
        boolean listed = LISTED.matcher(text).find();
        String rest = PLAIN.matcher(NOT_STATED.matcher(text).replaceAll(" "))
                .replaceAll(" ")
                .strip();
        rest = take(SHARE, rest, m -> {
            double percent = Double.parseDouble(m.group(1).replace(',', '.'));
            String name = m.group(2) != null ? m.group(2) : m.group(3) != null ? m.group(3) : "";
            owners.add(new Owner(name.strip(), Math.min(percent, 100), listed));
        });
        rest = take(RELATED, rest, m -> owners.add(owner(m.group(2), m.group(1), listed)));
        rest = take(OWNED, rest, m -> owners.add(owner(m.group(2), m.group(1), listed)));
        rest = take(PARENT, rest, m -> owners.add(owner(m.group(1), null, listed)));
        rest = take(BEFORE, rest, m -> owners.add(owner(m.group(1), m.group(2), listed)));
        rest = take(
                CHINESE,
                rest,
                m -> owners.add(
                        m.group(1) == null
                                ? owner(m.group(3), null, listed)
                                : owner(m.group(1), "全资".equals(m.group(2)) ? "wholly" : null, listed)));
        Matcher left = LEFT.matcher(rest);
        return new Reading(
                owners.isEmpty() ? text : rest.replaceAll("^[\\s,;]+|[\\s,;]+$", ""),
                owners,
                left.find() ? left.group() : "");
    }

    private static Owner owner(String name, @Nullable String how, boolean listed) {
        String clean = name.replaceAll("^(?:the|a|an)\\s+", "").strip();
        return switch (how == null ? "" : how.toLowerCase(Locale.ROOT)) {
            case "wholly", "fully" -> new Owner(clean, 100, listed);
            case "majority" -> new Owner(clean, HALF, 100, listed);
            case "minority" -> new Owner(clean, 0, BELOW_HALF, listed);
            default -> new Owner(clean, 0, 100, listed);
        };
    }

    private static String take(Pattern pattern, String text, Consumer<Matcher> use) {
        Matcher m = pattern.matcher(text);
        StringBuilder rest = new StringBuilder();
        boolean any = false;
        while (m.find()) {
            any = true;
            use.accept(m);
            m.appendReplacement(rest, " ");
        }
        return any ? m.appendTail(rest).toString().strip() : text;
    }
}
