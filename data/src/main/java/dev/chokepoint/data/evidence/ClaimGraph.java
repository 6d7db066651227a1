package dev.chokepoint.data.evidence;

import dev.chokepoint.base.Id;
import dev.chokepoint.evidence.claims.AcceptedClaim;
import dev.chokepoint.evidence.claims.Attribution;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.QuantityMention;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.Target;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.DocumentKind;
import dev.chokepoint.evidence.text.PublishedAt;
import dev.chokepoint.evidence.text.Span;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes readings as JSON-LD 1.1: schema.org for articles and claims, Web Annotations for spans, PROV-O for where
/// each claim comes from.
///
/// The context is written into the document, so that a processor needs no network. Offsets are Unicode code points, as
/// the Web Annotation Data Model (section 4.2.5) asks, not the UTF-16 offsets of [Span]. A `ClaimReview` is written
/// only for an analyst's verdict.
public final class ClaimGraph {
    /// Terms that no public vocabulary has: issuer, action, modality and so on.
    public static final String TERMS = "urn:chokepoint:terms:";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int QUOTE_CONTEXT = 32;

    private final ObjectNode document = MAPPER.createObjectNode();
    private final ArrayNode graph;
    private final String version;

    private ClaimGraph(String version) {
        this.version = version;
        context(document.putObject("@context"));
        this.graph = document.putArray("@graph");
    }

    /// One JSON-LD document.
    ///
    /// @param version of the rules that read the articles
    /// @param verdicts decisions of analysts on claims of these readings; may be empty
    public static String of(List<Reading> readings, String version, List<AcceptedClaim> verdicts) {
        ClaimGraph out = new ClaimGraph(version);
        if (!readings.isEmpty()) {
            out.reader();
        }
        for (Reading r : readings) {
            out.article(r.article());
            out.reading(r.article());
            r.claims().forEach(c -> out.claim(c, r.article()));
        }
        verdicts.forEach(out::verdict);
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(out.document);
    }

    private static void context(ObjectNode c) {
        c.put("@version", 1.1);
        c.put("schema", "https://schema.org/");
        c.put("oa", "http://www.w3.org/ns/oa#");
        c.put("prov", "http://www.w3.org/ns/prov#");
        c.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        c.put("cp", TERMS);
        for (String date : List.of("schema:datePublished", "schema:dateCreated")) {
            c.putObject(date).put("@type", "schema:Date");
        }
        for (String number : List.of("oa:start", "oa:end")) {
            c.putObject(number).put("@type", "xsd:nonNegativeInteger");
        }
        for (String link : List.of(
                "schema:appearance",
                "schema:url",
                "schema:itemReviewed",
                "oa:hasBody",
                "oa:hasSource",
                "oa:motivatedBy",
                "prov:wasDerivedFrom",
                "prov:wasGeneratedBy",
                "prov:used",
                "prov:wasAssociatedWith")) {
            c.putObject(link).put("@type", "@id");
        }
        c.putObject("cp:sources").put("@container", "@list");
    }

    private ObjectNode node(String id, String... types) {
        ObjectNode o = graph.addObject();
        o.put("@id", id);
        ArrayNode t = o.putArray("@type");
        for (String type : types) {
            t.add(type);
        }
        return o;
    }

    /// `urn:chokepoint:claim:a1#3` for `claim~a1#3`; characters that a URN may not hold are percent-encoded.
    static String urn(Id id) {
        StringBuilder out =
                new StringBuilder("urn:chokepoint:").append(id.scheme()).append(':');
        for (byte b : id.value().getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-._/#@".indexOf(c) >= 0);
            out.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return out.toString();
    }

    private void reader() {
        ObjectNode agent = node(rules(), "prov:SoftwareAgent", "schema:SoftwareApplication");
        agent.put("schema:name", "Chokepoint");
        agent.put("schema:softwareVersion", version);
    }

    private String rules() {
        return "urn:chokepoint:rules:" + version;
    }

    private static String readingOf(Article a) {
        return urn(Id.of("reading", a.id().value()));
    }

    private void reading(Article a) {
        ObjectNode o = node(readingOf(a), "prov:Activity");
        o.put("prov:used", urn(a.id()));
        o.put("prov:wasAssociatedWith", rules());
    }

    private void article(Article a) {
        ObjectNode o = node(urn(a.id()), type(a.kind()), "prov:Entity");
        if (!a.headline().isEmpty()) {
            o.put("schema:headline", a.headline().replaceFirst("^#+ ", ""));
        }
        o.put("schema:datePublished", published(a.published()));
        if (!a.url().isEmpty()) {
            o.put("schema:url", a.url());
        }
        if (!a.publisher().isEmpty()) {
            o.putObject("schema:publisher").put("@type", "schema:Organization").put("schema:name", a.publisher());
        }
        o.put("cp:sha256", a.sha256());
    }

    private static String type(DocumentKind kind) {
        return switch (kind) {
            case NEWS, TRADE_PRESS -> "schema:NewsArticle";
            case ANALYSIS -> "schema:AnalysisNewsArticle";
            case COMMENT -> "schema:OpinionNewsArticle";
            case NOTICE, LAW_FIRM -> "schema:Article";
        };
    }

    private static String published(PublishedAt p) {
        return p.precision() == PublishedAt.Precision.MONTH
                ? p.day().toString().substring(0, 7)
                : p.day().toString();
    }

    private void claim(Claim c, Article a) {
        ObjectNode o = node(urn(c.id()), "schema:Claim", "prov:Entity");
        o.put("schema:text", c.span().in(a.text()));
        o.put("schema:appearance", urn(a.id()));
        if (!c.sources().isEmpty()) {
            voice(o.putObject("schema:author"), c.sources().getLast().value());
            ArrayNode chain = o.putArray("cp:sources");
            c.sources().forEach(s -> voice(chain.addObject(), s.value()));
        }
        ArrayNode about = o.putArray("schema:about");
        for (Slot<ItemMention> i : c.items()) {
            item(about.addObject(), i.value());
        }
        o.put("cp:issuer", c.issuer().value().place());
        if (!c.issuer().value().body().isEmpty()) {
            o.put("cp:issuerBody", c.issuer().value().body());
        }
        o.put("cp:action", c.action().value().code());
        o.put("cp:modality", c.modality().value().code());
        o.put("cp:opinion", c.opinion());
        o.put("cp:historic", c.historic());
        o.put("cp:confidence", Math.round(c.confidence() * 1000) / 1000.0);
        ArrayNode exclusions = o.putArray("cp:exclusion");
        c.exclusions().forEach(x -> item(exclusions.addObject(), x.value()));
        ArrayNode targets = o.putArray("cp:target");
        for (Slot<Target> t : c.targets()) {
            targets.add(t.value().code());
        }
        for (Slot<DateMention> d : c.dates()) {
            o.withArray("cp:" + d.value().role().code()).add(d.value().date().toString());
        }
        ArrayNode quantities = o.putArray("cp:quantity");
        for (Slot<QuantityMention> q : c.quantities()) {
            quantities
                    .addObject()
                    .put("@type", "schema:QuantitativeValue")
                    .put("schema:value", q.value().value())
                    .put("schema:unitText", q.value().unit())
                    .put("cp:kind", q.value().kind().code());
        }
        for (Slot<String> condition : c.conditions()) {
            o.withArray("cp:condition").add(condition.value());
        }
        o.put("prov:wasDerivedFrom", urn(a.id()));
        o.put("prov:wasGeneratedBy", readingOf(a));
        annotation(c, a);
    }

    private static void item(ObjectNode o, ItemMention i) {
        o.put("@type", "schema:Thing");
        o.put("schema:name", i.mention());
        o.put("schema:identifier", "item~" + i.item());
    }

    private static void voice(ObjectNode o, Attribution a) {
        boolean person = (a.role() == Attribution.Role.OFFICIAL || a.role() == Attribution.Role.ANALYST)
                && !a.canonical().equals(a.name());
        o.put("@type", person ? "schema:Person" : "schema:Organization");
        o.put("schema:name", a.canonical());
        o.put("cp:role", a.role().code());
        if (a.inherited()) {
            o.put("cp:inherited", true);
        }
    }

    private void annotation(Claim c, Article a) {
        ObjectNode o = node(urn(Id.of("annotation", c.id().value())), "oa:Annotation");
        o.put("oa:motivatedBy", "oa:identifying");
        o.put("oa:hasBody", urn(c.id()));
        ObjectNode target = o.putObject("oa:hasTarget");
        target.put("@type", "oa:SpecificResource");
        target.put("oa:hasSource", urn(a.id()));
        ArrayNode selectors = target.putArray("oa:hasSelector");
        Span s = c.span();
        selectors
                .addObject()
                .put("@type", "oa:TextPositionSelector")
                .put("oa:start", a.text().codePointCount(0, s.start()))
                .put("oa:end", a.text().codePointCount(0, s.end()));
        selectors
                .addObject()
                .put("@type", "oa:TextQuoteSelector")
                .put("oa:exact", s.in(a.text()))
                .put(
                        "oa:prefix",
                        a.text().substring(whole(a.text(), Math.max(0, s.start() - QUOTE_CONTEXT)), s.start()))
                .put(
                        "oa:suffix",
                        a.text()
                                .substring(
                                        s.end(),
                                        whole(a.text(), Math.min(a.text().length(), s.end() + QUOTE_CONTEXT))));
    }

    /// The offset itself, or the next one where it would cut a code point in two.
    private static int whole(String text, int at) {
        boolean cut = at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at));
        return cut ? at + 1 : at;
    }

    private void verdict(AcceptedClaim v) {
        ObjectNode o = node(urn(Id.of("review", v.claim().id().value())), "schema:ClaimReview", "prov:Entity");
        o.put("schema:itemReviewed", urn(v.claim().id()));
        o.put("schema:dateCreated", v.decided().toString());
        o.putObject("schema:author").put("@type", "schema:Person").put("schema:name", v.analyst());
        o.putObject("schema:reviewRating")
                .put("@type", "schema:Rating")
                .put("schema:alternateName", v.decision().name().toLowerCase(Locale.ROOT));
        if (!v.note().isEmpty()) {
            o.put("schema:reviewBody", v.note());
        }
        o.put("prov:wasDerivedFrom", urn(v.claim().id()));
    }
}
