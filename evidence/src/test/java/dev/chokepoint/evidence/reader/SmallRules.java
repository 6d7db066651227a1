package dev.chokepoint.evidence.reader;

import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.lexicon.BundledLists;
import dev.chokepoint.evidence.lexicon.Gazetteer;
import dev.chokepoint.evidence.patterns.Circumstance;
import dev.chokepoint.evidence.patterns.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The rules of `reading/rules.txt`, compiled anew at each call so that what compiles them is tried as well.
public final class SmallRules {
    private SmallRules() {}

    public static RuleClaimExtractor extractor() {
        List<List<String>> lines = lines(text("rules.txt"));
        return new RuleClaimExtractor(rules(lines), gazetteer(lines));
    }

    public static Gazetteer gazetteer() {
        return gazetteer(lines(text("rules.txt")));
    }

    public static String text(String name) {
        try (InputStream in = SmallRules.class.getResourceAsStream("/reading/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The resource reading/" + name + " is missing.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The fields of each line.
    public static List<List<String>> lines(String text) {
        return text.lines()
                .filter(l -> !l.isBlank() && !l.startsWith("#"))
                .map(l -> Arrays.stream(l.split(";", -1)).map(String::strip).toList())
                .toList();
    }

    /// The words of a field.
    public static List<String> split(String words) {
        return words.isEmpty() ? List.of() : Arrays.asList(words.split("\\|"));
    }

    static Map<String, List<String>> lists(List<List<String>> lines, String kind) {
        Map<String, List<String>> out = new LinkedHashMap<>();
        of(lines, kind).forEach(l -> out.put(l.get(1), split(l.get(2))));
        return out;
    }

    /// The lines of a kind.
    public static List<List<String>> of(List<List<String>> lines, String kind) {
        return lines.stream().filter(l -> l.getFirst().equals(kind)).toList();
    }

    private static RuleSet rules(List<List<String>> lines) {
        RuleSet.Examples none = RuleSet.Examples.none();
        return new RuleSet(
                "test",
                lists(lines, "words"),
                lists(lines, "verbs"),
                lists(lines, "irregular"),
                BundledLists.words(),
                of(lines, "trigger").stream()
                        .map(l -> new RuleSet.TriggerRule(
                                l.get(1),
                                l.get(5),
                                Action.valueOf(l.get(2)),
                                RuleSet.Voice.valueOf(l.get(3)),
                                l.get(4),
                                0,
                                0,
                                none))
                        .toList(),
                of(lines, "cue").stream()
                        .map(l -> new RuleSet.CueRule(
                                l.get(1),
                                l.get(7),
                                l.get(2),
                                Integer.parseInt(l.get(3)),
                                l.get(4).equals("after"),
                                l.get(5).equals("across"),
                                l.get(6),
                                List.of(),
                                none))
                        .toList(),
                of(lines, "context").stream().map(SmallRules::context).toList(),
                of(lines, "fact").stream()
                        .map(l -> new RuleSet.FactRule(l.get(1), l.get(3), l.get(2), none))
                        .toList());
    }

    /// The last three fields may be missing: action, circumstance and voice that it holds for.
    private static RuleSet.ContextRule context(List<String> l) {
        List<String> becomes = Arrays.asList(l.get(3).split(" "));
        return new RuleSet.ContextRule(
                l.get(1),
                l.get(2).equals("*") ? "" : l.get(2),
                field(l, 8).map(RuleSet.Voice::valueOf).map(Set::of).orElse(Set.of()),
                "",
                field(l, 6).flatMap(Action::find).map(Set::of).orElse(Set.of()),
                Set.of(),
                "",
                "",
                l.get(4).isEmpty() ? List.of() : List.of(l.get(4)),
                l.get(5).isEmpty() ? List.of() : List.of(l.get(5)),
                field(l, 7).flatMap(Circumstance::find),
                becomes.equals(List.of("none")),
                becomes.stream().flatMap(b -> Action.find(b).stream()).findFirst(),
                becomes.stream().flatMap(b -> Modality.find(b).stream()).findFirst(),
                false,
                false,
                RuleSet.Examples.none());
    }

    private static Optional<String> field(List<String> line, int at) {
        return at < line.size() && !line.get(at).isEmpty() ? Optional.of(line.get(at)) : Optional.empty();
    }

    private static Gazetteer gazetteer(List<List<String>> lines) {
        List<Gazetteer.Entry> out = new ArrayList<>();
        for (List<String> l : lines) {
            String key = l.get(1);
            List<String> names = split(l.getLast());
            switch (l.getFirst()) {
                case "place" -> out.add(new Gazetteer.Place(key, names));
                case "city" -> out.add(new Gazetteer.City(key, l.get(2), names));
                case "body" ->
                    out.add(new Gazetteer.Body(
                            key,
                            l.get(2),
                            l.get(3),
                            l.get(4).equals("assumed"),
                            l.get(4).equals("subject"),
                            names));
                case "person" ->
                    out.add(new Gazetteer.Person(
                            key,
                            l.get(3),
                            l.get(2),
                            LocalDate.parse(l.get(4)),
                            l.get(5).isEmpty() ? LocalDate.MAX : LocalDate.parse(l.get(5)),
                            names));
                case "item" -> out.add(new Gazetteer.Item(key, l.get(2), split(l.get(3)), names));
                case "entity" -> out.add(new Gazetteer.Entity(key, l.get(2), names));
                case "outlet" -> out.add(new Gazetteer.Outlet(key, names));
                case "group" -> out.add(new Gazetteer.Group(key, names));
                case "register" ->
                    out.add(new Gazetteer.Register(key, l.get(2), l.get(3).equals("yes"), names));
                default -> {}
            }
        }
        return new Gazetteer("test", out);
    }
}
