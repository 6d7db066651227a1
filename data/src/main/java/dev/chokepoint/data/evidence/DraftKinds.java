package dev.chokepoint.data.evidence;

import dev.chokepoint.base.Problem;
import dev.chokepoint.controls.law.MeasureKind;
import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.claims.Target;
import dev.chokepoint.evidence.text.Article;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Of which kind the measure is that is drafted from a claim: by its words, which stand in `draft-kinds.yaml`,
/// and where they do not say by its action.
public final class DraftKinds {
    private static final String FILE = "draft-kinds.yaml";
    private static final DraftKinds BUNDLED = read();

    private final List<Line> lines;

    /// @param modality of which it must be; empty for any
    private record Line(MeasureKind kind, List<String> actions, String modality, Pattern words) {
        boolean fits(Claim claim, String text) {
            return (actions.isEmpty() || actions.contains(claim.action().value().code()))
                    && (modality.isEmpty()
                            || modality.equals(claim.modality().value().code()))
                    && words.matcher(text).find();
        }
    }

    private DraftKinds(List<Line> lines) {
        this.lines = List.copyOf(lines);
    }

    /// The kinds by the words that come with Chokepoint.
    public static DraftKinds bundled() {
        return BUNDLED;
    }

    private static DraftKinds read() {
        List<Problem> problems = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (RuleFile.Row r : new RuleFile(FILE, text(), problems).rows("kinds")) {
            lines.add(new Line(
                    MeasureKind.valueOf(r.required("kind")),
                    r.list("actions"),
                    r.text("modality"),
                    any(r.list("words"))));
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.getFirst().text());
        }
        return new DraftKinds(lines);
    }

    private static String text() {
        try (InputStream in = DraftKinds.class.getResourceAsStream("/evidence/" + FILE)) {
            if (in == null) {
                throw new IOException("The resource evidence/" + FILE + " is missing.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One of the words: whole where it is in Latin letters.
    private static Pattern any(List<String> words) {
        StringBuilder out = new StringBuilder();
        for (String w : words) {
            boolean latin = w.chars().allMatch(c -> c < 0x250);
            out.append(out.isEmpty() ? "" : "|")
                    .append(latin ? "\\b" : "")
                    .append(Pattern.quote(w))
                    .append(latin ? "\\b" : "");
        }
        return Pattern.compile(out.toString());
    }

    /// The kind of the measure that a claim tells of.
    public MeasureKind of(Claim claim, Article article) {
        String text = claim.span().in(article.text()).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        boolean plan = isPlan(claim);
        return lines.stream()
                // of a plan without a day the words tell what is planned; only a promise is more
                .filter(l -> !plan || !l.modality().isEmpty())
                .filter(l -> l.fits(claim, text))
                .map(Line::kind)
                .findFirst()
                .orElseGet(() -> plan ? MeasureKind.PLANNED : byAction(claim));
    }

    private static boolean isPlan(Claim claim) {
        return claim.modality().value() == Modality.PLANNED
                && claim.dayOf(DateMention.Role.EFFECTIVE).isEmpty();
    }

    private static MeasureKind byAction(Claim claim) {
        Action action = claim.action().value();
        boolean parties = claim.targets().stream().anyMatch(t -> t.value() instanceof Target.Entity);
        return switch (action) {
            case IMPOSE -> parties ? MeasureKind.ENTITY_LISTING : MeasureKind.LICENCE_REQUIREMENT;
            case EXTEND -> MeasureKind.LICENCE_REQUIREMENT;
            case SUSPEND -> MeasureKind.SUSPENSION;
            case LIFT -> MeasureKind.RESCISSION;
            case EXEMPT, EASE -> MeasureKind.AUTHORISATION;
            case TIGHTEN -> parties ? MeasureKind.ENTITY_LISTING : MeasureKind.LIST_REVISION;
            case DENY -> MeasureKind.REVIEW_POLICY;
            case THREATEN -> MeasureKind.PLANNED;
        };
    }
}
