package dev.chokepoint.data.annotated;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.DocumentKind;
import dev.chokepoint.evidence.text.PublishedAt;
import dev.chokepoint.evidence.text.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A text with what should be read of it: a full-length article, a passage or a sentence.
///
/// @param event what it tells of; texts of one event stay on one side when a model is trained and tested
/// @param traps words of which no claim may be made
public record AnnotatedText(Article article, Length length, String event, List<Fact> facts, List<Trap> traps) {
    /// How much text it is, which decides how its facts are written down.
    public enum Length {
        ARTICLE,
        PASSAGE,
        SENTENCE
    }

    /// How a fact stands to the ledger.
    public enum Standing {
        /// A ledger would gain it.
        NEW,
        /// True, but background, or of a passage that does not tell news from background.
        KNOWN,
        /// Hinted, expected, conditional, denied, or an opinion.
        WATCH
    }

    /// One fact; several readings of issuer, action, modality and opinion may be right.
    ///
    /// @param required whether missing it is a fault
    public record Fact(
            String id,
            Standing standing,
            boolean required,
            List<String> issuers,
            List<Action> actions,
            List<Modality> modalities,
            Set<Boolean> opinions,
            List<Span> mentions) {}

    /// Words of which no claim may be made.
    public record Trap(List<Span> spans) {}

    /// What became of a claim that could enter the ledger.
    public enum Verdict {
        RIGHT,
        REVERSED,
        /// On words that tell no fact.
        INVENTED,
        /// A hint, forecast, condition or opinion told as fact.
        NOT_YET,
        MISREAD
    }

    private static final String COMMENT = "---\nkind: comment\n---\n";

    /// The texts of a file of one JSON object a line, in the form of the passages or of the full-length articles.
    public static Loaded<List<AnnotatedText>> read(Path file) throws IOException {
        List<AnnotatedText> out = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        String name = String.valueOf(file.getFileName());
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            try {
                JsonNode n = JsonMapper.shared().readTree(lines.get(i));
                if (n.path("text").asString("").isBlank()) {
                    problems.add(Problem.error(name, i + 1, "text", "", "Every line must have a text."));
                } else {
                    out.add(n.has("facts") ? article(n) : passage(n));
                }
            } catch (JacksonException e) {
                problems.add(Problem.error(
                        name, i + 1, "", "", "Every line must be one JSON object: " + e.getOriginalMessage()));
            } catch (DateTimeParseException e) {
                problems.add(Problem.error(
                        name, i + 1, "date", e.getParsedString(), "A date such as 2025-06-10 was expected."));
            } catch (IllegalArgumentException e) {
                problems.add(Problem.error(name, i + 1, "", "", String.valueOf(e.getMessage())));
            }
        }
        return new Loaded<>(out, problems);
    }

    private static AnnotatedText article(JsonNode n) {
        String whole = n.path("text").asString("");
        boolean comment = whole.startsWith(COMMENT);
        int shift = comment ? COMMENT.length() : 0;
        Article article = Article.of(
                n.path("id").asString(""),
                "",
                "",
                PublishedAt.on(LocalDate.parse(n.path("date").asString(""))),
                comment ? DocumentKind.COMMENT : DocumentKind.NEWS,
                whole.substring(shift));
        List<Fact> facts = new ArrayList<>();
        for (JsonNode f : n.path("facts")) {
            List<Span> mentions = new ArrayList<>();
            f.path("mentions").forEach(m -> mentions.add(span(m.path("span"), shift)));
            Standing standing = switch (f.path("status").asString("")) {
                case "new" -> Standing.NEW;
                case "known" -> Standing.KNOWN;
                case "watch" -> Standing.WATCH;
                default ->
                    throw new IllegalArgumentException("The status ("
                            + f.path("status").asString("") + ") of a fact must be new, known or watch.");
            };
            facts.add(new Fact(
                    f.path("key").asString(""),
                    standing,
                    standing == Standing.NEW,
                    texts(f.path("issuers")),
                    actions(f),
                    modalities(f),
                    f.path("opinion").isNull()
                            ? Set.of(true, false)
                            : Set.of(f.path("opinion").asBoolean(false)),
                    mentions));
        }
        List<Trap> traps = new ArrayList<>();
        for (JsonNode t : n.path("traps")) {
            List<Span> spans = new ArrayList<>();
            t.path("spans").forEach(s -> spans.add(span(s, shift)));
            traps.add(new Trap(spans));
        }
        return new AnnotatedText(article, Length.ARTICLE, n.path("story").asString(""), facts, traps);
    }

    private static AnnotatedText passage(JsonNode n) {
        String text = n.path("text").asString("");
        String id = n.path("id").asString("");
        PublishedAt.Precision precision =
                n.path("date_precision").asString("day").equals("month")
                        ? PublishedAt.Precision.MONTH
                        : PublishedAt.Precision.DAY;
        Article article = Article.of(
                id,
                n.path("url").asString(""),
                "",
                new PublishedAt(LocalDate.parse(n.path("date").asString("")), LocalTime.MIDNIGHT, precision),
                DocumentKind.find(n.path("kind").asString("")).orElse(DocumentKind.NEWS),
                text);
        // a sentence has no spans: what it tells, all of it tells
        boolean sentence = !n.has("event");
        List<Fact> facts = new ArrayList<>();
        for (JsonNode c : n.path("claims")) {
            boolean opinion = c.path("opinion").asBoolean(false);
            List<Modality> modalities = modalities(c);
            facts.add(new Fact(
                    id + "#" + facts.size(),
                    opinion || !modalities.getFirst().isRecordable() ? Standing.WATCH : Standing.KNOWN,
                    !c.path("optional").asBoolean(false),
                    List.of(c.path("issuer").asString("")),
                    actions(c),
                    modalities,
                    Set.of(opinion),
                    List.of(sentence ? new Span(0, text.length()) : span(c.path("evidence"), 0))));
        }
        List<Trap> traps = new ArrayList<>();
        for (JsonNode t : n.path("non_claims")) {
            if (t.has("span")) {
                traps.add(new Trap(List.of(span(t.path("span"), 0))));
            }
        }
        return new AnnotatedText(
                article,
                sentence ? Length.SENTENCE : Length.PASSAGE,
                sentence ? id : n.path("event").asString(id),
                facts,
                traps);
    }

    private static Span span(JsonNode n, int shift) {
        return new Span(n.path(0).asInt() - shift, n.path(1).asInt() - shift);
    }

    private static List<String> texts(JsonNode n) {
        List<String> out = new ArrayList<>();
        n.forEach(x -> out.add(x.asString("")));
        return out;
    }

    private static List<Action> actions(JsonNode n) {
        return plus(n, "action").stream()
                .map(a -> Action.find(a)
                        .orElseThrow(() -> new IllegalArgumentException("The action (" + a + ") is not known.")))
                .toList();
    }

    private static List<Modality> modalities(JsonNode n) {
        return plus(n, "modality").stream()
                .map(m -> Modality.find(m)
                        .orElseThrow(() -> new IllegalArgumentException("The modality (" + m + ") is not known.")))
                .toList();
    }

    private static List<String> plus(JsonNode n, String slot) {
        List<String> out = new ArrayList<>(texts(n.path(slot + "_alt")));
        out.addFirst(n.path(slot).asString(""));
        return out;
    }

    public static boolean canEnterTheLedger(Claim c) {
        return c.isRecordable() && c.action().value() != Action.THREATEN;
    }

    /// The fact that a claim is about: of those whose words it shares by half the one it fits best.
    public Optional<Fact> factOf(Claim c) {
        Optional<Fact> best = Optional.empty();
        double most = 0;
        int words = 0;
        for (Fact f : facts) {
            for (Span m : f.mentions()) {
                if (touches(c.span(), m)) {
                    double w = 1 + (acts(c, f) ? 2 : 0) + (issues(c, f) ? 2 : 0) + (told(c, f) ? 1 : 0);
                    if (w > most) {
                        most = w;
                        best = Optional.of(f);
                        words = shared(c.span(), m);
                    }
                }
            }
        }
        for (Trap t : traps) {
            for (Span s : t.spans()) {
                if (touches(c.span(), s) && shared(c.span(), s) > words && most < 5) {
                    return Optional.empty();
                }
            }
        }
        return best;
    }

    public Verdict verdict(Claim c) {
        Optional<Fact> found = factOf(c);
        if (found.isEmpty()) {
            return Verdict.INVENTED;
        }
        Fact f = found.get();
        if (f.standing() == Standing.WATCH && !f.opinions().contains(false)) {
            return Verdict.NOT_YET;
        }
        boolean right = acts(c, f) && issues(c, f) && told(c, f);
        if (right && (f.standing() == Standing.WATCH || f.opinions().contains(c.opinion()))) {
            return Verdict.RIGHT;
        }
        if (f.standing() == Standing.WATCH) {
            return f.modalities().getFirst() == Modality.DENIED ? Verdict.REVERSED : Verdict.NOT_YET;
        }
        boolean relaxes = f.actions().getFirst().relaxes();
        return !acts(c, f) && relaxes != c.action().value().relaxes() ? Verdict.REVERSED : Verdict.MISREAD;
    }

    public static boolean right(Claim c, Fact f) {
        return acts(c, f) && issues(c, f) && told(c, f) && f.opinions().contains(c.opinion());
    }

    private static boolean acts(Claim c, Fact f) {
        return f.actions().contains(c.action().value());
    }

    private static boolean issues(Claim c, Fact f) {
        return f.issuers().contains(c.issuer().value().place()) || f.issuers().contains("XX");
    }

    private static boolean told(Claim c, Fact f) {
        return f.modalities().contains(c.modality().value());
    }

    private static int shared(Span a, Span b) {
        return Math.max(0, Math.min(a.end(), b.end()) - Math.max(a.start(), b.start()));
    }

    /// Whether a claim rests on the words of a fact.
    public static boolean touches(Claim c, Fact f) {
        return f.mentions().stream().anyMatch(m -> touches(c.span(), m));
    }

    /// Whether two spans share at least half of the shorter.
    static boolean touches(Span a, Span b) {
        int o = shared(a, b);
        return o > 0 && 2 * o >= Math.min(a.length(), b.length());
    }
}
