package dev.chokepoint.evidence.chinese;

import dev.chokepoint.evidence.claims.DateMention.Role;
import dev.chokepoint.evidence.text.PartialDate;
import dev.chokepoint.evidence.text.Span;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// Dates of a document with what each is to the act beside it.
final class Dates {
    /// 1 of the years of the Republic is 1912.
    private static final int REPUBLIC = 1911;

    private static final int BEFORE = 12;
    private static final List<String> KINDS = List.of(
            "date-year-end",
            "date-quarter-end",
            "date-month-end",
            "date-half",
            "date-full",
            "date-month",
            "date-dashed",
            "date-packed",
            "date-year-word",
            "date-month-day",
            "date-year",
            "date-month-only",
            "date-day-of-month",
            "date-day-said",
            "date-day-only",
            "date-word",
            "date-weekday");

    private final Formulas formulas;
    private final LocalDate today;
    private final List<Dated> all;

    /// A date found.
    ///
    /// @param role empty where the words around tell none
    /// @param yearless whether the text gives no year, so that it was taken from the document
    /// @param latest whether it is the last day by which something is to be done
    record Dated(Span span, PartialDate date, Optional<Role> role, boolean yearless, boolean latest) {
        Dated(Span span, PartialDate date, Optional<Role> role) {
            this(span, date, role, false, false);
        }

        /// The day of an act that is past by a day: a year that the text does not give is
        /// never a later one.
        PartialDate pastBy(LocalDate day) {
            return yearless && date.first().isAfter(day) ? date.minusYear() : date;
        }
    }

    private static final Set<String> YEARLESS = Set.of("date-month-day", "date-month-only");

    Dates(String text, LocalDate today, Formulas formulas) {
        this.formulas = formulas;
        this.today = today;
        all = read(text);
    }

    /// Those of a stretch of text.
    List<Dated> within(Span stretch) {
        return all.stream().filter(d -> stretch.contains(d.span())).toList();
    }

    private record Raw(Span span, String kind, Matcher match) {}

    private List<Dated> read(String text) {
        List<Raw> raw = new ArrayList<>();
        for (String kind : KINDS) {
            Matcher m = formulas.pattern(kind).matcher(text);
            while (m.find()) {
                Span s = Span.of(m.start(), m.end());
                if (raw.stream().noneMatch(r -> r.span().overlaps(s))) {
                    raw.add(new Raw(s, kind, formulas.pattern(kind).matcher(text)));
                    raw.getLast().match().find(m.start());
                }
            }
        }
        raw.sort(Comparator.comparing(Raw::span));
        List<Dated> out = new ArrayList<>();
        PartialDate last = PartialDate.of(today);
        // the day told of last that was no day of effect and no end
        PartialDate told = last;
        // the year of a date of this line that the text gives
        Optional<PartialDate> dated = Optional.empty();
        int end = 0;
        for (Raw r : raw) {
            String between = text.substring(end, r.span().start());
            if (between.indexOf('\n') >= 0) {
                dated = Optional.empty();
            }
            Optional<PartialDate> date = date(r, formulas.has("sentence-end", between) ? told : last, text);
            if (date.isPresent() && YEARLESS.contains(r.kind())) {
                date = Optional.of(goesOn(date.get(), dated));
            } else if (givesYear(r.kind())) {
                dated = date;
            }
            if (date.isPresent()) {
                Optional<Role> role = role(text, r.span(), out);
                last = role.filter(x -> x == Role.UNTIL).isPresent() && YEARLESS.contains(r.kind())
                        ? ahead(date.get())
                        : date.get();
                end = r.span().end();
                if (role.isEmpty() || role.get() == Role.ANNOUNCED) {
                    told = last;
                }
                out.add(new Dated(
                        r.span(),
                        last,
                        role,
                        YEARLESS.contains(r.kind()),
                        role.filter(x -> x == Role.UNTIL).isEmpty()
                                && (r.kind().equals("date-half")
                                        || formulas.has("role-latest", right(text, r.span())))));
            }
        }
        published(text, out);
        after(text, out);
        out.sort(Comparator.comparing(Dated::span));
        return out;
    }

    /// "from July 1 to December 31", read in May: an end without a year is none of last year.
    private PartialDate ahead(PartialDate end) {
        return end.year() < today.getYear() ? new PartialDate(today.getYear(), end.month(), end.day()) : end;
    }

    private static boolean givesYear(String kind) {
        return kind.equals("date-full")
                || kind.equals("date-month")
                || (kind.startsWith("date-year") && !kind.equals("date-year-end"));
    }

    /// "In August 2024 … took effect on September 15": a month without a year goes on in that of the date before it.
    private static PartialDate goesOn(PartialDate date, Optional<PartialDate> before) {
        return before.isPresent()
                        && before.get().year() < date.year()
                        && before.get().month() > 0
                        && before.get().month() <= date.month()
                ? new PartialDate(before.get().year(), date.month(), date.day())
                : date;
    }

    private void published(String text, List<Dated> out) {
        Matcher m = formulas.pattern("on-publication").matcher(text);
        while (m.find()) {
            Span s = Span.of(m.start(), m.end());
            out.add(new Dated(s, publishedOn(text, s, out), Optional.of(Role.EFFECTIVE)));
        }
    }

    /// The day on which the sentence says that the paper came out; else the document's.
    private PartialDate publishedOn(String text, Span at, List<Dated> found) {
        return found.stream()
                .filter(d -> d.span().end() <= at.start()
                        && d.date().day() > 0
                        && !d.date().first().isAfter(today)
                        && d.role().filter(r -> r != Role.ANNOUNCED).isEmpty()
                        && !formulas.has("sentence-end", text.substring(d.span().end(), at.start()))
                        && !formulas.has(
                                "of-another-act", text.substring(d.span().end(), at.start())))
                .max(Comparator.comparing(Dated::span))
                .map(Dated::date)
                .orElse(PartialDate.of(today));
    }

    private static PartialDate ofMonth(PartialDate month, int day) {
        return new PartialDate(month.year(), month.month(), day);
    }

    private void after(String text, List<Dated> out) {
        Matcher m = formulas.pattern("date-after").matcher(text);
        while (m.find()) {
            double n = Numerals.of(m.group("n"));
            if (!Double.isNaN(n)) {
                boolean months = m.group("u").contains(MONTH);
                LocalDate day = months ? today.plusMonths((long) n) : today.plusDays((long) n);
                Span s = Span.of(m.start(), m.end());
                out.removeIf(d -> d.span().overlaps(s));
                out.add(new Dated(s, PartialDate.of(day), Optional.of(Role.EFFECTIVE)));
            }
        }
    }

    private static final String MONTH = "\u6708";

    private Optional<PartialDate> date(Raw r, PartialDate last, String text) {
        Matcher m = r.match();
        try {
            return Optional.of(
                    switch (r.kind()) {
                        case "date-full", "date-dashed", "date-packed" ->
                            new PartialDate(year(m), number(m, "m"), number(m, "d"));
                        case "date-year-end" -> new PartialDate(namedYear(m), 12, 31);
                        case "date-quarter-end" ->
                            PartialDate.of(YearMonth.of(namedYear(m), 3 * (int) Numerals.of(m.group("q")))
                                    .atEndOfMonth());
                        case "date-month-end" ->
                            PartialDate.of(YearMonth.from(today).atEndOfMonth());
                        case "date-half" ->
                            formulas.has("half-first", m.group("h"))
                                    ? new PartialDate(namedYear(m), 6, 30)
                                    : new PartialDate(namedYear(m), 12, 31);
                        case "date-month" -> new PartialDate(year(m), number(m, "m"), 0);
                        case "date-year" -> PartialDate.of(number(m, "y"));
                        case "date-year-word" ->
                            new PartialDate(
                                    formulas.has("same-year", m.group("w")) ? last.year() : ofYear(m.group("w")),
                                    number(m, "m"),
                                    m.group("d") == null ? 0 : number(m, "d"));
                        case "date-month-day" -> near(number(m, "m"), number(m, "d"));
                        case "date-month-only" -> near(number(m, "m"), 0);
                        case "date-day-of-month" -> ofMonth(word(m.group("w"), PartialDate.of(today)), number(m, "d"));
                        case "date-day-said" -> day(number(m, "d"), PartialDate.of(today));
                        case "date-day-only" -> day(number(m, "d"), last);
                        case "date-word" -> word(m.group("w"), last);
                        default -> weekday(m.group("rel"), m.group("w"), text, r.span());
                    });
        } catch (DateTimeException | IllegalArgumentException e) {
            // the thirtieth of February is no date
            return Optional.empty();
        }
    }

    private static int number(Matcher m, String group) {
        return Integer.parseInt(m.group(group));
    }

    private int year(Matcher m) {
        int year = number(m, "y");
        if (year < 200) {
            return year + REPUBLIC;
        }
        return year;
    }

    /// The year in figures or in a word; the document's where neither stands there.
    private int namedYear(Matcher m) {
        if (m.group("y") != null) {
            return year(m);
        }
        return m.group("w") == null ? today.getYear() : ofYear(m.group("w"));
    }

    private int ofYear(String word) {
        return formulas.has("last-year", word)
                ? today.getYear() - 1
                : formulas.has("next-year", word) ? today.getYear() + 1 : today.getYear();
    }

    /// The year in which a month without one is meant: the document's, or the next or last where that is nearer.
    private PartialDate near(int month, int day) {
        int year = today.getYear();
        int months = month - today.getMonthValue();
        if (months > 6) {
            year--;
        } else if (months < -6) {
            year++;
        }
        return new PartialDate(year, month, day);
    }

    /// A day alone is one of the month named last, or of the document's where it would lie ahead.
    private PartialDate day(int day, PartialDate last) {
        if (last.month() > 0 && !(last.year() == today.getYear() && last.month() == today.getMonthValue())) {
            return new PartialDate(last.year(), last.month(), day);
        }
        YearMonth month = YearMonth.from(today);
        return new PartialDate(month.getYear(), month.getMonthValue(), day);
    }

    private PartialDate word(String word, PartialDate last) {
        if (formulas.has("word-yesterday", word)) {
            return PartialDate.of(today.minusDays(1));
        }
        if (formulas.has("word-day-before", word)) {
            return PartialDate.of(today.minusDays(2));
        }
        if (formulas.has("word-tomorrow", word)) {
            return PartialDate.of(today.plusDays(1));
        }
        if (formulas.has("word-last-month", word)) {
            return PartialDate.of(YearMonth.from(today).minusMonths(1));
        }
        if (formulas.has("word-next-month", word)) {
            return PartialDate.of(YearMonth.from(today).plusMonths(1));
        }
        if (formulas.has("word-this-month", word)) {
            return PartialDate.of(YearMonth.from(today));
        }
        return formulas.has("word-same-day", word) ? last : PartialDate.of(today);
    }

    private PartialDate weekday(@Nullable String rel, String day, String text, Span at) {
        DayOfWeek d = DayOfWeek.of(
                "\u4e00\u4e8c\u4e09\u56db\u4e94\u516d".indexOf(day) < 0
                        ? 7
                        : "\u4e00\u4e8c\u4e09\u56db\u4e94\u516d".indexOf(day) + 1);
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        if (rel != null && formulas.has("last-week", rel)) {
            monday = monday.minusWeeks(1);
        } else if (rel != null && formulas.has("next-week", rel)) {
            monday = monday.plusWeeks(1);
        }
        LocalDate of = monday.with(TemporalAdjusters.nextOrSame(d));
        boolean ahead = formulas.has("weekday-ahead-after", right(text, at))
                || formulas.has("weekday-ahead-before", text.substring(Math.max(0, at.start() - BEFORE), at.start()));
        // a day of the week alone is the last one, unless the words say that it is to come
        return PartialDate.of(rel == null && of.isAfter(today) && !ahead ? of.minusWeeks(1) : of);
    }

    private Optional<Role> role(String text, Span s, List<Dated> before) {
        String left = text.substring(Math.max(0, s.start() - BEFORE), s.start());
        String right = right(text, s);
        if (formulas.has("role-until-before", left)) {
            // "from D1 to D2": the first is when it begins
            if (!before.isEmpty()
                    && before.getLast().span().end() >= s.start() - 1
                    && before.getLast().role().filter(r -> r != Role.ANNOUNCED).isEmpty()) {
                Dated first = before.removeLast();
                before.add(new Dated(first.span(), first.date(), Optional.of(Role.EFFECTIVE), first.yearless(), false));
            }
            return Optional.of(Role.UNTIL);
        }
        if (formulas.has("role-until-after", right)) {
            return Optional.of(Role.UNTIL);
        }
        if (formulas.has("role-effective-after", right)) {
            return Optional.of(Role.EFFECTIVE);
        }
        boolean from = formulas.has("role-effective-before", left);
        if (from && formulas.has("role-effective-verb", right)) {
            return Optional.of(Role.EFFECTIVE);
        }
        if (formulas.has("role-since", right) || formulas.has("role-announced-verb", right)) {
            return Optional.of(Role.ANNOUNCED);
        }
        return Optional.empty();
    }

    private static String right(String text, Span s) {
        return text.substring(s.end(), lineEnd(text, s.end()));
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return Math.min(end < 0 ? text.length() : end, from + 60);
    }
}
