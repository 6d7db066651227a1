package dev.chokepoint.data.annotated;

import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.ClaimExtractor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How well a reader reads annotated texts: the same figures for any reader.
///
/// @param texts how many were read
/// @param required facts that must be found: those of passages and sentences, and the new facts of articles
/// @param found those read right: issuer, action, modality, and whether it is an opinion
/// @param made claims that were made, but for those that are right and not required
/// @param verdicts on the claims that could enter the ledger
public record ScoreSheet(int texts, int required, int found, int made, Map<AnnotatedText.Verdict, Integer> verdicts) {
    public ScoreSheet {
        verdicts = Map.copyOf(verdicts);
    }

    public static ScoreSheet empty() {
        return new ScoreSheet(0, 0, 0, 0, Map.of());
    }

    public static ScoreSheet of(List<AnnotatedText> texts, ClaimExtractor reader) {
        ScoreSheet sheet = empty();
        for (AnnotatedText t : texts) {
            sheet = sheet.plus(of(t, reader.read(t.article()).claims()));
        }
        return sheet;
    }

    /// The sheet of one text. A fact is found by one claim only, and each claim finds one fact.
    public static ScoreSheet of(AnnotatedText text, List<Claim> read) {
        List<Claim> left = new ArrayList<>(read);
        int required = 0;
        int found = 0;
        int optional = 0;
        for (AnnotatedText.Fact f : text.facts()) {
            Optional<Claim> match = left.stream()
                    .filter(c -> AnnotatedText.touches(c, f) && AnnotatedText.right(c, f))
                    .findFirst();
            match.ifPresent(left::remove);
            required += f.required() ? 1 : 0;
            found += f.required() && match.isPresent() ? 1 : 0;
            optional += !f.required() && match.isPresent() ? 1 : 0;
        }
        Map<AnnotatedText.Verdict, Integer> verdicts = new EnumMap<>(AnnotatedText.Verdict.class);
        for (Claim c : read) {
            if (AnnotatedText.canEnterTheLedger(c)) {
                verdicts.merge(text.verdict(c), 1, Integer::sum);
            }
        }
        return new ScoreSheet(1, required, found, read.size() - optional, verdicts);
    }

    public ScoreSheet plus(ScoreSheet other) {
        Map<AnnotatedText.Verdict, Integer> all = new EnumMap<>(AnnotatedText.Verdict.class);
        all.putAll(verdicts);
        other.verdicts.forEach((v, n) -> all.merge(v, n, Integer::sum));
        return new ScoreSheet(
                texts + other.texts, required + other.required, found + other.found, made + other.made, all);
    }

    /// The share of the required facts that is found.
    public double recall() {
        return required == 0 ? Double.NaN : (double) found / required;
    }

    /// The share of the claims made that is right.
    public double precision() {
        return made == 0 ? Double.NaN : (double) found / made;
    }

    public double f1() {
        return required + made == 0 ? Double.NaN : 2.0 * found / (required + made);
    }

    /// How many claims could enter the ledger.
    public int ledgerReady() {
        return verdicts.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int count(AnnotatedText.Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0);
    }

    /// How far two readers agree on the same texts.
    ///
    /// @param both acts that both read alike: issuer, action and modality
    /// @param differ words of which both make a claim, but another one
    public record Agreement(int both, int differ, int onlyFirst, int onlySecond) {
        public static Agreement none() {
            return new Agreement(0, 0, 0, 0);
        }

        /// The claims of two readers of one text; two are of the same words if they share half of the shorter.
        public static Agreement of(List<Claim> first, List<Claim> second) {
            int both = 0;
            int differ = 0;
            int only = 0;
            for (Claim c : first) {
                List<Claim> same = second.stream()
                        .filter(s -> AnnotatedText.touches(c.span(), s.span()))
                        .toList();
                if (same.isEmpty()) {
                    only++;
                } else if (same.stream().anyMatch(s -> told(s).equals(told(c)))) {
                    both++;
                } else {
                    differ++;
                }
            }
            int more = (int) second.stream()
                    .filter(s -> first.stream().noneMatch(c -> AnnotatedText.touches(c.span(), s.span())))
                    .count();
            return new Agreement(both, differ, only, more);
        }

        private static Set<Object> told(Claim c) {
            return Set.of(
                    c.issuer().value().place(), c.action().value(), c.modality().value());
        }

        public Agreement plus(Agreement o) {
            return new Agreement(both + o.both, differ + o.differ, onlyFirst + o.onlyFirst, onlySecond + o.onlySecond);
        }

        /// The share of all words of which either makes a claim that both read alike.
        public double share() {
            int all = both + differ + onlyFirst + onlySecond;
            return all == 0 ? Double.NaN : (double) both / all;
        }
    }
}
