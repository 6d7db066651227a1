package dev.chokepoint.evidence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds dates in English text and anchors relative ones ("Friday", "last month") on the document's day.
final class DateTagger {
    /// A date as found.
    ///
    /// @param yearGiven whether the text states the year or a day relative to the document
    /// @param weekday whether the text names no more than a day of the week
    record Found(Span span, PartialDate date, boolean yearGiven, boolean weekday) {}

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
    private static final String MONTH =
            "(?<%s>January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\\.?";
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
            + "|(?<yy>(?:19|20)\\d\\d)"
            + ")\\b");
    private static final Pattern LOWER_MAY = Pattern.compile("may\\b.*");

    private DateTagger() {}

    /// The last days a text told of.
    ///
    /// @param any whichever came last
    /// @param past the last that had come when the document was written: what came "a day earlier" came before it
    record Told(Optional<LocalDate> any, Optional<LocalDate> past) {
        static final Told NOTHING = new Told(Optional.empty(), Optional.empty());

        private Optional<LocalDate> before(boolean earlier) {
            return earlier ? past : any;
        }

        Told and(LocalDate date, LocalDate document) {
            return new Told(Optional.of(date), date.isAfter(document) ? past : Optional.of(date));
        }
    }

    /// The dates in a stretch of text.
    ///
    /// @param told the days the text before told of last
    static List<Found> find(String text, Span span, LocalDate day, Told told) {
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
                if (!same && last.isEmpty()) {
                    continue;
                }
                anchor = last.orElse(day);
            }
            PartialDate date = read(m, anchor);
            if (date.year() == 1) {
                continue;
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
                    || m.group("dom") != null
                    || m.group("emy") != null;
            boolean weekday = m.group("wc") != null && m.group("lastw") == null;
            out.add(new Found(Span.of(m.start(), m.end()), date, given, weekday));
        }
        return out;
    }

    private static boolean opens(String text, int at, int from) {
        return text.substring(from, at).isBlank();
    }

    private static final Set<String> STARTS = Set.of(
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue", "wed",
            "thu", "fri", "sat", "sun", "las", "nex", "thi", "tha", "ear", "mid", "lat", "the", "end", "tod", "yes",
            "tom", "one", "two", "thr", "fou", "fiv", "six", "sev", "eig", "nin", "ten");

    private static final boolean[] FIRST_THREE = new boolean[1 << 15];

    static {
        for (String s : STARTS) {
            FIRST_THREE[three(s, 0)] = true;
        }
    }

    private static int three(String text, int at) {
        int a = (text.charAt(at) | 32) - 'a';
        int b = (text.charAt(at + 1) | 32) - 'a';
        int c = (text.charAt(at + 2) | 32) - 'a';
        return a < 0 || a > 25 || b < 0 || b > 25 || c < 0 || c > 25 ? 0x7fff : a << 10 | b << 5 | c;
    }

    /// Whether the next word begins with one of the letters: "a day ago", "the end of", but not "the ministry".
    private static boolean leadsOn(String text, int at, int end, String letters) {
        return at < end && letters.indexOf(Character.toLowerCase(text.charAt(at))) >= 0;
    }

    /// Whether a word that can begin a date begins here.
    private static boolean begins(String text, int at, int end) {
        if (at > 0) {
            char before = text.charAt(at - 1);
            if (Character.isLetterOrDigit(before) || before == '_') {
                return false;
            }
        }
        char c = text.charAt(at);
        boolean digit = c >= '0' && c <= '9';
        boolean article = (c | 32) == 'a' && at + 2 < end && (text.charAt(at + 1) == ' ' || text.charAt(at + 2) == ' ');
        if (!digit && !article && (at + 3 > end || !FIRST_THREE[three(text, at)])) {
            return false;
        }
        if (article && !leadsOn(text, text.charAt(at + 1) == ' ' ? at + 2 : at + 3, end, "dwmy")) {
            return false;
        }
        if ((c | 32) == 't'
                && text.regionMatches(true, at, "the ", 0, 4)
                && !leadsOn(text, at + 4, end, "esbdpfn0123456789")) {
            return false;
        }
        return true;
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
