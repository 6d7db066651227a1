package dev.chokepoint.evidence.chinese;

import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.NoticeNumber;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.SlotRule;
import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The goods, rules and notices named in a stretch of text.
final class Goods {
    /// A pattern of a notice's number, and the group at which it begins.
    private record NumberPattern(String name, String start) {}

    /// The year stands behind the word for the notice or before it.
    private static final List<NumberPattern> NOTICE_NUMBERS =
            List.of(new NumberPattern("notice-number", "kind"), new NumberPattern("notice-number-first", "y"));

    private static final String NAMED = "zh-item";
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private final String frozen;
    private final String plain;
    private final String masked;
    private final Formulas formulas;
    private final List<WordFinder.Found<ChineseRules.Good>> all;
    /// What other goods contain.
    private final List<WordFinder.Found<ChineseRules.Good>> contents;

    Goods(String frozen, ChineseText text, Lexicon lexicon) {
        this.frozen = frozen;
        plain = text.plain();
        masked = text.masked();
        formulas = lexicon.formulas;
        List<WordFinder.Found<ChineseRules.Good>> found = lexicon.goods.find(masked, 0, masked.length());
        all = found.stream().filter(f -> stands(f) && !isPartOf(f)).toList();
        contents = found.stream().filter(this::isPartOf).toList();
    }

    /// "alloys with a rhenium content of three per cent": what goods contain is not what they are.
    private boolean isPartOf(WordFinder.Found<ChineseRules.Good> f) {
        int end = Math.min(masked.length(), f.end() + LONGEST_CONTENT);
        String behind = masked.substring(f.end(), end);
        return formulas.has("content-behind", behind) || formulas.has("made-into-behind", behind);
    }

    private static final int LONGEST_CONTENT = 60;

    /// A name of one character stands only in a list, or beside a word of trade: silver is not a bank.
    private boolean stands(WordFinder.Found<ChineseRules.Good> f) {
        if (f.value().item().equals("dual-use") && formulas.has("name-of-licence", rest(f.end()))) {
            // "needs no licence for dual-use items": what the licence is called
            return false;
        }
        if (f.end() - f.start() > 1) {
            return true;
        }
        String left = masked.substring(Math.max(0, f.start() - 2), f.start());
        String right = masked.substring(f.end(), Math.min(masked.length(), f.end() + 3));
        return formulas.has("single-before", left) && formulas.has("single-after", right);
    }

    private String rest(int from) {
        return masked.substring(from, Math.min(masked.length(), from + LONGEST_LICENCE));
    }

    private static final int LONGEST_LICENCE = 8;

    /// Whether a good is what a company makes: "two rare earth companies".
    boolean ofCompany(Slot<ItemMention> good) {
        int end = good.span().end();
        return formulas.has("of-a-company", masked.substring(end, Math.min(masked.length(), end + LONGEST_CONTENT)));
    }

    /// The goods named in a stretch, each once; what an exclusion names is left out.
    List<Slot<ItemMention>> within(Span stretch, List<Span> left) {
        List<Slot<ItemMention>> out = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (WordFinder.Found<ChineseRules.Good> f : all) {
            Span s = Span.of(f.start(), f.end());
            if (stretch.contains(s)
                    && left.stream().noneMatch(x -> x.contains(s))
                    && seen.add(f.value().item())) {
                out.add(Slot.of(
                        new ItemMention(
                                f.value().item(), s.in(frozen), f.value().codes()),
                        s,
                        NAMED));
            }
        }
        return out;
    }

    /// The heads of a list of goods in lines of a notice: of each line what it names first.
    List<Slot<ItemMention>> heads(List<Span> lines, UnlistedGoods unlisted) {
        List<Slot<ItemMention>> out = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!headsContent(lines, i)) {
                head(lines.get(i), unlisted)
                        .filter(head -> seen.add(head.value().item()))
                        .ifPresent(out::add);
            }
        }
        return out;
    }

    /// "II. rhenium and related items: (1) alloys with a rhenium content of …": a line that heads others by what those
    /// goods contain.
    private boolean headsContent(List<Span> lines, int at) {
        if (!formulas.has("article-mark", lines.get(at).in(plain))) {
            return false;
        }
        List<Slot<ItemMention>> named = within(lines.get(at), List.of());
        boolean contained = false;
        for (int i = at + 1;
                i < lines.size() && !formulas.has("article-mark", lines.get(i).in(plain)) && !named.isEmpty();
                i++) {
            Span line = lines.get(i);
            String item = named.getFirst().value().item();
            if (within(line, List.of()).stream().anyMatch(x -> x.value().item().equals(item))) {
                return false;
            }
            contained |= contents.stream()
                    .anyMatch(f -> line.contains(Span.of(f.start(), f.end()))
                            && f.value().item().equals(item));
        }
        return contained;
    }

    private Optional<Slot<ItemMention>> head(Span line, UnlistedGoods unlisted) {
        return within(line, List.of()).stream().findFirst().or(() -> unlisted.head(line));
    }

    /// Notices named by number, such as those a decision suspends; what an article of them is narrows it.
    List<Slot<ItemMention>> notices(Span stretch) {
        List<Slot<ItemMention>> out = new ArrayList<>();
        for (NumberPattern pattern : NOTICE_NUMBERS) {
            Matcher m = formulas.pattern(pattern.name()).matcher(plain).region(stretch.start(), stretch.end());
            while (m.find()) {
                Span s = Span.of(m.start(pattern.start()), m.end());
                for (String n : numbers(m)) {
                    out.add(Slot.of(
                            new ItemMention("notice-" + m.group("y") + "-" + n, s.in(frozen), List.of()),
                            s,
                            "zh-notice"));
                }
            }
        }
        return out;
    }

    /// The numbers of the notices named in a stretch.
    static List<NoticeNumber> noticeNumbers(String plain, Span stretch, Formulas formulas) {
        List<NoticeNumber> out = new ArrayList<>();
        for (NumberPattern pattern : NOTICE_NUMBERS) {
            Matcher m = formulas.pattern(pattern.name()).matcher(plain).region(stretch.start(), stretch.end());
            while (m.find()) {
                for (String n : numbers(m)) {
                    out.add(new NoticeNumber(Integer.parseInt(m.group("y")), Integer.parseInt(n)));
                }
            }
        }
        return out;
    }

    /// The numbers of a reference to one or several notices: 55, 56, 57.
    private static List<String> numbers(Matcher m) {
        List<String> out = new ArrayList<>();
        out.add(m.group("n"));
        String more = m.group("more");
        if (more != null) {
            Matcher digits = DIGITS.matcher(more);
            while (digits.find()) {
                out.add(digits.group());
            }
        }
        return out;
    }

    /// Goods named only by "the above items".
    List<Slot<ItemMention>> anaphora(Span stretch, List<Slot<ItemMention>> before) {
        Matcher m = formulas.pattern("anaphora").matcher(masked).region(stretch.start(), stretch.end());
        if (!m.find()) {
            return List.of();
        }
        Span s = Span.of(m.start(), m.end());
        if (before.isEmpty()) {
            return List.of(Slot.of(new ItemMention("anaphora", s.in(frozen), List.of()), s, SlotRule.ITEM_ANAPHORA));
        }
        return before.stream().map(i -> Slot.of(i.value(), s, "zh-item-before")).toList();
    }

    /// What an act leaves out.
    List<Slot<ItemMention>> exclusions(Span stretch, List<Slot<ItemMention>> items) {
        List<Slot<ItemMention>> out = new ArrayList<>();
        Matcher m = formulas.pattern("except").matcher(masked).region(stretch.start(), stretch.end());
        while (m.find()) {
            for (String group : List.of("what", "what2", "what3")) {
                if (m.group(group) != null) {
                    Span s = Span.of(m.start(group), m.end(group));
                    List<Slot<ItemMention>> named = within(s, List.of());
                    String key = named.isEmpty()
                            ? items.isEmpty()
                                    ? "anaphora"
                                    : items.getFirst().value().item()
                            : named.getFirst().value().item();
                    out.add(Slot.of(new ItemMention(key, s.in(frozen), List.of()), s, "zh-except"));
                }
            }
        }
        return out;
    }
}
