package dev.chokepoint.app.server.reviews;

import dev.chokepoint.app.server.http.ApiProblem;
import dev.chokepoint.app.server.http.ApiRequest;
import dev.chokepoint.app.server.http.Reply;
import dev.chokepoint.app.server.http.Route;
import dev.chokepoint.app.server.kept.Kept;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.data.kept.Leases.Lease;
import dev.chokepoint.data.kept.LineLog;
import dev.chokepoint.data.review.ReviewLog;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What lets several reviewers work at once.
///
/// Who takes an item holds it for ten minutes, or until it is decided: nobody else decides on it meanwhile. Where two
/// reviewers are asked for, the first who accepts proposes, and another one who accepts the same writes it into the
/// ledger.
public final class ReviewDesk {
    private static final Duration TIME = Duration.ofMinutes(10);

    private final Kept kept;

    /// The lines of proposals, of one world.
    private final LineLog proposals;

    /// @param world the id of the world that is reviewed
    public ReviewDesk(Kept kept, String world) {
        this.kept = kept;
        this.proposals = kept.store().lines(world + "/proposals");
    }

    /// What the first of two reviewers would write into the ledger.
    ///
    /// @param title what the new measure is called that would be drafted; empty where none would
    /// @param amend what the reviewer amended, as it was typed; empty where nothing was
    /// @param decisions how many decisions had been made then, so that one after it makes it void
    public record Proposal(
            String key, List<String> measures, String title, String amend, String analyst, String at, int decisions) {
        public Proposal {
            measures = List.copyOf(measures);
        }

        private String line() {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("key", key);
            told.put("measures", measures);
            if (!title.isEmpty()) {
                told.put("title", title);
            }
            if (!amend.isEmpty()) {
                told.put("amend", amend);
            }
            told.put("analyst", analyst);
            told.put("at", at);
            told.put("decisions", decisions);
            return JsonMapper.shared().writeValueAsString(told);
        }

        /// What the item is taken to be about, in words.
        private String about() {
            return (title.isEmpty() ? String.join(", ", measures) : "a new measure, “" + title + "”")
                    + (amend.isEmpty() ? "" : ", amended by " + amend);
        }

        private static Proposal of(String line) {
            JsonNode told = JsonMapper.shared().readTree(line);
            List<String> measures = new ArrayList<>();
            told.path("measures").forEach(m -> measures.add(m.asString()));
            return new Proposal(
                    told.path("key").asString(""),
                    measures,
                    told.path("title").asString(""),
                    told.path("amend").asString(""),
                    told.path("analyst").asString(""),
                    told.path("at").asString(""),
                    told.path("decisions").asInt(0));
        }
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/reviews/leases", this::open),
                Route.write("POST", "/api/v1/reviews/leases", this::take),
                Route.write("DELETE", "/api/v1/reviews/leases", this::release));
    }

    private static Reply json(Object value) {
        return Reply.json(AnswerJson.part(value)).with("Cache-Control", "no-store");
    }

    private static Map<String, String> told(Lease lease) {
        Map<String, String> out = new LinkedHashMap<>();
        out.put("item", lease.item());
        out.put("holder", lease.holder());
        out.put("until", lease.until().truncatedTo(ChronoUnit.SECONDS).toString());
        return out;
    }

    private Reply open(ApiRequest request) {
        request.knowing(Set.of());
        return json(Map.of(
                "leases",
                kept.store().reviews().open().stream().map(ReviewDesk::told).toList()));
    }

    private Reply take(ApiRequest request) {
        String item = request.tree(Set.of("item")).path("item").asString("");
        if (item.isEmpty()) {
            throw new ApiProblem(400, "item", "", "The item must be the key of one of an article.");
        }
        return json(
                told(kept.store().reviews().take(item, request.author(), TIME).orElseThrow(() -> held(item))));
    }

    private ApiProblem held(String item) {
        String holder = holder(item)
                .map(l -> l.holder() + " works on it until " + told(l).get("until"))
                .orElse("Another reviewer just took it");
        return new ApiProblem(409, "item", item, holder + "; take another one.");
    }

    private Optional<Lease> holder(String item) {
        return kept.store().reviews().open().stream()
                .filter(l -> l.item().equals(item))
                .findFirst();
    }

    private Reply release(ApiRequest request) {
        String item = request.knowing(Set.of("item")).text("item");
        if (!kept.store().reviews().release(item, request.author())) {
            throw new ApiProblem(404, "item", item, "The item must be one that you hold.");
        }
        return json(Map.of("released", item));
    }

    /// Who holds each item of an article.
    public Map<String, String> holders() {
        Map<String, String> all = new LinkedHashMap<>();
        kept.store().reviews().open().forEach(l -> all.put(l.item(), l.holder()));
        return all;
    }

    /// Decides on an item that nobody else works on; afterwards it is held as it was before, or by nobody once it is
    /// decided.
    public Reply holding(String item, String reviewer, Supplier<Reply> decision) {
        boolean before = holder(item).filter(l -> l.holder().equals(reviewer)).isPresent();
        if (kept.store().reviews().take(item, reviewer, TIME).isEmpty()) {
            throw held(item);
        }
        boolean decided = false;
        try {
            Reply reply = decision.get();
            decided = true;
            return reply;
        } finally {
            if (decided || !before) {
                kept.store().reviews().release(item, reviewer);
            }
        }
    }

    /// What the first reviewer proposed for an item and is not decided yet.
    public Optional<Proposal> proposed(String key, ReviewLog.Read decisions) {
        Proposal[] last = new Proposal[1];
        proposals.read(1, (_, line) -> {
            Proposal p = Proposal.of(line);
            if (p.key().equals(key)) {
                last[0] = p;
            }
        });
        // A decision on the item after it, or one that took it back, makes it void.
        return Optional.ofNullable(last[0])
                .filter(p -> decisions.all().stream()
                        .skip(p.decisions())
                        .noneMatch(d -> d.key().equals(key)));
    }

    /// Where two are asked for: keeps what the first one would write, or lets the second one write it.
    ///
    /// @param title what the new measure is called that would be drafted; empty where none would
    /// @param amend what the reviewer amended, as it was typed; empty where nothing was
    /// @return what the first reviewer is told; empty where it may be written now
    public Optional<String> propose(
            String key, List<String> measures, String title, String amend, String reviewer, ReviewLog.Read decisions) {
        if (kept.reviewers() < 2) {
            return Optional.empty();
        }
        Optional<Proposal> first = proposed(key, decisions);
        if (first.isEmpty()) {
            Proposal mine = new Proposal(
                    key,
                    measures,
                    title,
                    amend,
                    reviewer,
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                    decisions.all().size());
            proposals.append(() -> {
                // Somebody else may have proposed since this reviewer looked.
                proposed(key, decisions).ifPresent(p -> {
                    throw new ApiProblem(409, "key", key, p.analyst() + " has just proposed it; read it again.");
                });
                return mine.line();
            });
            return Optional.of("Proposed; a second reviewer confirms it.");
        }
        if (first.get().analyst().equals(reviewer)) {
            throw new ApiProblem(
                    409, "analyst", reviewer, "The second reviewer must be another person than the first.");
        }
        boolean amended = !first.get().amend().equals(amend);
        if (amended
                || !first.get().measures().equals(measures)
                || !first.get().title().equals(title)) {
            throw new ApiProblem(
                    409,
                    amended ? "amend" : title.isEmpty() ? "measures" : "title",
                    amended ? amend : title.isEmpty() ? String.join(", ", measures) : title,
                    first.get().analyst() + " took it to be about "
                            + first.get().about() + "; confirm the same, or reject it.");
        }
        return Optional.empty();
    }
}
