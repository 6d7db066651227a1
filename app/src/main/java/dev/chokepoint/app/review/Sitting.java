package dev.chokepoint.app.review;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.LedgerView;
import dev.chokepoint.controls.law.Status;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.controls.review.MeasureCandidate;
import dev.chokepoint.data.ledger.Journal;
import dev.chokepoint.data.review.Decision;
import dev.chokepoint.data.review.MeasureDraft;
import dev.chokepoint.data.world.WorldLayout;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.text.Article;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What one sitting has had to do with so far: where it writes, what it wrote, and which
/// measures each article was about.
final class Sitting {
    private final Path ledgerFolder;
    private final boolean shared;
    private final Map<Integer, Decision> standing = new LinkedHashMap<>();
    private final Map<String, Set<String>> byArticle = new LinkedHashMap<>();
    private final Set<String> drafts = new LinkedHashSet<>();
    /// What each decision recorded: the keys of its events and whether each is only a further
    /// source.
    private final Map<Integer, List<Boolean>> recorded = new LinkedHashMap<>();

    Sitting(Path world) {
        this.ledgerFolder = WorldLayout.of(world).ledger().toAbsolutePath().normalize();
        this.shared = !ledgerFolder.startsWith(world.toAbsolutePath().normalize());
    }

    /// Where it writes, to be told before anything is written.
    List<String> opening() {
        return List.of("What you accept is written into the ledger in " + ledgerFolder
                + (shared ? ", which this world shares with another." : "."));
    }

    void drafted(String measure, Path file) {
        drafts.add(measure);
        if (!file.toAbsolutePath().normalize().startsWith(ledgerFolder)) {
            throw new IllegalStateException("The draft (" + measure + ") must lie in the ledger, not in " + file + ".");
        }
    }

    /// A decision was made.
    void made(Decision d) {
        if (d.verdict() == Decision.Verdict.UNDO) {
            return;
        }
        standing.put(d.number(), d);
        if (d.verdict() == Decision.Verdict.ACCEPT) {
            byArticle.computeIfAbsent(d.document(), _ -> new LinkedHashSet<>()).addAll(d.measures());
        }
    }

    /// What a decision recorded.
    void recorded(int decision, StatusEvent event) {
        recorded.computeIfAbsent(decision, _ -> new ArrayList<>())
                .add(!event.confirms().isEmpty());
    }

    /// @param gone the drafts that went with it
    void undone(Decision last, List<String> gone) {
        gone.forEach(drafts::remove);
        byArticle.values().forEach(measures -> measures.removeAll(gone));
        standing.remove(last.number());
        recorded.remove(last.number());
    }

    /// Candidates in the order in which they are offered: those named by number, those of the same article, the
    /// drafts of the sitting with which something agrees, then as they were found. A draft that nobody had heard of
    /// on the day of the document is offered only where it was made of this document.
    List<MeasureCandidate> first(List<MeasureCandidate> found, Ledger ledger, Claim claim, Article article) {
        List<MeasureCandidate> out =
                new ArrayList<>(found.stream().filter(MeasureCandidate::named).toList());
        Set<String> here = byArticle.getOrDefault(article.sha256(), Set.of());
        String issuer = claim.issuer().value().place();
        here.stream().filter(m -> isOf(ledger, m, issuer)).forEach(m -> out.add(found(found, m, "of this article")));
        found.stream().filter(c -> drafts.contains(c.measure())).forEach(out::add);
        out.addAll(found);
        LedgerView then = ledger.at(AsOf.of(article.published().day()));
        Set<String> seen = new HashSet<>();
        return out.stream()
                .filter(c -> here.contains(c.measure())
                        || !drafts.contains(c.measure())
                        || !(then.status(c.measure()) instanceof Status.Unheard))
                .filter(c -> seen.add(c.measure()))
                .toList();
    }

    private static boolean isOf(Ledger ledger, String measure, String issuer) {
        return ledger.findMeasure(measure)
                .filter(m -> m.issuer().equals(issuer))
                .isPresent();
    }

    private static MeasureCandidate found(List<MeasureCandidate> found, String measure, String otherwise) {
        return found.stream()
                .filter(c -> c.measure().equals(measure))
                .findFirst()
                .orElseGet(() -> new MeasureCandidate(measure, 0, List.of(otherwise)));
    }

    /// What was written, in words.
    List<String> closing() {
        int accepted = count(Decision.Verdict.ACCEPT);
        int watched = count(Decision.Verdict.WATCH);
        int rejected = count(Decision.Verdict.REJECT);
        long further = recorded.values().stream()
                .flatMap(List::stream)
                .filter(confirms -> confirms)
                .count();
        long events = recorded.values().stream().mapToLong(List::size).sum() - further;
        List<String> out = new ArrayList<>();
        int left = count(Decision.Verdict.LEAVE);
        out.add(accepted + " accepted, " + watched + " watched, " + rejected + " rejected"
                + (left == 0 ? "." : "; the rest of " + counted(left, "article", "articles") + " left."));
        Set<String> measures = new LinkedHashSet<>();
        standing.values().stream().filter(d -> !d.events().isEmpty()).forEach(d -> measures.addAll(d.measures()));
        if (events + further > 0) {
            out.add("Written to " + ledgerFolder.resolve(Journal.FILE) + ": " + counted(events, "event", "events")
                    + " and " + counted(further, "further source", "further sources") + " of "
                    + counted(measures.size(), "measure", "measures") + ".");
        } else {
            out.add("Nothing was written to " + ledgerFolder.resolve(Journal.FILE) + ".");
        }
        if (!drafts.isEmpty()) {
            out.add("Drafted, without rules until somebody has read the act: " + String.join(", ", drafts) + ", in "
                    + ledgerFolder.resolve("measures").resolve(MeasureDraft.FILE) + ".");
        }
        return out;
    }

    private int count(Decision.Verdict verdict) {
        return (int)
                standing.values().stream().filter(d -> d.verdict() == verdict).count();
    }

    private static String counted(long n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }
}
