package dev.chokepoint.data.evidence;

import dev.chokepoint.base.Problem;
import dev.chokepoint.data.files.Sha256;
import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Attribution;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.ClaimExtractor;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.Issuer;
import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.claims.QuantityMention;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.Target;
import dev.chokepoint.evidence.lexicon.Gazetteer;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PartialDate;
import dev.chokepoint.evidence.text.Passage;
import dev.chokepoint.evidence.text.Section;
import dev.chokepoint.evidence.text.Span;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks a language model for claims and believes none of it that the text does not bear out.
///
/// A claim is kept where its quote stands in the frozen text word for word and its action, modality, issuer and
/// roles are known words; a slot is kept where its mention stands in the text. Everything else is refused with a
/// problem. Claims of a model carry confidence 0, as no reviewer has confirmed their kind, and never record
/// themselves.
public final class ModelClaimExtractor implements ClaimExtractor {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int MOST_CLAIMS = 200;

    private static final String SYSTEM = """
            You read news about export controls and answer with JSON only: {"claims":[…]}.
            A claim is one issuer doing, or said to do, one thing to its export controls.
            Fields of a claim:
            quote: the words of the text it rests on, copied exactly, no longer than one sentence
            issuer: ISO 3166 alpha-2 code of whose control it is, or EU
            action: impose, tighten, extend, ease, suspend, lift, exempt, deny or threaten
            modality: done, in-force, planned, hinted, expected, conditional or denied
            items, exclusions: lists of words copied from the text
            targets: list of ISO codes, "*" for any destination, "entity:NAME", "group:NAME"
            dates: list of {"role": announced, effective or until, "value": ISO date, may be a month or a year, "mention": words}
            quantities: list of {"value": number, "unit": word, "mention": words copied from the text}
            sources: list of {"name": words copied from the text, "role": outlet, official, official-anonymous, \
            anonymous, government, company, analyst, document or unattributed}, outermost first
            opinion: true for the author's or an analyst's own assertion
            Tariffs, export duties, import and procurement bans, financial sanctions, visas, WTO cases, orders over \
            companies, demands, questions, advice and "not a ban" are no claims.
            A suspension of exports imposes; suspending a ban suspends. Revoking a licence or an exemption tightens, \
            revoking a rule lifts. Extending an exemption exempts; one that lapses tightens. A quota instead of a ban eases.
            A party put on a list: impose, with target "entity:NAME". Taken off: lift.
            "Failed to lift", "refused to withdraw", "would have imposed", "does not intend to": the act, denied.
            "X in exchange for Y": two claims, the second conditional. Two issuers: two claims.
            done: the act is taken, even if it takes effect later. in-force: told as standing. planned: decided, not \
            yet taken. hinted: considered. expected: forecast by somebody.
            What a headline or quote repeats is no claim of its own. announced is the day of the act, not of the report.
            """;

    /// What a model said, what was kept of it and what was not.
    ///
    /// @param promptHash SHA-256 of system text and prompt, in hex
    /// @param reply the reply as it came; empty where there was none
    public record Answer(Reading reading, String model, String promptHash, String reply, List<Problem> problems) {
        public Answer {
            problems = List.copyOf(problems);
        }
    }

    private final ChatModel model;
    private final Set<String> places = new HashSet<>();
    private final Map<String, Gazetteer.Item> items = new HashMap<>();

    public ModelClaimExtractor(ChatModel model, Gazetteer gazetteer) {
        this.model = model;
        for (Gazetteer.Entry e : gazetteer.entries()) {
            if (e instanceof Gazetteer.Place p) {
                places.add(p.key());
            } else if (e instanceof Gazetteer.Item i) {
                i.names().forEach(n -> items.putIfAbsent(n.toLowerCase(Locale.ROOT), i));
            }
        }
    }

    @Override
    public Reading read(Article article) {
        return ask(article).reading();
    }

    /// Asks the model and checks what it says.
    public Answer ask(Article article) {
        String prompt = "Day of the document: " + article.published().day() + "\n\n" + article.text();
        String hash = hash(SYSTEM, prompt);
        List<Problem> problems = new ArrayList<>();
        String file = article.id().value();
        String reply;
        try {
            reply = model.complete(SYSTEM, prompt);
        } catch (IOException e) {
            problems.add(Problem.error(file, 0, "", "", String.valueOf(e.getMessage())));
            return new Answer(new Reading(article, List.of(), List.of(), List.of()), model.name(), hash, "", problems);
        }
        List<Claim> claims = new ArrayList<>();
        JsonNode list;
        try {
            list = MAPPER.readTree(json(reply)).path("claims");
        } catch (JacksonException e) {
            list = MAPPER.missingNode();
        }
        if (!list.isArray()) {
            problems.add(Problem.error(file, 0, "", shortened(reply), "The model must answer with {\"claims\":[…]}."));
        }
        int number = 0;
        for (JsonNode node : list) {
            number++;
            if (number > MOST_CLAIMS) {
                problems.add(Problem.warning(
                        file, 0, "claims", String.valueOf(list.size()), "At most " + MOST_CLAIMS + " are read."));
                break;
            }
            claim(article, node, claims.size() + 1, "claims[" + number + "]", problems)
                    .ifPresent(claims::add);
        }
        claims.sort((a, b) -> a.span().compareTo(b.span()));
        return new Answer(new Reading(article, claims, List.of(), List.of()), model.name(), hash, reply, problems);
    }

    private Optional<Claim> claim(Article article, JsonNode node, int number, String field, List<Problem> problems) {
        String file = article.id().value();
        String rule = "model:" + model.name();
        String quote = text(node, "quote");
        Optional<Span> span = anchor(article, quote);
        if (span.isEmpty()) {
            problems.add(Problem.warning(
                    file, 0, field + ".quote", shortened(quote), "The quote must stand in the text word for word."));
            return Optional.empty();
        }
        Optional<Action> action = Action.find(text(node, "action"));
        Optional<Modality> modality = Modality.find(text(node, "modality"));
        String issuer = text(node, "issuer");
        if (action.isEmpty() || modality.isEmpty() || !places.contains(issuer)) {
            String wrong = action.isEmpty() ? "action" : modality.isEmpty() ? "modality" : "issuer";
            problems.add(Problem.warning(
                    file,
                    0,
                    field + "." + wrong,
                    shortened(text(node, wrong)),
                    "One of the known words was expected; the claim is dropped."));
            return Optional.empty();
        }
        Span at = span.get();
        Section section = Section.REPORT;
        for (Passage p : article.passages()) {
            if (p.span().contains(at)) {
                section = p.section();
            }
        }
        if (!section.isRead()) {
            problems.add(Problem.warning(
                    file, 0, field + ".quote", shortened(quote), "The quote must stand in the report or a comment."));
            return Optional.empty();
        }
        return Optional.of(new Claim(
                article.claimId(number),
                at,
                Slot.of(new Issuer(issuer, ""), at, rule),
                Slot.of(action.get(), at, rule),
                Slot.of(modality.get(), at, rule),
                items(article, node.path("items"), at, rule, field + ".items", problems),
                items(article, node.path("exclusions"), at, rule, field + ".exclusions", problems),
                targets(article, node.path("targets"), at, rule, field + ".targets", problems),
                dates(article, node.path("dates"), at, rule, field + ".dates", problems),
                quantities(article, node.path("quantities"), at, rule, field + ".quantities", problems),
                List.of(),
                sources(article, node.path("sources"), rule, field + ".sources", problems),
                List.of(),
                List.of(),
                node.path("opinion").asBoolean(false),
                false,
                section,
                0));
    }

    private static String text(JsonNode node, String field) {
        JsonNode v = node.path(field);
        return v.isString() ? v.stringValue() : "";
    }

    /// Where the words stand in the text, exactly.
    private static Optional<Span> anchor(Article article, String words) {
        int at = words.isBlank() ? -1 : article.text().indexOf(words);
        return at < 0 ? Optional.empty() : Optional.of(Span.of(at, at + words.length()));
    }

    /// The words within or, failing that, nearest after the claim's own, so that slots do not wander off.
    private static Optional<Span> near(Article article, String words, Span claim) {
        if (words.isBlank()) {
            return Optional.empty();
        }
        int at = article.text().indexOf(words, claim.start());
        return at < 0 ? anchor(article, words) : Optional.of(Span.of(at, at + words.length()));
    }

    private static void refuse(Article article, String field, String value, List<Problem> problems) {
        problems.add(Problem.warning(
                article.id().value(),
                0,
                field,
                shortened(value),
                "The words must stand in the text; the slot is dropped."));
    }

    private List<Slot<ItemMention>> items(
            Article article, JsonNode list, Span claim, String rule, String field, List<Problem> problems) {
        List<Slot<ItemMention>> out = new ArrayList<>();
        for (JsonNode n : list) {
            String words = n.isString() ? n.stringValue() : "";
            Optional<Span> at = near(article, words, claim);
            if (at.isEmpty()) {
                refuse(article, field, words, problems);
                continue;
            }
            Gazetteer.Item known = items.get(words.toLowerCase(Locale.ROOT));
            ItemMention mention = known == null
                    ? new ItemMention(words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"), words, List.of())
                    : new ItemMention(known.key(), words, known.codes());
            out.add(Slot.of(mention, at.get(), rule));
        }
        return out;
    }

    private List<Slot<Target>> targets(
            Article article, JsonNode list, Span claim, String rule, String field, List<Problem> problems) {
        List<Slot<Target>> out = new ArrayList<>();
        for (JsonNode n : list) {
            String code = n.isString() ? n.stringValue() : "";
            if (code.equals("*")) {
                out.add(Slot.of(new Target.Anywhere(), claim, rule));
            } else if (places.contains(code)) {
                out.add(Slot.of(new Target.Place(code), claim, rule));
            } else if (code.startsWith("entity:") || code.startsWith("group:")) {
                String name = code.substring(code.indexOf(':') + 1);
                Optional<Span> at = near(article, name, claim);
                if (at.isEmpty()) {
                    refuse(article, field, code, problems);
                    continue;
                }
                Target target = code.startsWith("entity:") ? new Target.Entity(name) : new Target.Group(name);
                out.add(Slot.of(target, at.get(), rule));
            } else {
                problems.add(Problem.warning(
                        article.id().value(),
                        0,
                        field,
                        shortened(code),
                        "A code, *, entity:… or group:… was expected."));
            }
        }
        return out;
    }

    private static List<Slot<DateMention>> dates(
            Article article, JsonNode list, Span claim, String rule, String field, List<Problem> problems) {
        List<Slot<DateMention>> out = new ArrayList<>();
        for (JsonNode n : list) {
            Optional<DateMention.Role> role = Optional.empty();
            for (DateMention.Role r : DateMention.Role.values()) {
                if (r.code().equals(text(n, "role"))) {
                    role = Optional.of(r);
                }
            }
            Optional<PartialDate> date = date(text(n, "value"));
            Optional<Span> at = near(article, text(n, "mention"), claim);
            if (role.isEmpty() || date.isEmpty() || at.isEmpty()) {
                refuse(article, field, n.toString(), problems);
                continue;
            }
            out.add(Slot.of(new DateMention(role.get(), date.get()), at.get(), rule));
        }
        return out;
    }

    private static Optional<PartialDate> date(String iso) {
        try {
            return Optional.of(
                    switch (iso.length()) {
                        case 10 -> PartialDate.of(LocalDate.parse(iso));
                        case 7 -> PartialDate.of(YearMonth.parse(iso));
                        default -> PartialDate.of(Integer.parseInt(iso));
                    });
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<Slot<QuantityMention>> quantities(
            Article article, JsonNode list, Span claim, String rule, String field, List<Problem> problems) {
        List<Slot<QuantityMention>> out = new ArrayList<>();
        for (JsonNode n : list) {
            Optional<Span> at = near(article, text(n, "mention"), claim);
            double value = n.path("value").asDouble(Double.NaN);
            if (at.isEmpty() || !Double.isFinite(value) || text(n, "unit").isBlank()) {
                refuse(article, field, n.toString(), problems);
                continue;
            }
            out.add(Slot.of(
                    new QuantityMention(value, text(n, "unit"), QuantityMention.Kind.COUNT, text(n, "mention")),
                    at.get(),
                    rule));
        }
        return out;
    }

    private static List<Slot<Attribution>> sources(
            Article article, JsonNode list, String rule, String field, List<Problem> problems) {
        List<Slot<Attribution>> out = new ArrayList<>();
        for (JsonNode n : list) {
            String name = text(n, "name");
            Optional<Span> at = anchor(article, name);
            Optional<Attribution.Role> role = Optional.empty();
            for (Attribution.Role r : Attribution.Role.values()) {
                if (r.code().equals(text(n, "role"))) {
                    role = Optional.of(r);
                }
            }
            if (at.isEmpty() || role.isEmpty()) {
                refuse(article, field, n.toString(), problems);
                continue;
            }
            out.add(Slot.of(new Attribution(name, role.get(), name, false), at.get(), rule));
        }
        return out;
    }

    /// The JSON of a reply that may be wrapped in a fence or in talk.
    private static String json(String reply) {
        int from = reply.indexOf('{');
        int to = reply.lastIndexOf('}');
        return from < 0 || to < from ? "" : reply.substring(from, to + 1);
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= 80 ? line : line.substring(0, 79) + "…";
    }

    /// By what a reply is found again.
    static String hash(String system, String prompt) {
        return Sha256.hex(system + "\n" + prompt);
    }
}
