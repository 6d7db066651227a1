package dev.chokepoint.data.evidence;

import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.DocumentKind;
import dev.chokepoint.evidence.text.PublishedAt;
import dev.chokepoint.evidence.text.Span;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A full-length article with what an analyst would want to be read of it.
record AnnotatedArticle(Article article, List<Fact> facts, List<Trap> traps) {
    /// One fact: news, old, or only to be watched.
    record Fact(
            String id,
            String status,
            List<String> issuers,
            List<String> actions,
            List<String> modalities,
            Optional<Boolean> opinion,
            List<Span> mentions) {}

    /// Words of which no claim may be made.
    record Trap(List<Span> spans) {}

    /// What became of a claim that could enter the ledger.
    enum Verdict {
        RIGHT,
        REVERSED,
        /// On words that tell no fact.
        INVENTED,
        /// An opinion, hint, forecast or condition told as fact.
        NOT_YET,
        /// Another issuer, action or modality.
        MISREAD
    }

    /// The articles of a file in `data/src/test/resources/evidence/articles`.
    static List<AnnotatedArticle> of(String file) throws IOException {
        Path path = SharedData.projectRoot()
                .resolve("data/src/test/resources/evidence/articles")
                .resolve(file);
        List<AnnotatedArticle> out = new ArrayList<>();
        for (String line : Files.readAllLines(path)) {
            out.add(of(JsonMapper.shared().readTree(line)));
        }
        return out;
    }

    private static AnnotatedArticle of(JsonNode n) {
        String whole = n.path("text").asString("");
        boolean comment = whole.startsWith("---\nkind: comment\n---\n");
        int shift = comment ? "---\nkind: comment\n---\n".length() : 0;
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
            facts.add(new Fact(
                    f.path("key").asString(""),
                    f.path("status").asString(""),
                    texts(f.path("issuers")),
                    plus(f.path("action").asString(""), texts(f.path("action_alt"))),
                    plus(f.path("modality").asString(""), texts(f.path("modality_alt"))),
                    f.path("opinion").isNull()
                            ? Optional.empty()
                            : Optional.of(f.path("opinion").asBoolean(false)),
                    mentions));
        }
        List<Trap> traps = new ArrayList<>();
        for (JsonNode t : n.path("traps")) {
            List<Span> spans = new ArrayList<>();
            t.path("spans").forEach(s -> spans.add(span(s, shift)));
            traps.add(new Trap(spans));
        }
        return new AnnotatedArticle(article, facts, traps);
    }

    private static Span span(JsonNode n, int shift) {
        return new Span(n.path(0).asInt() - shift, n.path(1).asInt() - shift);
    }

    private static List<String> texts(JsonNode n) {
        List<String> out = new ArrayList<>();
        n.forEach(x -> out.add(x.asString("")));
        return out;
    }

    private static List<String> plus(String one, List<String> more) {
        List<String> out = new ArrayList<>(more);
        out.addFirst(one);
        return out;
    }

    static boolean canEnterTheLedger(Claim c) {
        return c.isRecordable() && c.action().value() != Action.THREATEN;
    }

    /// The fact that a claim is about: of those whose words it shares by half the one it fits best.
    Optional<Fact> factOf(Claim c) {
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

    Verdict verdict(Claim c) {
        Optional<Fact> found = factOf(c);
        if (found.isEmpty()) {
            return Verdict.INVENTED;
        }
        Fact f = found.get();
        if (f.status().equals("watch") && f.opinion().orElse(false)) {
            return Verdict.NOT_YET;
        }
        boolean right = acts(c, f) && issues(c, f) && told(c, f);
        if (right
                && (f.status().equals("watch")
                        || f.opinion().map(o -> o == c.opinion()).orElse(true))) {
            return Verdict.RIGHT;
        }
        if (f.status().equals("watch")) {
            return f.modalities().getFirst().equals("denied") ? Verdict.REVERSED : Verdict.NOT_YET;
        }
        boolean relaxes = Action.find(f.actions().getFirst()).orElseThrow().relaxes();
        return !acts(c, f) && relaxes != c.action().value().relaxes() ? Verdict.REVERSED : Verdict.MISREAD;
    }

    static boolean right(Claim c, Fact f) {
        return acts(c, f)
                && issues(c, f)
                && told(c, f)
                && f.opinion().map(o -> o == c.opinion()).orElse(true);
    }

    private static boolean acts(Claim c, Fact f) {
        return f.actions().contains(c.action().value().code());
    }

    private static boolean issues(Claim c, Fact f) {
        return f.issuers().contains(c.issuer().value().place()) || f.issuers().contains("XX");
    }

    private static boolean told(Claim c, Fact f) {
        return f.modalities().contains(c.modality().value().code());
    }

    private static int shared(Span a, Span b) {
        return Math.max(0, Math.min(a.end(), b.end()) - Math.max(a.start(), b.start()));
    }

    private static boolean touches(Span a, Span b) {
        int o = shared(a, b);
        return o > 0 && 2 * o >= Math.min(a.length(), b.length());
    }
}
