package dev.chokepoint.evidence.signals;

import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.Confidence;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.Section;
import dev.chokepoint.evidence.text.Span;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// Takes the signals of the claims of one reading: where they stand, how old their days are, whether the headline
/// tells the same, which words stand beside them, how their slots were filled.
///
/// Every signal is 0 or 1, or a number of that size; those that are 0 are left out.
final class ClaimSignals {
    private static final int WEEK = 8;
    private static final int MONTH = 45;
    private static final double LEAD = 0.15;
    private static final int FAR = 60;
    private static final int LONG = 200;
    private static final int HEADLINE_WORDS = 4;

    private final Article article;
    private final SignalWords words;
    private final List<Claim> claims;
    private final int body;
    private final Set<String> headline;
    private final String leading;

    private ClaimSignals(Reading reading, SignalWords words) {
        article = reading.article();
        this.words = words;
        claims = reading.claims();
        body = article.passages().stream()
                .filter(p -> p.section() == Section.REPORT || p.section() == Section.COMMENT)
                .mapToInt(p -> p.span().start())
                .min()
                .orElse(0);
        headline = stems(article.headline());
        leading = leading(claims);
    }

    /// The signals of each claim of a reading, in their order.
    static List<SequencedMap<String, Double>> of(Reading reading, SignalWords words) {
        ClaimSignals signals = new ClaimSignals(reading, words);
        List<SequencedMap<String, Double>> out =
                new ArrayList<>(reading.claims().size());
        for (int i = 0; i < reading.claims().size(); i++) {
            out.add(signals.of(i));
        }
        return out;
    }

    /// Whose acts the article tells first and most.
    private static String leading(List<Claim> claims) {
        Map<String, Double> weight = new LinkedHashMap<>();
        int rank = 0;
        for (Claim c : claims) {
            if (c.isRecordable()) {
                rank++;
                weight.merge(c.issuer().value().place(), (c.historic() ? 0.3 : 1.0) / rank, Double::sum);
            }
        }
        return weight.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private SequencedMap<String, Double> of(int index) {
        Claim c = claims.get(index);
        String text = article.text();
        Span sentence = Sentences.around(text, c.span());
        SequencedMap<String, Double> out = new LinkedHashMap<>();
        place(c, sentence, out);
        days(c, out);
        words(c, sentence, out);
        slots(c, out);
        put(out, "historic", c.historic());
        put(out, "done", c.modality().value() == Modality.DONE);
        put(out, "in-force", c.modality().value() == Modality.IN_FORCE);
        put(out, "planned", c.modality().value() == Modality.PLANNED);
        put(out, "comment", c.section() == Section.COMMENT);
        put(out, "voiced", !c.sources().isEmpty());
        boolean again = false;
        int beside = 0;
        for (int i = 0; i < claims.size(); i++) {
            Claim o = claims.get(i);
            again |= i < index
                    && o.issuer().value().place().equals(c.issuer().value().place())
                    && o.action().value().relaxes() == c.action().value().relaxes();
            beside += i != index && sentence.overlaps(o.span()) ? 1 : 0;
        }
        put(out, "again", again);
        out.put("beside", Math.min(2.0, beside));
        return out;
    }

    /// Where the claim stands and what its sentence shares with the headline.
    private void place(Claim c, Span sentence, Map<String, Double> out) {
        String text = article.text();
        double position = Math.clamp((double) (c.span().start() - body) / Math.max(1, text.length() - body), 0.0, 1.0);
        out.put("position", position);
        put(out, "lead", position < LEAD);
        int before = Sentences.count(text, body, c.span().start());
        out.put("sentences-before", Math.log1p(before) / 4);
        put(out, "leading-issuer", c.issuer().value().place().equals(leading));
        Set<String> shared = stems(sentence.in(text));
        shared.retainAll(headline);
        out.put("headline", shared.size() / (double) Math.max(1, Math.min(HEADLINE_WORDS, headline.size())));
        put(out, "long-sentence", sentence.length() > LONG);
    }

    /// How far the days of the claim lie from the day of the document.
    private void days(Claim c, Map<String, Double> out) {
        LocalDate day = article.published().day();
        long youngest = Long.MAX_VALUE;
        boolean ahead = false;
        for (Slot<DateMention> d : c.dates()) {
            LocalDate last = d.value().date().last();
            if (d.value().role() != DateMention.Role.ANNOUNCED && last.isAfter(day)) {
                ahead = true;
            } else if (d.value().role() != DateMention.Role.UNTIL && !last.isAfter(day)) {
                youngest = Math.min(youngest, ChronoUnit.DAYS.between(last, day));
            }
        }
        put(out, "day-ahead", ahead);
        put(out, "day-of-week", youngest <= WEEK);
        put(out, "day-of-month", youngest > WEEK && youngest <= MONTH);
        put(out, "day-long-past", youngest > MONTH && youngest < Long.MAX_VALUE);
        put(out, "no-day", c.dates().isEmpty());
    }

    private void words(Claim c, Span sentence, Map<String, Double> out) {
        String text = article.text();
        String whole = spaced(sentence.in(text));
        String own = spaced(text.substring(
                Math.min(sentence.start(), c.span().start()), c.span().end()));
        String from = spaced(c.span().in(text));
        words.inSentence().forEach((signal, list) -> put(out, signal, any(whole, list)));
        words.inClaim().forEach((signal, list) -> put(out, signal, any(own, list)));
        words.opening()
                .forEach((signal, list) ->
                        put(out, signal, list.stream().anyMatch(w -> from.startsWith(" " + w + " "))));
        put(out, "past-year", pastYear(whole));
    }

    private boolean pastYear(String spaced) {
        for (String w : spaced.split(" ", -1)) {
            if (w.length() == 4 && w.chars().allMatch(Character::isDigit)) {
                int year = Integer.parseInt(w);
                if (year > 1900 && year < article.published().day().getYear()) {
                    return true;
                }
            }
        }
        return false;
    }

    /// How the slots were filled.
    private void slots(Claim c, Map<String, Double> out) {
        out.put("record", logit(c.confidence()) - logit(Confidence.posterior(0, 0)));
        out.put(c.issuer().rule(), 1.0);
        put(
                out,
                "issuer-far",
                Math.abs(c.issuer().span().start() - c.action().span().start()) > FAR);
        put(out, "cue", !c.modality().rule().startsWith("form:"));
        out.put("contexts", Math.min(2.0, c.contexts().size()));
        put(out, "no-items", c.items().isEmpty());
        put(
                out,
                "bare",
                c.items().isEmpty()
                        && c.targets().isEmpty()
                        && c.dates().isEmpty()
                        && c.quantities().isEmpty());
        put(
                out,
                "stands",
                out.containsKey("goes-on")
                        && c.modality().value() == Modality.IN_FORCE
                        && c.dates().isEmpty());
        put(out, "told-items", c.items().stream().anyMatch(i -> i.value().item().equals("anaphora")));
        out.put("act-" + c.action().value().code(), 1.0);
    }

    static double logit(double p) {
        double q = Math.clamp(p, 1e-6, 1 - 1e-6);
        return Math.log(q / (1 - q));
    }

    private static void put(Map<String, Double> out, String signal, boolean holds) {
        if (holds) {
            out.put(signal, 1.0);
        }
    }

    private static boolean any(String spaced, List<String> list) {
        for (String w : list) {
            if (spaced.contains(" " + w + " ")) {
                return true;
            }
        }
        return false;
    }

    /// The words of a text in lower case with one space around each.
    private static String spaced(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append(' ');
        for (int i = 0; i < text.length(); i++) {
            char c = Character.toLowerCase(text.charAt(i));
            if (Character.isLetterOrDigit(c) || c == '-' || c == '\'') {
                out.append(c);
            } else if (out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        }
        if (out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
        return out.toString();
    }

    private final Map<String, String> stems = new HashMap<>();

    /// The words of a text that tell its matter, without their endings.
    private Set<String> stems(String text) {
        Set<String> out = new HashSet<>();
        for (String w : spaced(text).toLowerCase(Locale.ROOT).split(" ", -1)) {
            if (w.length() > 3
                    && Character.isLetter(w.charAt(0))
                    && !words.silent().contains(w)) {
                out.add(stems.computeIfAbsent(w, this::stem));
            }
        }
        return out;
    }

    private String stem(String word) {
        for (String e : words.endings()) {
            if (word.endsWith(e) && word.length() - e.length() >= 3) {
                return word.substring(0, word.length() - e.length());
            }
        }
        return word;
    }
}
