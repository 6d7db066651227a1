package dev.chokepoint.app.server;

import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.NoticeNumber;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PartialDate;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;

/// A measure as it would stand in a ledger, drafted from one claim for somebody who reads the act and completes it.
///
/// What the claim does not say stands as `TODO`; a ledger with it is refused, so that no draft is taken for law.
final class MeasureDraft {
    private static final String OPEN = "TODO";

    private MeasureDraft() {}

    /// Whether a claim can be about a measure that is not in the ledger yet.
    static boolean isFor(Claim claim) {
        return !claim.opinion()
                && (claim.action().value() == Action.IMPOSE || claim.action().value() == Action.TIGHTEN);
    }

    /// The draft as YAML (docs/how-to/add-a-measure.md).
    static String of(Claim claim, Article article) {
        String issuer = claim.issuer().value().place();
        Optional<NoticeNumber> notice = claim.notices().stream().findFirst();
        LocalDate published = article.published().day();
        int year = notice.map(NoticeNumber::year).orElse(published.getYear());
        String number = notice.map(n -> Integer.toString(n.number())).orElse(OPEN);
        String items = claim.items().stream().map(i -> i.value().mention()).collect(Collectors.joining(", "));
        String quote =
                article.text().substring(claim.span().start(), claim.span().end());
        StringBuilder out = new StringBuilder();
        out.append("# Drafted from one claim: read the act itself, complete what says TODO, and put it into\n")
                .append("# ledger/measures/")
                .append(issuer)
                .append('-')
                .append(year)
                .append(".yaml (docs/how-to/add-a-measure.md).\n");
        line(out, "- id: ", quoted(issuer + "-" + year + "-" + number));
        line(
                out,
                "  act: ",
                "{issuer: " + quoted(issuer) + ", authority: "
                        + quoted(
                                claim.issuer().value().body().isEmpty()
                                        ? OPEN
                                        : claim.issuer().value().body())
                        + ", reference: " + quoted(notice.isPresent() ? "Announcement " + number + " of " + year : OPEN)
                        + ", type: announcement}");
        line(out, "  kind: ", "LICENCE_REQUIREMENT # or PROHIBITION, as the act says");
        line(out, "  title: ", quoted(items.isEmpty() ? OPEN : items));
        line(out, "  confidence: ", "secondary # primary-text once the act itself was read");
        out.append("  sources:\n");
        line(out, "    - ", quoted(article.url().isEmpty() ? OPEN + ": the act itself" : article.url()));
        line(out, "  note: ", quoted("claimed: " + quote));
        line(out, "  announced: ", date(claim, DateMention.Role.ANNOUNCED).orElse(published.toString()));
        line(out, "  effective: ", date(claim, DateMention.Role.EFFECTIVE).orElse(OPEN));
        out.append("  rules:\n");
        line(out, "    - name: ", OPEN);
        line(out, "      effect: ", "licence");
        line(out, "      words: ", quoted(quote));
        line(out, "      from: ", quoted(issuer));
        line(out, "      to: ", quoted(targets(claim, issuer)));
        line(out, "      item: ", OPEN + " # such as element? = Hf and form? = metal");
        line(out, "      reach: ", "territory");
        return out.toString();
    }

    private static String targets(Claim claim, String issuer) {
        String named = claim.targets().stream()
                .map(t -> t.value().code())
                .filter(c -> c.matches("[A-Z]{2}"))
                .collect(Collectors.joining(" "));
        return named.isEmpty() ? "* -" + issuer : named;
    }

    private static Optional<String> date(Claim claim, DateMention.Role role) {
        return claim.dayOf(role).map(PartialDate::toString).filter(d -> d.matches("\\d{4}-\\d{2}-\\d{2}"));
    }

    private static void line(StringBuilder out, String key, String value) {
        out.append(key).append(value).append('\n');
    }

    /// A text in single quotes, on one line: what an article says ends no field and begins none.
    private static String quoted(String text) {
        return "'" + text.replaceAll("\\s+", " ").strip().replace("'", "''") + "'";
    }
}
