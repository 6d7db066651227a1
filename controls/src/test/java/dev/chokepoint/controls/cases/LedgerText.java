package dev.chokepoint.controls.cases;

import dev.chokepoint.controls.law.Act;
import dev.chokepoint.controls.law.Code;
import dev.chokepoint.controls.law.Condition;
import dev.chokepoint.controls.law.ConditionParser;
import dev.chokepoint.controls.law.Confidence;
import dev.chokepoint.controls.law.Effect;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.MeasureKind;
import dev.chokepoint.controls.law.Movement;
import dev.chokepoint.controls.law.PartySet;
import dev.chokepoint.controls.law.PlaceSet;
import dev.chokepoint.controls.law.Policy;
import dev.chokepoint.controls.law.Reach;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.Rule;
import dev.chokepoint.controls.law.Scope;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.controls.law.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Builds a small ledger from the lines of a case file; how they are written stands in `cases/README.md`.
public final class LedgerText {
    private final List<Measure> measures = new ArrayList<>();
    private final List<StatusEvent> events = new ArrayList<>();
    private final Map<String, Condition> named = new HashMap<>();
    private final Map<String, Reference.Attribute> attributes = new LinkedHashMap<>();
    private final List<Reference.Membership> groups = new ArrayList<>();
    private final List<Reference.KnownParty> parties = new ArrayList<>();
    private final List<Reference.Product> products = new ArrayList<>();
    private final List<Reference.KnownItem> items = new ArrayList<>();
    private final List<Reference.Cue> cues = new ArrayList<>();
    private final List<Reference.EndUseClass> uses = new ArrayList<>();
    private final List<Reference.Place> places = new ArrayList<>();

    /// A ledger from a text that holds nothing else.
    public static Ledger of(String text) {
        LedgerText reader = new LedgerText();
        TextBlock.all(text).forEach(reader::add);
        return reader.ledger();
    }

    Ledger ledger() {
        return Ledger.of(
                measures,
                events,
                new Reference(named, attributes, groups, parties, products, items, cues, uses, places));
    }

    void add(TextBlock block) {
        switch (block.head()) {
            case "measure" -> measure(block);
            case "party" -> party(block);
            case "product", "item", "cue" -> goods(block);
            case "use" ->
                uses.add(new Reference.EndUseClass(
                        TextBlock.rest(block.lines().getFirst()),
                        block.body().stream()
                                .filter(l -> l.startsWith("words "))
                                .flatMap(l -> TextBlock.list(TextBlock.rest(l)).stream())
                                .toList(),
                        block.body().stream()
                                .filter(l -> l.startsWith("not "))
                                .flatMap(l -> TextBlock.list(TextBlock.rest(l)).stream())
                                .toList()));
            case "named", "attribute", "group", "place" -> block.lines().forEach(this::single);
            default -> throw new IllegalArgumentException("line " + block.line() + ": " + block.head());
        }
    }

    private void single(String line) {
        String rest = TextBlock.rest(line);
        String name = TextBlock.word(rest);
        switch (TextBlock.word(line)) {
            case "named" -> named.put(name, ConditionParser.parse(TextBlock.rest(rest), named));
            case "attribute" -> attributes.put(name, attribute(name, TextBlock.rest(rest)));
            case "place" -> places.add(new Reference.Place(name, name, TextBlock.list(TextBlock.rest(rest))));
            case "group" ->
                groups.add(new Reference.Membership(
                        name,
                        TextBlock.word(TextBlock.rest(rest)),
                        TextBlock.day(rest, "from", LocalDate.MIN),
                        TextBlock.day(rest, "to", StatusEvent.OPEN),
                        TextBlock.day(rest, "known", LocalDate.MIN),
                        "",
                        Confidence.RECALLED));
            default -> throw new IllegalArgumentException(line);
        }
    }

    private static Reference.Attribute attribute(String name, String formula) {
        Reference.Derivation derivation = new Reference.Derivation.Given();
        if (formula.contains("/")) {
            String[] parts = formula.split(" / ");
            derivation = new Reference.Derivation.Ratio(parts[0], parts[1]);
        } else if (formula.contains("*")) {
            Map<String, Double> factors = new HashMap<>();
            for (String product : TextBlock.list(formula)) {
                String[] parts = product.split(" \\* ");
                factors.put(parts[0], Double.parseDouble(parts[1]));
            }
            derivation = new Reference.Derivation.LargestProduct(factors);
        }
        return new Reference.Attribute(name, true, "", 0, 1e9, "", Map.of(), derivation);
    }

    private void party(TextBlock block) {
        String name = TextBlock.rest(block.lines().getFirst());
        List<String> aliases = new ArrayList<>();
        List<Reference.Listing> listings = new ArrayList<>();
        List<Reference.Shareholding> owners = new ArrayList<>();
        String seat = "";
        for (String line : block.body()) {
            String rest = TextBlock.rest(line);
            LocalDate from = TextBlock.day(line, "from", LocalDate.MIN);
            LocalDate to = TextBlock.day(line, "to", StatusEvent.OPEN);
            switch (TextBlock.word(line)) {
                case "alias" -> aliases.add(rest);
                case "seat" -> seat = rest;
                case "listed" ->
                    listings.add(new Reference.Listing(
                            TextBlock.word(rest), TextBlock.after(line, "tag").orElse(""), from, to));
                case "owner" ->
                    owners.add(new Reference.Shareholding(
                            TextBlock.list(rest).getFirst(),
                            Double.parseDouble(
                                    TextBlock.word(TextBlock.list(rest).get(1))),
                            from,
                            to));
                default -> throw new IllegalArgumentException(line);
            }
        }
        parties.add(new Reference.KnownParty(name, aliases, seat, listings, owners, Confidence.RECALLED));
    }

    private void goods(TextBlock block) {
        String name = TextBlock.rest(block.lines().getFirst());
        Map<String, Value> values = new LinkedHashMap<>();
        List<Code> codes = new ArrayList<>();
        String maker = "";
        for (String line : block.body()) {
            String rest = TextBlock.rest(line);
            switch (TextBlock.word(line)) {
                case "gives" -> values.put(TextBlock.word(rest), value(TextBlock.rest(rest)));
                case "code" -> codes.add(Code.parse(rest));
                case "maker" -> maker = rest;
                default -> throw new IllegalArgumentException(line);
            }
        }
        switch (block.head()) {
            case "product" -> products.add(new Reference.Product(name, List.of(), maker, values, "made up"));
            case "item" -> items.add(new Reference.KnownItem(name, List.of(), codes, values, "made up"));
            default -> cues.add(new Reference.Cue(TextBlock.list(name), values));
        }
    }

    static Value value(String text) {
        try {
            return Value.of(Double.parseDouble(text));
        } catch (NumberFormatException _) {
            return Value.of(text);
        }
    }

    private void measure(TextBlock block) {
        String[] head = TextBlock.rest(block.lines().getFirst()).split(" ");
        String id = head[0];
        List<Rule> rules = new ArrayList<>();
        RuleText rule = new RuleText("", "");
        for (String line : block.body()) {
            if (TextBlock.word(line).equals("rule")) {
                rule.addTo(rules);
                rule = new RuleText(TextBlock.word(TextBlock.rest(line)), TextBlock.rest(TextBlock.rest(line)));
            } else if (isEvent(TextBlock.word(line))) {
                events.add(event(id, line));
            } else {
                rule.lines.add(line);
            }
        }
        rule.addTo(rules);
        measures.add(new Measure(
                id,
                new Act(id.split("-", 2)[0], "made up", "Act " + id, "rule"),
                MeasureKind.valueOf(head[1]),
                "Measure " + id,
                "",
                "",
                "",
                "",
                "",
                head.length > 2 ? "recalled" : "",
                head.length == 2,
                Confidence.RECALLED,
                List.of(),
                List.of("source of " + id),
                rules));
    }

    private static boolean isEvent(String word) {
        return List.of(StatusEvent.Type.values()).stream()
                .anyMatch(t -> t.name().toLowerCase(Locale.ROOT).equals(word));
    }

    private StatusEvent event(String measure, String line) {
        LocalDate from = LocalDate.parse(TextBlock.word(TextBlock.rest(line)));
        LocalDate known = TextBlock.day(line, "known", from);
        return new StatusEvent(
                TextBlock.after(line, "key").orElse(measure + "#" + events.size()),
                measure,
                TextBlock.after(line, "rule").orElse(""),
                StatusEvent.Type.valueOf(TextBlock.word(line).toUpperCase(Locale.ROOT)),
                StatusEvent.Span.of(from, TextBlock.day(line, "to", StatusEvent.OPEN)),
                new StatusEvent.Known(known, TextBlock.day(line, "addressee", known)),
                TextBlock.after(line, "replaces").orElse(""),
                new StatusEvent.Provenance(TextBlock.after(line, "by").orElse(""), Confidence.RECALLED, "", ""),
                events.size() + 1L);
    }

    /// The lines of one rule.
    private final class RuleText {
        private final String name;
        private final String effect;
        private final List<String> lines = new ArrayList<>();

        RuleText(String name, String effect) {
            this.name = name;
            this.effect = effect;
        }

        void addTo(List<Rule> rules) {
            if (!name.isEmpty()) {
                rules.add(new Rule(name, scope(), effect(), "Words of " + name));
            }
        }

        private String line(String key, String otherwise) {
            return lines.stream()
                    .filter(l -> TextBlock.word(l).equals(key))
                    .map(TextBlock::rest)
                    .findFirst()
                    .orElse(otherwise);
        }

        private Scope scope() {
            return new Scope(
                    Set.copyOf(TextBlock.list(line("movements", "")).stream()
                            .map(Movement::parse)
                            .toList()),
                    PlaceSet.parse(line("origin", "*")),
                    PlaceSet.parse(line("exporter", "*")),
                    PlaceSet.parse(line("destination", "*")),
                    PlaceSet.parse(line("headquarters", "*")),
                    parties(),
                    Set.copyOf(TextBlock.list(line("end-uses", ""))),
                    Set.copyOf(TextBlock.list(line("addressees", ""))),
                    line("licensable-under", ""),
                    ConditionParser.parse(line("item", "always"), named),
                    TextBlock.list(line("codes", "")).stream().map(Code::parse).toList(),
                    reach());
        }

        private PartySet parties() {
            String line = line("parties", "anyone");
            String[] words = line.split(" ");
            return switch (words[0]) {
                case "anyone" -> PartySet.ANYONE;
                case "listed-by" -> new PartySet.ListedBy(words[1], words.length > 2 ? words[2] : "");
                case "owned-by-listed" ->
                    new PartySet.OwnedByListed(words[1], Double.parseDouble(words[2]), Double.parseDouble(words[3]));
                case "listed-or-owned" -> new PartySet.ListedOrOwned(words[1], Double.parseDouble(words[2]));
                default -> throw new IllegalArgumentException(line);
            };
        }

        private Reach reach() {
            String line = line("reach", "territory");
            return switch (TextBlock.word(line)) {
                case "territory" -> Reach.TERRITORY;
                case "origin-or-content" -> Reach.ORIGIN_OR_CONTENT;
                case "anywhere" -> Reach.ANYWHERE;
                case "test" -> new Reach.Test(ConditionParser.parse(TextBlock.rest(line), named));
                default -> throw new IllegalArgumentException(line);
            };
        }

        private Effect effect() {
            List<String> words = List.of(effect.split(" "));
            Set<String> targets = Set.copyOf(words.subList(1, words.size()));
            return switch (words.getFirst()) {
                case "requires-licence" ->
                    new Effect.RequiresLicence(words.size() == 1 ? Policy.UNSTATED : Policy.valueOf(words.get(1)));
                case "prohibits" -> new Effect.Prohibits(targets.contains("presumed"));
                case "red-flag" -> new Effect.RedFlag();
                case "notification" -> new Effect.Notification();
                case "subjects" -> new Effect.Subjects();
                case "suspends-licences" -> new Effect.SuspendsLicences();
                case "authorises" -> new Effect.Authorises(targets);
                case "sets-policy" ->
                    new Effect.SetsPolicy(Set.copyOf(words.subList(2, words.size())), Policy.valueOf(words.get(1)));
                case "reads-out" -> new Effect.ReadsOut(targets);
                case "does-not-enforce" -> new Effect.DoesNotEnforce(targets);
                case "withholds" -> new Effect.Withholds(targets);
                case "explains" -> new Effect.Explains(targets, false);
                case "explains-as-measure" -> new Effect.Explains(targets, true);
                default -> throw new IllegalArgumentException(effect);
            };
        }
    }
}
