package dev.chokepoint.data.review;

import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.data.ledger.LedgerReader;
import dev.chokepoint.data.world.WorldLayout;
import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.text.Article;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// Writes a measure that only a claim tells of so far into `ledger/measures/drafts.yaml`.
///
/// The draft has no rules: it determines no shipment until its author has read the act and written them.
public final class MeasureDraft {
    /// The file of the drafts.
    public static final String FILE = "drafts.yaml";

    private MeasureDraft() {}

    /// Whether a claim tells of a new measure, rather than of something done to an old one.
    public static boolean fits(Claim claim) {
        return claim.isRecordable() && claim.action().value() == Action.IMPOSE;
    }

    /// Adds the draft; the ledger stays as it was if it would not be sound.
    ///
    /// @return its id
    public static String add(Path world, Ledger ledger, Claim claim, Article article, String title) {
        Path file = WorldLayout.of(world).ledger().resolve("measures").resolve(FILE);
        String issuer = claim.issuer().value().place();
        int number = 1;
        String stem = issuer + "-" + article.published().day().getYear() + "-D";
        while (ledger.findMeasure(stem + number).isPresent()) {
            number++;
        }
        String id = stem + number;
        LocalDate published = article.published().day();
        LocalDate announced = date(claim, DateMention.Role.ANNOUNCED).orElse(published);
        LocalDate effective =
                date(claim, DateMention.Role.EFFECTIVE).orElse(announced.isAfter(published) ? announced : published);
        boolean planned = claim.modality().value() == Modality.PLANNED;
        StringBuilder s = new StringBuilder();
        s.append("\n- id: ").append(id);
        s.append("\n  act: {issuer: ").append(issuer).append(", type: statement}");
        s.append("\n  kind: ").append(planned ? "PLANNED" : "LICENCE_REQUIREMENT");
        s.append("\n  title: ").append(quoted(title));
        s.append("\n  items: ")
                .append(quoted(String.join(
                        "; ",
                        claim.items().stream().map(i -> i.value().mention()).toList())));
        s.append("\n  summary: ").append(quoted(claim.span().in(article.text()).replaceAll("\\s+", " ")));
        s.append("\n  note: 'Drafted from a claim; the act itself was not read.'");
        s.append("\n  confirmed: false");
        s.append("\n  confidence: weak");
        s.append("\n  sources:\n    - ")
                .append(quoted(article.url().isBlank() ? article.id().value() : article.url()));
        s.append("\n  announced: ").append(announced.isAfter(effective) ? effective : announced);
        s.append("\n  known: ").append(published);
        if (!planned || date(claim, DateMention.Role.EFFECTIVE).isPresent()) {
            s.append("\n  effective: ").append(effective);
        }
        s.append('\n');
        String drafts = SoundEdit.find(file)
                .orElse(
                        "# Measures that only claims tell of so far: read the act, write the rules, move them.\nmeasures:\n");
        SequencedMap<Path, String> files = new LinkedHashMap<>();
        files.put(file, drafts + s);
        SoundEdit.write(files, () -> LedgerReader.read(world).problems(), "The draft was not written: ");
        return id;
    }

    private static Optional<LocalDate> date(Claim claim, DateMention.Role role) {
        return claim.dates().stream()
                .map(Slot::value)
                .filter(d -> d.role() == role)
                .map(d -> d.date().first())
                .findFirst();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
