package dev.chokepoint.deals.giving;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// What was named before a talk, by each coding that has it.
///
/// @param codes the code by coding; a coding without one is absent
/// @param known the day on which it became known; empty where no page from before the talk was read
/// @param source where it was read
public record Naming(Map<Coding, Named> codes, Day known, String source) {
    public Naming {
        codes = Map.copyOf(codes);
    }

    /// What one coding says, with nothing else known.
    public static Naming of(Named named) {
        Map<Coding, Named> codes = new EnumMap<>(Coding.class);
        Coding.all().forEach(c -> codes.put(c, named));
        return new Naming(codes, new Day.Unknown(), "");
    }

    /// What a coding says.
    public Optional<Named> find(Coding coding) {
        return Optional.ofNullable(codes.get(coding));
    }

    /// What a coding says or, where it says nothing, another does.
    public Optional<Named> findOrOther(Coding coding) {
        return find(coding).or(() -> codes.values().stream().findFirst());
    }
}
