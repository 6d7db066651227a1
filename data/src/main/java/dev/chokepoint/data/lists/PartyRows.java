package dev.chokepoint.data.lists;

import dev.chokepoint.base.NameSearch;
import dev.chokepoint.base.Problem;
import dev.chokepoint.controls.law.Confidence;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.data.files.Problems;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Turns the rows of a party list into known parties: one party for each name, one listing for each row and tag.
final class PartyRows {
    static final List<String> COLUMNS = List.of("id", "issuer", "list", "name", "aliases", "act", "listed_from");

    private final ListFile file;
    private final Map<String, Set<String>> measures;
    private final Problems problems;

    private PartyRows(ListFile file, Map<String, Set<String>> measures, Problems problems) {
        this.file = file;
        this.measures = measures;
        this.problems = problems;
    }

    /// The parties of a list.
    ///
    /// @param measures the measures of the ledger, which a row may name, with the tags under which rules read them
    static List<Reference.KnownParty> read(
            ListFile file, ListTable table, Map<String, Set<String>> measures, Problems problems) {
        return new PartyRows(file, measures, problems).parties(table);
    }

    private static final class Draft {
        final Set<String> names = new LinkedHashSet<>();
        final List<Reference.Listing> listings = new ArrayList<>();
        boolean copied = true;
        NameSearch.Kind kind = NameSearch.Kind.BODY;
    }

    private List<Reference.KnownParty> parties(ListTable table) {
        if (!table.has(COLUMNS, problems)) {
            return List.of();
        }
        Map<String, Draft> drafts = new LinkedHashMap<>();
        for (ListTable.Row row : table.rows()) {
            String name = row.get("name");
            if (name.isEmpty()) {
                problems.add(
                        Problem.error(file.file(), row.line(), "name", "", "A row of a party list must have a name."));
                continue;
            }
            Draft draft = drafts.computeIfAbsent(name, _ -> new Draft());
            draft.names.add(name);
            for (String alias : row.get("aliases").split("\\|")) {
                if (!alias.isBlank()) {
                    draft.names.add(alias.strip());
                }
            }
            draft.kind = kind(row.get("type"));
            draft.copied &= row.get("confidence").equals("official copy");
            listings(row, draft.listings);
        }
        List<Reference.KnownParty> parties = new ArrayList<>(drafts.size());
        String list = file.source().measure();
        drafts.forEach((name, d) -> parties.add(new Reference.KnownParty(
                name + " [" + list + "]",
                List.copyOf(d.names),
                "",
                d.listings.stream().distinct().toList(),
                List.of(),
                d.copied ? Confidence.PRIMARY_TEXT : Confidence.SECONDARY,
                d.kind)));
        return parties;
    }

    private static NameSearch.Kind kind(String type) {
        return switch (type) {
            case "individual" -> NameSearch.Kind.PERSON;
            case "vessel", "aircraft" -> NameSearch.Kind.CRAFT;
            default -> NameSearch.Kind.BODY;
        };
    }

    private void listings(ListTable.Row row, List<Reference.Listing> into) {
        LocalDate snapshot = file.source().from();
        LocalDate from = day(row, "listed_from", snapshot);
        LocalDate ended = day(row, "ended", StatusEvent.OPEN);
        LocalDate to = ended.equals(StatusEvent.OPEN) ? ended : ended.minusDays(1);
        if (to.isBefore(from)) {
            problems.add(Problem.error(
                    file.file(),
                    row.line(),
                    "ended",
                    row.get("ended"),
                    "The day must not lie before the listing (" + from + ")."));
            return;
        }
        String reference = reference(row, snapshot);
        boolean taken = false;
        for (ListFile.Tag tag : file.tags()) {
            if (!tag.takes(row, taken)) {
                continue;
            }
            if (tag.measure().isEmpty() && tag.measureColumn().isEmpty()) {
                into.add(new Reference.Listing(file.source().measure(), tag.tag(), from, to, from, reference));
                taken = true;
                continue;
            }
            String id = tag.measureColumn().isEmpty()
                    ? tag.measure()
                    : row.get(tag.measureColumn()).split(" ", 2)[0];
            Set<String> read = measures.get(id);
            if (read != null) {
                // What happened to the whole act, its measure says.
                LocalDate known = tag.measureColumn().isEmpty() ? from : LocalDate.MIN;
                String under = read.contains(tag.tag()) ? tag.tag() : "";
                into.add(new Reference.Listing(id, under, from, StatusEvent.OPEN, known, reference));
                taken = true;
            }
        }
    }

    /// Where the listing was published, and where its day comes from.
    private String reference(ListTable.Row row, LocalDate snapshot) {
        String citations = row.get("citations");
        String where = file.source().list() + ": " + (citations.isEmpty() ? row.get("act") : citations);
        if (row.get("listed_from").isEmpty()) {
            return where + ", no day of listing is held: it counts from " + snapshot + ", the day of the copy";
        }
        String basis = row.get("listed_from_basis");
        return where + ", from " + row.get("listed_from") + (basis.isEmpty() ? "" : " (" + basis + ")");
    }

    private LocalDate day(ListTable.Row row, String column, LocalDate otherwise) {
        String text = row.get(column);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            problems.add(Problem.error(
                    file.file(), row.line(), column, text, "The value must be a date such as 2025-04-04."));
            return otherwise;
        }
    }
}
