package dev.chokepoint.app.page;

import dev.chokepoint.app.view.evidence.ClaimWords;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.NegotiationEvent;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.SupplyFact;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.Passage;
import dev.chokepoint.evidence.text.Section;
import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Readings as one self-contained page: spans highlighted and numbered, coloured by modality as in the report, slots
/// and rules on hover and in a table below that the numbers lead to. It needs no script: what a pointer shows, the
/// keyboard reaches by the links.
public final class ReadingPage {
    private final Reading reading;

    /// What makes the ids of a document's parts unlike those of others.
    private final String prefix;

    private final List<Layer> layers;
    private final List<Block> blocks;

    private ReadingPage(Reading reading, String prefix) {
        this.reading = reading;
        this.prefix = prefix;
        layers = layers();
        blocks = cut(new HashSet<>());
    }

    /// A whole page for one or more documents.
    public static String of(List<Reading> readings) {
        List<ReadingPage> articles = IntStream.range(0, readings.size())
                .mapToObj(k -> new ReadingPage(readings.get(k), "d" + (k + 1) + "-"))
                .toList();
        return Html.text(out -> JtereadingGenerated.render(out, Html.PLAIN, articles));
    }

    /// A stretch of the text to be marked.
    ///
    /// @param label the number shown behind it; empty for none
    /// @param row the id of its row in the tables; empty for none
    private record Layer(Span span, String css, String hover, String label, String row) {}

    /// A passage with its pieces.
    ///
    /// @param section the name of the section that begins here; empty for none
    record Block(String css, String section, List<Piece> pieces) {}

    /// A piece of the text under the same layers; not marked where `css` is empty.
    ///
    /// @param id its name as a place of the page; empty for none
    /// @param also further names of the same place
    /// @param links the layers that end with it
    record Piece(String text, String css, String hover, String id, List<String> also, List<Link> links) {}

    record Link(String row, String label) {}

    /// A claim in the table.
    record ClaimRow(
            String id,
            int number,
            String summary,
            String modality,
            String more,
            String rules,
            String told,
            String goesTo,
            double confidence) {}

    /// A supply fact or talks in the table.
    record FactRow(String id, int number, Span span, String words, String rule) {}

    String title() {
        Article article = reading.article();
        return article.headline().isEmpty()
                ? article.id().value()
                : article.headline().replaceFirst("^#+ ", "");
    }

    Article article() {
        return reading.article();
    }

    /// Whether its address may be followed.
    boolean isLinked() {
        String url = reading.article().url();
        return url.startsWith("http://") || url.startsWith("https://");
    }

    /// What could not be read for want of rules for its language; empty if nothing.
    String notRead() {
        return reading.notRead();
    }

    boolean isUnread() {
        return reading.isUnread();
    }

    List<ClaimRow> claims() {
        List<ClaimRow> out = new ArrayList<>();
        for (Claim c : reading.claims()) {
            int n = out.size() + 1;
            List<String> more = new ArrayList<>(ClaimWords.slots(c));
            if (c.historic()) {
                more.add("background");
            }
            out.add(new ClaimRow(
                    prefix + "c" + n,
                    n,
                    ClaimWords.summary(c),
                    c.modality().value().code(),
                    String.join("; ", more),
                    String.join(", ", c.rules()),
                    ClaimWords.told(c),
                    c.opinion() ? "opinion, not fact" : c.isRecordable() ? "may enter the ledger" : "watch list",
                    c.confidence()));
        }
        return out;
    }

    /// Supply facts and talks in the order of the text.
    List<FactRow> facts() {
        List<FactRow> all = new ArrayList<>();
        for (SupplyFact s : reading.supplyFacts()) {
            String words = "supply fact, " + ClaimWords.word(s.kind()) + ": " + ClaimWords.fact(s);
            all.add(new FactRow("", 0, s.span(), words, s.rule()));
        }
        for (NegotiationEvent e : reading.negotiations()) {
            String words = "talks " + ClaimWords.word(e.kind()) + ": " + ClaimWords.event(e);
            all.add(new FactRow("", 0, e.span(), words, e.rule()));
        }
        all.sort(Comparator.comparingInt(x -> x.span().start()));
        List<FactRow> out = new ArrayList<>();
        for (FactRow f : all) {
            int n = out.size() + 1;
            out.add(new FactRow(prefix + "f" + n, n, f.span(), f.words(), f.rule()));
        }
        return out;
    }

    private List<Layer> layers() {
        List<Layer> out = new ArrayList<>();
        int n = 0;
        for (Claim c : reading.claims()) {
            n++;
            String row = prefix + "c" + n;
            String details = ClaimWords.details(c);
            out.add(new Layer(
                    c.span(),
                    c.modality().value().code() + (c.opinion() ? " opinion" : ""),
                    "Claim " + n + ": " + ClaimWords.summary(c) + (details.isEmpty() ? "" : "\n" + details)
                            + "\nrules: " + String.join(", ", c.rules()) + "\nconfidence "
                            + Figures.hundredths(c.confidence()),
                    Integer.toString(n),
                    row));
            for (Slot<?> x : c.exclusions()) {
                if (!c.span().contains(x.span())) {
                    out.add(new Layer(x.span(), "excluded", "Claim " + n + " leaves this out", "", row));
                }
            }
        }
        for (FactRow f : facts()) {
            out.add(new Layer(f.span(), "fact", f.words() + "\nrule: " + f.rule(), "f" + f.number(), f.id()));
        }
        return out;
    }

    List<Block> blocks() {
        return blocks;
    }

    /// The text, with the name of a section where it begins. A headline without a mark is the title alone.
    ///
    /// @param marked gathers the rows whose first piece was met; a row leads back to that piece
    private List<Block> cut(Set<String> marked) {
        List<Block> out = new ArrayList<>();
        Section before = Section.HEADLINE;
        for (Passage p : reading.article().passages()) {
            if (p.section() == Section.HEADLINE
                    && layers.stream().noneMatch(l -> l.span().overlaps(p.span()))) {
                continue;
            }
            String css = switch (p.section()) {
                case COMMENT -> "p comment";
                case REPORT, HEADLINE -> "p";
                default -> "p aside";
            };
            boolean begins = p.section() != Section.REPORT && p.section() != before;
            before = p.section();
            out.add(new Block(css, begins ? p.section().code() : "", pieces(p.span(), marked)));
        }
        return out;
    }

    /// The passage cut at every edge of a layer.
    private List<Piece> pieces(Span passage, Set<String> marked) {
        TreeSet<Integer> cuts = new TreeSet<>(List.of(passage.start(), passage.end()));
        List<Layer> here = new ArrayList<>();
        for (Layer l : layers) {
            if (l.span().overlaps(passage)) {
                here.add(l);
                cuts.add(Math.max(passage.start(), l.span().start()));
                cuts.add(Math.min(passage.end(), l.span().end()));
            }
        }
        here.sort(Comparator.comparingInt(l -> l.span().length()));
        List<Integer> edges = List.copyOf(cuts);
        List<Piece> out = new ArrayList<>();
        for (int k = 0; k + 1 < edges.size(); k++) {
            out.add(piece(Span.of(edges.get(k), edges.get(k + 1)), here, passage.end(), marked));
        }
        return out;
    }

    /// A piece shows the shortest layer over it, and the numbers of the layers that end with it.
    private Piece piece(Span span, List<Layer> here, int passageEnd, Set<String> marked) {
        String text = span.in(reading.article().text());
        List<Layer> over = here.stream().filter(l -> l.span().contains(span)).toList();
        if (over.isEmpty()) {
            return new Piece(text, "", "", "", List.of(), List.of());
        }
        List<Layer> numbered = over.stream().filter(l -> !l.label().isEmpty()).toList();
        List<String> begun = numbered.stream()
                .map(Layer::row)
                .filter(marked::add)
                .map(r -> r + "-text")
                .toList();
        List<Link> links = numbered.stream()
                .filter(l -> l.span().end() == span.end()
                        || (span.end() == passageEnd && l.span().end() > span.end()))
                .map(l -> new Link(l.row(), l.label()))
                .toList();
        return new Piece(
                text,
                over.getFirst().css(),
                String.join("\n\n", over.stream().map(Layer::hover).toList()),
                begun.isEmpty() ? "" : begun.getFirst(),
                begun.stream().skip(1).toList(),
                links);
    }
}
