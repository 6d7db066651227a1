package dev.chokepoint.data.build;

import dev.chokepoint.base.Source;
import dev.chokepoint.data.store.RowSet;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A data set of a store as a source of a world, with the day on which it became public.
///
/// @param licence under which its figures may be used
/// @param because where the day is from, in words
/// @param isDated whether its day is known and not only that of the import, by which it was public
/// @param isNew whether the world does not list it yet
public record UpdateSource(Source source, RowSet set, String licence, String because, boolean isDated, boolean isNew) {
    private static final Pattern RELEASE = Pattern.compile("\\d{4,6}");

    /// A data set as a source.
    ///
    /// The day is the user's, else that of the same source in the world, else that of the import: it was public by
    /// then.
    ///
    /// @param years the year of its figures where a data set has several; 0 for all
    /// @param stated days by kind, data set or both
    /// @throws IllegalArgumentException if the day is after the import
    static UpdateSource of(RowSet set, int years, Map<String, Source> known, Map<String, LocalDate> stated) {
        String name = set.kind() + " " + set.dataset() + (years == 0 ? "" : " " + years);
        Optional<Source> same = known.values().stream()
                .filter(k -> Stream.of(name, set.kind() + " " + set.dataset()).anyMatch(n -> isCalled(n, k.key())))
                .findFirst();
        LocalDate on = set.origin().on();
        Optional<LocalDate> told = Stream.of(set.kind() + "-" + set.dataset(), set.dataset(), set.kind())
                .filter(stated::containsKey)
                .map(stated::get)
                .findFirst();
        LocalDate published = told.or(() -> same.map(Source::published)).orElse(on);
        String because = told.isPresent()
                ? "as stated"
                : same.isPresent() ? "as the world has it" : "the day of the import; --published states another";
        if (told.isPresent() && published.isAfter(on)) {
            throw new IllegalArgumentException("The day of " + set.dataset() + " (" + published
                    + ") must not lie after its import on " + on + ": it was public by then.");
        }
        if (same.isPresent() && same.get().published().equals(published)) {
            return new UpdateSource(same.get(), set, set.origin().licence(), because, true, false);
        }
        String key = slug(name);
        if (same.isPresent() && same.get().key().equals(key)) {
            key = key + "-" + published;
        }
        return new UpdateSource(
                new Source(
                        key,
                        name,
                        set.origin().source().isEmpty()
                                ? set.kind()
                                : set.origin().source(),
                        String.valueOf(Path.of(set.origin().file()).getFileName()),
                        published,
                        Source.Reliability.SECONDARY),
                set,
                set.origin().licence(),
                because,
                told.isPresent() || same.isPresent(),
                true);
    }

    /// Whether a source of a world is a data set: `usgs-mcs-2025` is MCS2025 and its table MCS2025-world.
    private static boolean isCalled(String name, String key) {
        String is = plain(name);
        String world = plain(key);
        return is.equals(world)
                || (RELEASE.matcher(world).find()
                        && is.startsWith(world)
                        && is.substring(world.length()).matches("[a-z]+"));
    }

    /// The number of a release in the name of a data set, such as 2026; 0 where it has none.
    static int release(String dataset) {
        return RELEASE.matcher(dataset)
                .results()
                .mapToInt(m -> Integer.parseInt(m.group()))
                .max()
                .orElse(0);
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static String slug(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-").replaceAll("^-|-$", "");
    }

    /// Its lines for a list of sources.
    String yaml() {
        List<String> lines = new ArrayList<>();
        lines.add(source.key() + ":");
        lines.add("  title: " + quoted(source.title()));
        lines.add("  publisher: " + quoted(source.publisher()));
        lines.add("  address: " + quoted(source.address()));
        lines.add("  published: " + source.published());
        lines.add("  reliability: " + source.reliability().name().toLowerCase(Locale.ROOT));
        if (!licence.isEmpty()) {
            lines.add("  licence: " + quoted(licence));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
