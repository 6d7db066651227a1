package dev.chokepoint.app.page;

import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.app.view.ledger.ReceiptsView;
import dev.chokepoint.controls.law.Policy;
import dev.chokepoint.data.ledger.DeterminationRecord;
import dev.chokepoint.data.ledger.ShipmentRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Receipts as one page to be printed, with what was found of each.
///
/// @param printed the day on which the page was made
public record ReceiptPage(ReceiptsView view, String printed) {
    /// A part of an answer that is a list.
    record Told(String name, List<String> lines) {}

    public String html() {
        return Html.text(out -> JtereceiptsGenerated.render(out, Html.PLAIN, this));
    }

    String title() {
        return "Receipts";
    }

    /// What was found of the whole file, in a sentence.
    String verdict() {
        long receipts = view.receipts();
        String count = receipts == 1 ? "1 receipt" : receipts + " receipts";
        return view.whole()
                ? count + ": each signature, hash and link of the chain holds."
                : count + "; "
                        + (view.doubtful() == 1 ? "1 line does not hold." : view.doubtful() + " lines do not hold.")
                        + (view.end().isEmpty() ? "" : " " + view.end());
    }

    /// Whether the answer is a determination, which has a form on the page.
    static boolean isDetermination(ReceiptsView.Line line) {
        return line.text("kind").equals(DeterminationRecord.KIND);
    }

    static String heading(ReceiptsView.Line line) {
        return line.number() == 0 ? "Line " + line.line() + ": no receipt" : "Receipt " + line.number();
    }

    static String found(ReceiptsView.Line line) {
        return "hash " + holds(line.hashHolds()) + ", signature " + holds(line.signatureHolds()) + ", chain "
                + holds(line.chainHolds());
    }

    private static String holds(boolean holds) {
        return holds ? "holds" : "does not hold";
    }

    /// What was asked, by the names of the columns with spaces, in the order of a table of shipments.
    static Map<String, String> question(ReceiptsView.Line line) {
        Map<String, String> asked = new TreeMap<>();
        line.part("inputs").forEach((name, value) -> asked.put(String.valueOf(name), String.valueOf(value)));
        Map<String, String> out = new LinkedHashMap<>();
        ShipmentRows.COLUMNS.stream()
                .filter(asked::containsKey)
                .forEach(c -> out.put(c.replace('_', ' '), String.valueOf(asked.remove(c))));
        asked.forEach((name, value) -> out.put(name.replace('_', ' '), value));
        return out;
    }

    /// The answer in a sentence, with the policy where one is stated.
    static String sentence(ReceiptsView.Line line) {
        String policy = line.text("answer", "policy");
        return line.text("answer", "sentence")
                + (policy.isEmpty() || policy.equals(Policy.UNSTATED.words()) ? "" : " Policy: " + policy + ".");
    }

    /// The regimes that were asked, each with why it has a say and the day through which its acts were read.
    private static List<String> regimes(ReceiptsView.Line line) {
        List<String> ids = line.limits("regimes", "id");
        List<String> why = line.limits("regimes", "why");
        List<String> through = line.limits("regimes", "read_through");
        return IntStream.range(0, ids.size())
                .mapToObj(k -> ids.get(k) + ", " + why.get(k) + ", "
                        + (through.get(k).isEmpty() ? "not read" : "read through " + through.get(k)))
                .toList();
    }

    /// The parts of a determination that hold anything.
    static List<Told> parts(ReceiptsView.Line line) {
        return List.of(
                        new Told("Controlled by", line.answers("controlling", "measure", "status", "words")),
                        new Told("Suspended", line.answers("dormant", "measure", "revives")),
                        new Told("Announced", line.answers("not_yet", "measure", "starts")),
                        new Told("Just outside", line.answers("near_misses", "measure", "why")),
                        new Told("Missing facts", line.answers("missing")),
                        new Told("Not understood", line.limits("not_understood", "field", "words")),
                        new Told(
                                "Possible answers, since a change is not confirmed",
                                line.limits("branches", "status", "if")),
                        new Told("Asked of", regimes(line)),
                        new Told("Not held", line.limits("gaps", "regime", "words")),
                        new Told("Not confirmed", line.answers("unconfirmed")),
                        new Told("Sources", line.answers("citations")))
                .stream()
                .filter(t -> !t.lines().isEmpty())
                .toList();
    }

    /// An answer of another kind, as JSON.
    static String whole(ReceiptsView.Line line) {
        return AnswerJson.part(line.part("answer"));
    }
}
