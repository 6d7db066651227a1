package dev.chokepoint.evidence.chinese;

import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/// Goods that no glossary names, told by where they stand: as what a control is put on, what a list takes up, what may
/// not leave, and as a line of a list. They keep the words of the text, and the codes of catalogues beside them.
final class UnlistedGoods {
    private static final String RULE = "zh-item-unlisted";
    private static final String FORM = "goods-of-";
    private static final int DIGITS_OF_ALL_STATES = 6;

    private final String frozen;
    private final ChineseText text;
    private final Lexicon lexicon;
    private final Formulas formulas;
    private final Goods listed;

    UnlistedGoods(String frozen, ChineseText text, Lexicon lexicon, Goods listed) {
        this.frozen = frozen;
        this.text = text;
        this.lexicon = lexicon;
        this.formulas = lexicon.formulas;
        this.listed = listed;
    }

    /// The goods of a stretch that the glossary does not have.
    ///
    /// @param left what an exclusion names
    /// @param beside whether only those count that are named in one breath with goods of the glossary
    List<Slot<ItemMention>> within(Span stretch, List<Span> left, boolean beside) {
        List<Slot<ItemMention>> out = new ArrayList<>();
        formulas.patterns(FORM).forEach(p -> {
            // which list it is stands in a title; the goods do not
            Matcher m = p.matcher(text.plain()).region(stretch.start(), stretch.end());
            while (m.find()) {
                Span phrase = Span.of(m.start("what"), m.end("what"));
                if (phrase.in(text.masked()).indexOf(ChineseText.BLANK) < 0
                        && left.stream().noneMatch(x -> x.overlaps(phrase))
                        && (!beside || isNamed(phrase))) {
                    for (Slot<ItemMention> s : parts(phrase)) {
                        if (out.stream().noneMatch(o -> o.span().overlaps(s.span()))) {
                            out.add(s);
                        }
                    }
                }
            }
        });
        out.sort(Comparator.comparingInt(s -> s.span().start()));
        return out;
    }

    /// Each of the goods of a list in a sentence, in the words of the text; the glossary's key where it names a part.
    List<Slot<ItemMention>> listed(Span list) {
        List<Slot<ItemMention>> out = new ArrayList<>();
        Matcher between =
                formulas.pattern("goods-between").matcher(text.masked()).region(list.start(), list.end());
        int from = list.start();
        boolean more = true;
        while (more) {
            more = between.find();
            int to = more ? between.start() : list.end();
            if (depth(list.start(), to) == 0 || !more) {
                wholePart(Span.of(from, to)).ifPresent(out::add);
                from = more ? between.end() : to;
            }
        }
        return out;
    }

    /// The names of entries of a catalogue, whole: "the entry that was changed is called …".
    List<Slot<ItemMention>> entries(Span stretch) {
        Matcher m = formulas.pattern("goods-of-entry").matcher(text.plain()).region(stretch.start(), stretch.end());
        List<Slot<ItemMention>> out = new ArrayList<>();
        while (m.find()) {
            out.addAll(listed(Span.of(m.start("what"), m.end("what"))));
        }
        return out;
    }

    private Optional<Slot<ItemMention>> wholePart(Span part) {
        List<Slot<ItemMention>> known = listed.within(part, List.of());
        if (known.isEmpty()) {
            return good(part, codes(part));
        }
        boolean kind = formulas.has("kinds-of-goods", known.getLast().value().item());
        int end = part.end();
        Matcher tail = formulas.pattern("goods-tail").matcher(text.masked()).region(part.start(), end);
        if (tail.find()) {
            end = tail.start();
        }
        Span s = Span.of(part.start(), Math.max(end, known.getLast().span().end()));
        ItemMention good = known.getLast().value();
        ItemMention named = kind
                ? ItemMention.unmapped(s.in(text.plain()), s.in(frozen), codes(part))
                : new ItemMention(good.item(), s.in(frozen), good.codes());
        return Optional.of(Slot.of(named, s, RULE));
    }

    /// What a line of a list of goods names, if it carries the code of a catalogue or says that it is goods.
    Optional<Slot<ItemMention>> head(Span line) {
        Matcher mark = formulas.pattern("goods-mark").matcher(text.masked()).region(line.start(), line.end());
        Span from = mark.lookingAt() ? Span.of(mark.end(), line.end()) : line;
        Matcher name = formulas.pattern("goods-line").matcher(text.masked()).region(from.start(), from.end());
        if (!name.lookingAt() || (codes(line).isEmpty() && !formulas.has("goods-tail-said", name.group("what")))) {
            return Optional.empty();
        }
        return good(Span.of(name.start("what"), name.end("what")), codes(line));
    }

    private boolean isNamed(Span phrase) {
        return !listed.within(phrase, List.of()).isEmpty();
    }

    private List<Slot<ItemMention>> parts(Span phrase) {
        List<Slot<ItemMention>> out = new ArrayList<>();
        Matcher between =
                formulas.pattern("goods-between").matcher(text.masked()).region(phrase.start(), phrase.end());
        int from = phrase.start();
        while (between.find()) {
            if (depth(phrase.start(), between.start()) == 0) {
                good(Span.of(from, between.start()), codes(Span.of(from, between.start())))
                        .ifPresent(out::add);
                from = between.end();
            }
        }
        good(Span.of(from, phrase.end()), codes(Span.of(from, phrase.end()))).ifPresent(out::add);
        return out;
    }

    /// How many brackets are open.
    private int depth(int from, int to) {
        int depth = 0;
        for (int i = from; i < to; i++) {
            if (text.masked().charAt(i) == '(') {
                depth++;
            } else if (text.masked().charAt(i) == ')') {
                depth--;
            }
        }
        return depth;
    }

    /// One of the goods, without codes, brackets, whose it is and words such as "and other items".
    private Optional<Slot<ItemMention>> good(Span part, List<String> codes) {
        int start = part.start();
        int end = part.end();
        boolean shorter = true;
        while (shorter && start < end) {
            int before = start;
            Matcher lead = formulas.pattern("goods-lead").matcher(text.masked()).region(start, end);
            if (lead.lookingAt()) {
                start = lead.end();
            }
            for (WordFinder.Found<Lexicon.Name> n : lexicon.names.find(text.masked(), start, end)) {
                if (n.start() == start && n.end() <= end && n.value().type() != Lexicon.Type.COMPANY) {
                    start = n.end();
                }
            }
            shorter = start > before;
        }
        Matcher tail = formulas.pattern("goods-tail").matcher(text.masked()).region(start, end);
        if (tail.find()) {
            end = tail.start();
        }
        if (start >= end) {
            return Optional.empty();
        }
        Span s = Span.of(start, end);
        String words = s.in(text.masked());
        boolean good = formulas.has("goods-words", words)
                && !formulas.has("goods-not", words)
                && listed.within(s, List.of()).isEmpty()
                && lexicon.names.find(text.masked(), start, end).isEmpty();
        return good
                ? Optional.of(Slot.of(ItemMention.unmapped(s.in(text.plain()), s.in(frozen), codes), s, RULE))
                : Optional.empty();
    }

    /// The codes of catalogues in a stretch: of China's list of dual-use items, and of its customs tariff, of which the
    /// first six digits are those of all states.
    private List<String> codes(Span stretch) {
        List<String> out = new ArrayList<>();
        Matcher dualUse =
                formulas.pattern("code-dual-use").matcher(text.plain()).region(stretch.start(), stretch.end());
        while (dualUse.find()) {
            out.add("cncl~" + dualUse.group("c"));
        }
        Matcher customs = formulas.pattern("code-customs").matcher(text.plain()).region(stretch.start(), stretch.end());
        while (customs.find()) {
            Matcher one = formulas.pattern("code-customs-one").matcher(customs.group("c"));
            while (one.find()) {
                String digits = one.group().replace(".", "");
                out.add("hs2022~" + digits.substring(0, Math.min(DIGITS_OF_ALL_STATES, digits.length())));
                if (digits.length() > DIGITS_OF_ALL_STATES) {
                    out.add("cn-hs~" + digits);
                }
            }
        }
        return out.stream().distinct().toList();
    }
}
