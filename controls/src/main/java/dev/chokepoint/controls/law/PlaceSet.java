package dev.chokepoint.controls.law;

import java.util.ArrayList;
import java.util.List;

/// A set of places by code or dated group, with exceptions; written such as `D:1 D:4 -A:5` or `* -CN`.
public record PlaceSet(List<String> members, List<String> exceptions) {
    public static final PlaceSet ALL = new PlaceSet(List.of("*"), List.of());

    public PlaceSet {
        members = List.copyOf(members);
        exceptions = List.copyOf(exceptions);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("A set of places must name a member; * stands for every place.");
        }
    }

    /// Parses codes and groups with spaces or commas between them; a leading minus makes an exception.
    public static PlaceSet parse(String text) {
        List<String> in = new ArrayList<>();
        List<String> out = new ArrayList<>();
        for (String token : text.strip().split("[\\s,]+")) {
            if (token.startsWith("-")) {
                out.add(token.substring(1));
            } else if (!token.isEmpty()) {
                in.add(token);
            }
        }
        return new PlaceSet(in.isEmpty() ? List.of("*") : in, out);
    }

    public static PlaceSet of(String... members) {
        return new PlaceSet(List.of(members), List.of());
    }

    public boolean isAll() {
        return members.contains("*") && exceptions.isEmpty();
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(String.join(" ", members));
        exceptions.forEach(e -> out.append(" -").append(e));
        return out.toString();
    }
}
