package dev.chokepoint.data.ledger;

import dev.chokepoint.base.Suggestion;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.determination.Limits;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.controls.law.Value;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// Determinations as JSON, with the words of the batch table.
public final class DeterminationJson {
    private static final JsonMapper LINE = JsonMapper.builder().build();

    private DeterminationJson() {}

    /// The answer on one line.
    public static String line(Determination d) {
        return LINE.writeValueAsString(of(d));
    }

    /// The answer as maps and lists, in the order in which it is written.
    public static Map<String, Object> of(Determination d) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("status", d.outcome().name());
        out.put("sentence", d.outcome().sentence());
        out.put("policy", d.policy().words());
        out.put("measures", d.measures());
        out.put(
                "controlling",
                d.controlling().stream()
                        .map(f -> fields(
                                "measure", f.measure(),
                                "rule", f.rule(),
                                "status", f.outcome().name(),
                                "policy", f.policy().words(),
                                "words", f.words()))
                        .toList());
        out.put(
                "dormant",
                d.dormant().stream()
                        .map(x -> fields(
                                "measure", x.measure(), "rule", x.rule(), "by", x.by(), "revives", day(x.revives())))
                        .toList());
        out.put(
                "not_yet",
                d.notYet().stream()
                        .map(x -> fields("measure", x.measure(), "rule", x.rule(), "starts", day(x.starts())))
                        .toList());
        out.put(
                "near_misses",
                d.nearMisses().stream()
                        .map(x -> fields("measure", x.measure(), "rule", x.rule(), "why", x.why()))
                        .toList());
        out.put("interpretations", d.interpretations());
        out.put("authorisations", d.authorisations());
        out.put("missing", d.missing());
        out.put(
                "suggestions",
                d.suggestions().stream().map(DeterminationJson::suggestion).toList());
        out.put("text_versus_enforcement", d.textVersusEnforcement());
        switch (d.nextChange()) {
            case Determination.NextChange.None _ -> out.put("next_change", Map.of());
            case Determination.NextChange.On on -> {
                Map<String, Object> next = new LinkedHashMap<>();
                next.put("day", on.day().toString());
                next.put("status", on.outcome().name());
                next.put("measures", on.measures());
                out.put("next_change", next);
            }
        }
        out.put("limits", limits(d.limits()));
        out.put("citations", d.citations());
        out.put("unconfirmed", d.unconfirmed());
        out.put("disclaimer", Determination.DISCLAIMER);
        return out;
    }

    private static Map<String, Object> limits(Limits limits) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("by_rules", limits.byRules().outcome().name());
        out.put(
                "regimes",
                limits.regimes().stream()
                        .map(r -> fields(
                                "id", r.id(),
                                "issuer", r.issuer(),
                                "name", r.name(),
                                "why", r.why(),
                                "read_through", r.readThrough().equals(LocalDate.MIN) ? "" : day(r.readThrough())))
                        .toList());
        out.put(
                "gaps",
                limits.gaps().stream()
                        .map(g -> fields(
                                "regime", g.regime(),
                                "list", g.list(),
                                "about", g.facet().name().toLowerCase(Locale.ROOT),
                                "words", g.words()))
                        .toList());
        out.put(
                "not_understood",
                limits.notUnderstood().stream()
                        .map(o -> fields("field", o.field(), "words", o.text()))
                        .toList());
        out.put(
                "branches",
                limits.branches().stream()
                        .map(b -> {
                            Map<String, Object> branch = new LinkedHashMap<>();
                            branch.put("status", b.answer().outcome().name());
                            branch.put("policy", b.answer().policy().words());
                            branch.put("measures", b.answer().measures());
                            branch.put("if", b.ifSo());
                            branch.put("from", day(b.from()));
                            return branch;
                        })
                        .toList());
        return out;
    }

    private static Map<String, Object> suggestion(Suggestion<Reference.KnownItem> s) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("item", s.means().name());
        out.put("found_as", s.alias());
        out.put("score", Math.round(s.score() * 1000) / 1000.0);
        out.put("reason", s.likeness().reason());
        out.put("codes", s.means().codes().stream().map(Object::toString).toList());
        out.put("attributes", attributes(s.means()));
        out.put("source", s.means().source());
        return out;
    }

    /// The attributes to state for an item, as on the command line: `element=Sm;form=magnet`.
    public static String attributes(Reference.KnownItem item) {
        StringBuilder out = new StringBuilder();
        new TreeMap<>(item.attributes())
                .forEach((name, value) -> out.append(out.isEmpty() ? "" : ";")
                        .append(name)
                        .append('=')
                        .append(text(value)));
        return out.toString();
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Word(String word) -> word;
            case Value.Figure(double figure) ->
                figure == Math.rint(figure) && Math.abs(figure) < 1e15
                        ? Long.toString((long) figure)
                        : Double.toString(figure);
        };
    }

    private static Map<String, String> fields(String... pairs) {
        Map<String, String> out = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            out.put(pairs[i], pairs[i + 1]);
        }
        return out;
    }

    private static String day(LocalDate day) {
        return day.equals(StatusEvent.OPEN) ? "" : day.toString();
    }
}
