package dev.chokepoint.evidence.grammar;

import dev.chokepoint.evidence.text.PartialDate;
import dev.chokepoint.evidence.text.Span;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds dates in English text and anchors relative ones ("Friday", "last month") on the document's day.
public final class DateTagger {
    /// A date as found.
    ///
    /// @param yearGiven whether the text states the year or a day relative to the document
    /// @param weekday whether the text names no more than a day of the week
    public record Found(Span span, PartialDate date, boolean yearGiven, boolean weekday) {}

    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("jan", 1),
            Map.entry("feb", 2),
            Map.entry("mar", 3),
            Map.entry("apr", 4),
            Map.entry("may", 5),
            Map.entry("jun", 6),
            Map.entry("jul", 7),
            Map.entry("aug", 8),
            Map.entry("sep", 9),
            Map.entry("oct", 10),
            Map.entry("nov", 11),
            Map.entry("dec", 12));
    private static final String MONTHS_WRITTEN =
            "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec";
    private static final String MONTH = "(?<%s>" + MONTHS_WRITTEN + ")\\.?";
    private static final String DAY = "(?<%s>[0-3]?\\d)(?:st|nd|rd|th)?";
    private static final String WEEKDAY = "(?<%s>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)";

    private static final Pattern ALL = Pattern.compile("\\b(?:"
            + "(?<iy>(?:19|20)\\d\\d)-(?<im>[01]\\d)-(?<id>[0-3]\\d)"
            + "|(?<nd>[0-3]\\d)\\.(?<nm>[01]\\d)\\.(?<ny>(?:19|20)\\d\\d)"
            + "|(?:" + WEEKDAY.formatted("wa") + ",? (?:the )?)?" + DAY.formatted("ad") + "(?: of)? "
            + MONTH.formatted("am")
            + "(?:,? (?<ay>(?:19|20)\\d\\d)| (?:of )?(?<ayr>next|last|this) year)?"
            + "|(?:" + WEEKDAY.formatted("wb") + ",? )?" + MONTH.formatted("bm") + " " + DAY.formatted("bd")
            + "(?!\\d)(?:,? (?<by>(?:19|20)\\d\\d)\\b| (?:of )?(?<bn>next|last|this) year)?"
            + "|(?:(?i:(?<lastm>last|next|this coming|this past|the past|this)) )?"
            + "(?:(?i:(?<part>early|mid|late|end|the end of|end of|the start of|the beginning of))[- ])?"
            + MONTH.formatted("cm") + "(?:,? (?<cy>(?:19|20)\\d\\d)\\b| (?:of )?(?<cn>next|last|this) year)?"
            + "|(?i:(?<rel>today|yesterday|tomorrow|earlier today|the day of publication))"
            + "|(?i:(?<sd>the same (?:day|date)|that (?:same )?(?:day|date)))"
            + "|(?:(?i:(?<lastw>last|next|this|this past|this coming)) )?" + WEEKDAY.formatted("wc")
            + "|(?i:(?<lp>last|next|this|the end of the|the end of this|end of the|later this|earlier this)) (?<pu>week|month|year)"
            + "|(?i:(?<an>a|an|one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2}) (?<au>day|week|month|year)s? (?:ago|(?<er>earlier|before(?=[,.;])|later|afterwards|after(?=[,.;]))))"
            + "|(?i:the (?<nx>following|next|previous) day|the day (?<db>before|after)(?=[,.;]))"
            + "|(?i:(?<em>early|mid|late))[- ]?(?<emy>(?:19|20)\\d\\d)"
            + "|(?i:the (?<dom>[0-3]?\\d)(?:st|nd|rd|th)(?: of (?<dm>this|next|last) month)?)(?! (?:century|round|time|anniversary|floor|day|session|plenum|congress|meeting|amendment|edition|year|package|straight|largest|biggest|century))"
            + "|(?i:(?<ye>year[- ]end))"
            + "|(?<hy>the year)(?![- ](?i:end))"
            + "|(?<![A-Za-z0-9]:)(?<yy>(?:19|20)\\d\\d)(?!/\\d{3})"
            + ")\\b");
    private static final Pattern BEFORE_YEAR_END = Pattern.compile("(?i)\\b(?:by|until|till)(?: the)? $");
    /// "the Amendment Regulations 2025": the year is part of the title of a law.
    private static final Pattern TITLE_OF_LAW =
            Pattern.compile("\\b(?:Regulations|Order|Act|Rules|Ordinance|Decree|Law|SI|Directive) $");

    private static final int YEAR = 4;

    private static final Pattern PART_OF_YEAR = Pattern.compile("\\b(?:half|quarter) of $");
    /// "is to be published in the Official Journal on Saturday": the next one.
    private static final Pattern TO_APPEAR =
            Pattern.compile("\\b(?:will|(?:is|are|due|set|expected|scheduled) to) (?:be (?:published|printed|gazetted|"
                    + "released|issued|promulgated)|appear)[^.;,]{0,60} on $");
    private static final Pattern LOWER_MAY = Pattern.compile("may\\b.*");

    private DateTagger() {}

    /// The last days a text told of.
    ///
    /// @param any whichever came last
    /// @param past the last that had come when the document was written: what came "a day earlier" came before it
    public record EarlierDays(Optional<LocalDate> any, Optional<LocalDate> past) {
        public static final EarlierDays NOTHING = new EarlierDays(Optional.empty(), Optional.empty());

        private Optional<LocalDate> before(boolean earlier) {
            return earlier ? past : any;
        }

        public EarlierDays and(LocalDate date, LocalDate document) {
            return new EarlierDays(Optional.of(date), date.isAfter(document) ? past : Optional.of(date));
        }
    }

    /// The dates in a stretch of text.
    ///
    /// @param told the days the text before told of last
    public static List<Found> find(String text, Span span, LocalDate day, EarlierDays told) {
        List<Found> out = new ArrayList<>(2);
        Matcher m = ALL.matcher(text);
        int at = span.start();
        while (at < span.end()) {
            // only a few words and figures begin a date: the rest need not be tried
            if (!begins(text, at, span.end()) || !m.region(at, span.end()).lookingAt()) {
                at++;
                continue;
            }
            at = Math.max(at + 1, m.end());
            boolean ofTitle = m.group("yy") != null
                    && m.end() - m.start() == YEAR
                    && TITLE_OF_LAW
                            .matcher(text)
                            .region(span.start(), m.start())
                            .find();
            boolean noPart = m.group("hy") != null
                    && !PART_OF_YEAR
                            .matcher(text)
                            .region(span.start(), m.start())
                            .find();
            if (ofTitle || noPart) {
                continue;
            }
            if (m.group("ye") != null
                    && !BEFORE_YEAR_END
                            .matcher(text)
                            .region(span.start(), m.start())
                            .find()) {
                // "its year-end review"
                continue;
            }
            LocalDate anchor = day;
            if (m.group("er") != null || m.group("nx") != null || m.group("db") != null) {
                // "A day earlier Washington …", "on Friday, after it had a week earlier …", "from the following day":
                // counted from the day told last
                boolean near = m.group("au") == null
                        || m.group("au").equalsIgnoreCase("day")
                        || m.group("au").equalsIgnoreCase("week");
                Optional<LocalDate> from = out.isEmpty()
                        ? told.before(is(m.group("er"), "earlier", "before")
                                        || is(m.group("db"), "before")
                                        || is(m.group("nx"), "previous"))
                                .or(() -> opens(text, m.start(), span.start()) && m.group("er") != null
                                        ? Optional.of(day)
                                        : Optional.empty())
                        : Optional.of(out.getLast().date())
                                .filter(d -> d.day() != 0)
                                .map(PartialDate::first);
                if (!near || from.isEmpty()) {
                    continue;
                }
                anchor = from.orElseThrow();
            }
            if (m.group("sd") != null) {
                // "starts on November 1, and on the same day …": the day told last, or else the document's
                Optional<LocalDate> last = out.isEmpty()
                        ? told.any()
                        : Optional.of(out.getLast().date())
                                .filter(d -> d.day() != 0)
                                .map(PartialDate::first);
                boolean same = m.group("sd").toLowerCase(Locale.ROOT).startsWith("the");
                if (text.startsWith("until ", m.start() - 6)
                        && last.filter(d -> d.isAfter(day)).isEmpty()) {
                    // "suspended the notices of October 9 until the same day": the day told before that is to come
                    Optional<LocalDate> ahead = told.any().filter(d -> d.isAfter(day));
                    if (ahead.isPresent()) {
                        last = ahead;
                    }
                }
                if (!same && last.isEmpty()) {
                    continue;
                }
                anchor = last.orElse(day);
            }
            PartialDate date = read(m, anchor);
            if (date.year() == 1) {
                continue;
            }
            if (m.group("wc") != null
                    && m.group("lastw") == null
                    && date.last().isBefore(day)
                    && TO_APPEAR.matcher(text).region(span.start(), m.start()).find()) {
                date = PartialDate.of(date.first().plusDays(7));
            }
            boolean given = m.group("iy") != null
                    || m.group("ny") != null
                    || m.group("ay") != null
                    || m.group("by") != null
                    || m.group("cy") != null
                    || m.group("ayr") != null
                    || m.group("bn") != null
                    || m.group("cn") != null
                    || m.group("rel") != null
                    || m.group("sd") != null
                    || m.group("wc") != null
                    || m.group("lp") != null
                    || m.group("an") != null
                    || m.group("nx") != null
                    || m.group("db") != null
                    || m.group("yy") != null
                    || m.group("ye") != null
                    || m.group("hy") != null
                    || m.group("dom") != null
                    || m.group("emy") != null;
            boolean weekday = m.group("wc") != null && m.group("lastw") == null;
            out.add(new Found(Span.of(m.start(), m.end()), date, given, weekday));
            if (m.group("bm") != null && date.day() > 0) {
                Optional<Found> end = endOfRange(text, m.end(), span.end(), date, given);
                end.ifPresent(out::add);
                at = end.map(e -> e.span().end()).orElse(at);
            }
        }
        return out;
    }

    private static final Pattern RANGE_END = Pattern.compile(
            " (?:to|until|through) (?<d>[0-3]?\\d)(?:st|nd|rd|th)?(?![\\d.,:%]*\\d)(?! (?:percent|per cent|"
                    + MONTHS_WRITTEN + ")\\b)(?!%)");

    /// "From September 9 to 15": the last day, of the same month.
    private static Optional<Found> endOfRange(String text, int from, int to, PartialDate first, boolean given) {
        Matcher m = RANGE_END.matcher(text).region(from, to);
        if (!m.lookingAt()) {
            return Optional.empty();
        }
        int day = Integer.parseInt(m.group("d"));
        if (day <= first.day()
                || day > YearMonth.of(first.year(), first.month()).lengthOfMonth()) {
            return Optional.empty();
        }
        return Optional.of(new Found(
                Span.of(m.start("d"), m.end()), new PartialDate(first.year(), first.month(), day), given, false));
    }

    private static boolean opens(String text, int at, int from) {
        return text.substring(from, at).isBlank();
    }

    private static final String ANYTHING = "";

    /// The length of the longest word that can begin a date.
    private static final int LONGEST = "september".length();

    /// The first letters (with `0` for a digit) of what may follow the words that can begin a date.
    private static final Map<String, String> AFTER = after();

    private static Map<String, String> after() {
        String months = "jfmasond";
        String units = "dwmy";
        Map<String, String> out = new HashMap<>();
        for (String number :
                List.of("a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")) {
            out.put(number, units);
        }
        for (String word : List.of("early", "mid", "late")) {
            out.put(word, months + "0");
        }
        for (String word : List.of("last", "next")) {
            // "last end of March", "next Tuesday"
            out.put(word, months + "eltwy");
        }
        out.put("this", months + "cpeltwy");
        out.put("that", "sd");
        out.put("the", "esbdpfny0");
        out.put("end", months + "o");
        out.put("year", "e");
        out.put("later", "t");
        out.put("earlier", "t");
        for (String word : List.of("today", "yesterday", "tomorrow")) {
            out.put(word, ANYTHING);
        }
        for (String word : List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")) {
            out.put(word, ANYTHING);
        }
        for (String word : MONTHS_WRITTEN.toLowerCase(Locale.ROOT).split("\\|")) {
            out.put(word, ANYTHING);
        }
        return Map.copyOf(out);
    }

    /// Whether a word or figure that can begin a date begins here, and what follows can go on with it.
    private static boolean begins(String text, int at, int end) {
        if (at > 0) {
            char before = text.charAt(at - 1);
            if (Character.isLetterOrDigit(before) || before == '_') {
                return false;
            }
            if (before == '/' && at > 1 && digit(text.charAt(at - 2))) {
                // "No 765/2006": the number of an act
                return false;
            }
        }
        char c = text.charAt(at);
        if (c >= '0' && c <= '9') {
            return beginsFigure(text, at, end);
        }
        int k = at;
        while (k < end && k - at <= LONGEST && letter(text.charAt(k))) {
            k++;
        }
        if (k == at || k - at > LONGEST) {
            return false;
        }
        String next = AFTER.get(text.substring(at, k).toLowerCase(Locale.ROOT));
        return next != null && (next.equals(ANYTHING) || follows(text, k, end, next));
    }

    private static boolean beginsFigure(String text, int at, int end) {
        int k = at;
        while (k < end && digit(text.charAt(k))) {
            k++;
        }
        if (k - at == 4) {
            return text.startsWith("19", at) || text.startsWith("20", at);
        }
        if (k - at > 2 || k == end) {
            return false;
        }
        // "09.10.2025", "9th", "9 October", "9 of October", "9 days ago"
        return text.charAt(k) == '.' || "snrt".indexOf(text.charAt(k)) >= 0 || follows(text, k, end, "jfmasondwy");
    }

    /// Whether a figure comes at once, or after a space or hyphen what begins with one of the letters.
    private static boolean follows(String text, int at, int end, String letters) {
        if (at + 1 >= end) {
            return false;
        }
        char c = text.charAt(at);
        if (c == ' ' || c == '-') {
            c = text.charAt(at + 1);
        } else if (!digit(c)) {
            return false;
        }
        return letters.indexOf(digit(c) ? '0' : Character.toLowerCase(c)) >= 0;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean letter(char c) {
        char lower = (char) (c | 32);
        return lower >= 'a' && lower <= 'z';
    }

    private static final PartialDate NONE = new PartialDate(1, 0, 0);

    private static PartialDate read(Matcher m, LocalDate day) {
        if (m.group("iy") != null) {
            return make(
                    Integer.parseInt(m.group("iy")), Integer.parseInt(m.group("im")), Integer.parseInt(m.group("id")));
        }
        if (m.group("ny") != null) {
            // points part day, month and year; slashes are left alone, since nobody knows which comes first
            return make(
                    Integer.parseInt(m.group("ny")), Integer.parseInt(m.group("nm")), Integer.parseInt(m.group("nd")));
        }
        if (m.group("am") != null) {
            return dayMonth(m.group("am"), m.group("ad"), year(m.group("ay"), m.group("ayr"), day), day);
        }
        if (m.group("bm") != null) {
            return dayMonth(m.group("bm"), m.group("bd"), year(m.group("by"), m.group("bn"), day), day);
        }
        if (m.group("cm") != null) {
            if (LOWER_MAY.matcher(m.group("cm")).matches()) {
                return NONE;
            }
            int month = month(m.group("cm"));
            int year;
            String given = year(m.group("cy"), m.group("cn"), day);
            if (given != null) {
                year = Integer.parseInt(given);
            } else if (is(m.group("lastm"), "last", "this past", "the past")) {
                year = month < day.getMonthValue() ? day.getYear() : day.getYear() - 1;
            } else if (is(m.group("lastm"), "next", "this coming")) {
                year = month > day.getMonthValue() ? day.getYear() : day.getYear() + 1;
            } else {
                year = nearest(month, 15, day);
            }
            return new PartialDate(year, month, 0);
        }
        if (m.group("rel") != null) {
            return PartialDate.of(
                    switch (m.group("rel").toLowerCase(Locale.ROOT)) {
                        case "yesterday" -> day.minusDays(1);
                        case "tomorrow" -> day.plusDays(1);
                        default -> day;
                    });
        }
        if (m.group("sd") != null) {
            return PartialDate.of(day);
        }
        if (m.group("wc") != null) {
            DayOfWeek d = DayOfWeek.valueOf(m.group("wc").toUpperCase(Locale.ROOT));
            return PartialDate.of(
                    is(m.group("lastw"), "next", "this coming")
                            ? day.with(TemporalAdjusters.next(d))
                            : is(m.group("lastw"), "last")
                                    ? day.with(TemporalAdjusters.previous(d))
                                    : day.with(TemporalAdjusters.previousOrSame(d)));
        }
        if (m.group("lp") != null) {
            String lp = m.group("lp").toLowerCase(Locale.ROOT);
            boolean end = lp.contains("end");
            return switch (m.group("pu")) {
                case "month" ->
                    PartialDate.of(YearMonth.from(day).plusMonths(lp.equals("last") ? -1 : lp.equals("next") ? 1 : 0));
                case "year" ->
                    end
                            ? new PartialDate(day.getYear(), 12, 31)
                            : PartialDate.of(day.getYear() + (lp.equals("last") ? -1 : lp.equals("next") ? 1 : 0));
                default ->
                    PartialDate.of(YearMonth.from(day.plusWeeks(lp.equals("last") ? -1 : lp.equals("next") ? 1 : 0)));
            };
        }
        if (m.group("nx") != null || m.group("db") != null) {
            return PartialDate.of(
                    is(m.group("nx"), "previous") || is(m.group("db"), "before") ? day.minusDays(1) : day.plusDays(1));
        }
        if (m.group("an") != null) {
            boolean ahead = is(m.group("er"), "later", "afterwards", "after");
            return ago(m.group("an"), m.group("au").toLowerCase(Locale.ROOT), day, ahead);
        }
        if (m.group("ye") != null) {
            return new PartialDate(day.getYear(), 12, 31);
        }
        if (m.group("hy") != null) {
            return PartialDate.of(day.getYear());
        }
        if (m.group("emy") != null) {
            return PartialDate.of(Integer.parseInt(m.group("emy")));
        }
        if (m.group("dom") != null) {
            YearMonth month =
                    YearMonth.from(day).plusMonths(is(m.group("dm"), "next") ? 1 : is(m.group("dm"), "last") ? -1 : 0);
            return make(month.getYear(), month.getMonthValue(), Integer.parseInt(m.group("dom")));
        }
        if (m.group("yy") != null) {
            return PartialDate.of(Integer.parseInt(m.group("yy")));
        }
        return NONE;
    }

    /// "two days ago" names a day, "three months ago" a month, "a year ago" a year; a week ago no day at all.
    private static PartialDate ago(String count, String unit, LocalDate day, boolean ahead) {
        int many = Character.isDigit(count.charAt(0))
                ? Integer.parseInt(count)
                : Math.max(1, COUNTS.indexOf(count.toLowerCase(Locale.ROOT)));
        int n = ahead ? -many : many;
        return switch (unit) {
            case "day" -> PartialDate.of(day.minusDays(n));
            case "month" -> PartialDate.of(YearMonth.from(day).minusMonths(n));
            case "year" -> PartialDate.of(day.getYear() - n);
            default -> NONE;
        };
    }

    private static boolean is(@Nullable String word, String... words) {
        for (String w : words) {
            if (w.equalsIgnoreCase(word)) {
                return true;
            }
        }
        return false;
    }

    private static final List<String> COUNTS =
            List.of("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

    /// The year as written, or from "last year", "this year", "next year"; null where neither stands there.
    private static @Nullable String year(@Nullable String written, @Nullable String relative, LocalDate day) {
        if (written != null || relative == null) {
            return written;
        }
        return Integer.toString(day.getYear()
                + switch (relative) {
                    case "last" -> -1;
                    case "next" -> 1;
                    default -> 0;
                });
    }

    private static PartialDate dayMonth(String monthName, String dayText, @Nullable String yearText, LocalDate day) {
        int month = month(monthName);
        int d = Integer.parseInt(dayText);
        return make(yearText != null ? Integer.parseInt(yearText) : nearest(month, d, day), month, d);
    }

    private static PartialDate make(int year, int month, int day) {
        if (month < 1
                || month > 12
                || day < 1
                || day > YearMonth.of(year, month).lengthOfMonth()) {
            return NONE;
        }
        return new PartialDate(year, month, day);
    }

    private static int month(String name) {
        return MONTHS.getOrDefault(name.substring(0, 3).toLowerCase(Locale.ROOT), 1);
    }

    /// The year in which the day of the year lies nearest to the document's day.
    private static int nearest(int month, int dayOfMonth, LocalDate day) {
        int best = day.getYear();
        long distance = Long.MAX_VALUE;
        for (int y = day.getYear() - 1; y <= day.getYear() + 1; y++) {
            int d = Math.min(Math.max(1, dayOfMonth), YearMonth.of(y, month).lengthOfMonth());
            long gap = Math.abs(LocalDate.of(y, month, d).toEpochDay() - day.toEpochDay());
            if (gap < distance) {
                distance = gap;
                best = y;
            }
        }
        return best;
    }
}
