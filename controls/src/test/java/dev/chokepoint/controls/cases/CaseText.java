package dev.chokepoint.controls.cases;

import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.law.Audience;
import dev.chokepoint.controls.law.Code;
import dev.chokepoint.controls.law.Movement;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.controls.shipment.Owner;
import dev.chokepoint.controls.shipment.Party;
import dev.chokepoint.controls.shipment.Shipment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// One case: a shipment, `----`, and what the determination must say, each line by its first word.
///
/// @param expected by first word, what must stand there; what has no line is not compared
record CaseText(String name, Shipment shipment, Map<String, List<String>> expected, String source) {
    static CaseText of(TextBlock block) {
        int cut = block.lines().indexOf("----");
        if (cut < 0) {
            throw new IllegalArgumentException("The case in line " + block.line() + " must have a line ----.");
        }
        Map<String, List<String>> expected = new LinkedHashMap<>();
        String source = "";
        for (String line : block.lines().subList(cut + 1, block.lines().size())) {
            if (line.startsWith("source:")) {
                source = TextBlock.rest(line);
            } else {
                List<String> values = expected.computeIfAbsent(TextBlock.word(line), _ -> new ArrayList<>());
                if (!TextBlock.rest(line).equals("none")) {
                    values.add(TextBlock.rest(line));
                }
            }
        }
        if (source.isEmpty() || !expected.containsKey("answer")) {
            throw new IllegalArgumentException(
                    "The case in line " + block.line() + " must have an answer and a line source:.");
        }
        return new CaseText(
                TextBlock.rest(block.lines().getFirst()), shipment(block.lines().subList(1, cut)), expected, source);
    }

    private static Shipment shipment(List<String> lines) {
        String first = lines.getFirst();
        LocalDate on = TextBlock.after(first, "on").map(LocalDate::parse).orElseThrow();
        List<String> places = List.of(first.split(" +"));
        Shipment s = Shipment.of("", places.get(0), places.get(2), on).at(on, TextBlock.day(first, "known", on));
        List<Code> codes = new ArrayList<>();
        List<Owner> owners = new ArrayList<>();
        Party user = Party.UNNAMED;
        for (String line : lines.subList(1, lines.size())) {
            String rest = TextBlock.rest(line);
            switch (TextBlock.word(line)) {
                case "item" -> s = s.withItem(rest);
                case "with" -> s = s.with(TextBlock.word(rest), LedgerText.value(TextBlock.rest(rest)));
                case "code" -> codes.add(Code.parse(rest));
                case "origin" -> s = s.withOrigin(rest);
                case "exporter" -> s = s.withExporter(s.exporter(), rest);
                case "movement" -> s = s.withMovement(Movement.parse(rest));
                case "use" -> s = s.withEndUse(rest);
                case "user" -> user = Party.named(rest);
                case "seat" -> user = user.withHeadquarters(rest.split(" "));
                case "owner" -> {
                    List<String> parts = TextBlock.list(rest);
                    owners.add(new Owner(parts.get(0), Double.parseDouble(parts.get(1)), parts.contains("listed")));
                }
                case "audience" -> s = s.withAudience(Audience.valueOf(rest));
                default -> throw new IllegalArgumentException(line);
            }
        }
        return s.withCodes(codes).withEndUser(user.withOwners(owners));
    }

    /// What a determination says, by the first words that cases use.
    static Map<String, List<String>> said(Determination d) {
        Map<String, List<String>> said = new LinkedHashMap<>();
        said.put("answer", List.of(String.join(" ", words(d.outcome().name(), d.measures()))));
        said.put("policy", List.of(d.policy().name()));
        said.put(
                "controls",
                d.controlling().stream()
                        .map(f -> f.measure() + "/" + f.rule() + " " + f.outcome() + " " + f.policy())
                        .toList());
        said.put(
                "dormant",
                d.dormant().stream()
                        .map(x -> x.measure() + "/" + x.rule() + " until " + day(x.revives()) + " by " + x.by())
                        .map(String::strip)
                        .toList());
        said.put(
                "pending",
                d.notYet().stream()
                        .map(x -> x.measure() + "/" + x.rule() + " " + x.starts())
                        .toList());
        said.put(
                "near",
                d.nearMisses().stream()
                        .map(x -> x.measure() + "/" + x.rule() + " " + x.why())
                        .toList());
        said.put("missing", List.copyOf(new TreeSet<>(d.missing())));
        said.put("interpreted", List.copyOf(d.interpretations()));
        said.put("authorised", List.copyOf(d.authorisations()));
        said.put("unconfirmed", d.unconfirmed());
        said.put("understood", List.of(String.valueOf(d.itemUnderstood())));
        said.put(
                "suggested", d.suggestions().stream().map(s -> s.means().name()).toList());
        said.put("text-and-enforcement-differ", List.of(String.valueOf(d.textVersusEnforcement())));
        said.put("inferred", inferred(d));
        said.put(
                "next",
                switch (d.nextChange()) {
                    case Determination.NextChange.None _ -> List.of();
                    case Determination.NextChange.On next ->
                        List.of(next.day() + " "
                                + String.join(" ", words(next.outcome().name(), next.measures())));
                });
        return said;
    }

    private static List<String> inferred(Determination d) {
        return d.explanation().parts().stream()
                .filter(p -> p.what().equals("inferred fact"))
                .map(p -> p.value())
                .toList();
    }

    private static List<String> words(String first, List<String> others) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }

    private static String day(LocalDate day) {
        return day.equals(StatusEvent.OPEN) ? "open" : day.toString();
    }
}
