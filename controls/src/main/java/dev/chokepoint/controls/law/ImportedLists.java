package dev.chokepoint.controls.law;

import dev.chokepoint.base.NameSearch;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The lists of parties and items that a ledger imports whole, one row a party or an entry, beside its own tables.
///
/// Their parties are many: they are made when they are first asked for, and kept.
public final class ImportedLists {
    public static final ImportedLists NONE = new ImportedLists(List.of(), Set.of(), List::of);

    private final List<ListSource> sources;
    private final Set<String> entries;
    private final Supplier<List<Reference.KnownParty>> read;
    private @Nullable List<Reference.KnownParty> parties;
    private @Nullable NameSearch<Reference.KnownParty> names;

    /// Lists whose parties `read` gives, always the same ones.
    ///
    /// @param entries the entries of the Commerce Control List, as in `3B001`; empty where it is not held
    public ImportedLists(List<ListSource> sources, Set<String> entries, Supplier<List<Reference.KnownParty>> read) {
        this.sources = List.copyOf(sources);
        this.entries = Set.copyOf(entries);
        this.read = read;
    }

    /// What is held of which list, and how far it reaches.
    public List<ListSource> sources() {
        return sources;
    }

    /// The entries of the Commerce Control List.
    public Set<String> entries() {
        return entries;
    }

    /// The parties of all lists; their names end in the list, so that two lists may name one firm.
    public synchronized List<Reference.KnownParty> parties() {
        List<Reference.KnownParty> all = parties;
        if (all == null) {
            all = List.copyOf(read.get());
            parties = all;
        }
        return all;
    }

    /// The names of these parties, for all who ask.
    public synchronized NameSearch<Reference.KnownParty> names() {
        NameSearch<Reference.KnownParty> index = names;
        if (index == null) {
            NameSearch.Builder<Reference.KnownParty> all = NameSearch.builder();
            for (Reference.KnownParty p : parties()) {
                p.aliases().forEach(a -> all.add(a, p.kind(), p));
            }
            index = all.build();
            names = index;
        }
        return index;
    }

    /// The measures whose parties or items are those of a list.
    public Set<String> measures() {
        return sources.stream().map(ListSource::measure).collect(Collectors.toUnmodifiableSet());
    }
}
