package dev.chokepoint.data.build;

import dev.chokepoint.base.EuropeanUnion;
import dev.chokepoint.exposure.world.Place;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The places of a world and the countries of statistics that each stands for.
final class WorldPlaces {
    private static final Map<String, String> ISO2 = new HashMap<>();

    static {
        Arrays.stream(Locale.getISOCountries())
                .forEach(iso2 -> ISO2.put(Locale.of("", iso2).getISO3Country(), iso2));
    }

    private final Map<String, String> placeOf = new HashMap<>();
    private final Map<String, String> unsure = new HashMap<>();
    private final Set<String> several = new HashSet<>();
    private String rest = "";

    private WorldPlaces(List<Place> places) {
        for (Place place : places) {
            add(place);
        }
    }

    static WorldPlaces of(List<Place> places) {
        return new WorldPlaces(places);
    }

    private void add(Place place) {
        if (place.iso().isEmpty()) {
            if (!rest.isEmpty()) {
                unsure.put(place.id(), "which countries it stands for is not said, as with " + rest);
                unsure.put(rest, "which countries it stands for is not said, as with " + place.id());
            }
            rest = place.id();
            several.add(place.id());
            return;
        }
        String other = placeOf.putIfAbsent(place.iso(), place.id());
        if (other != null) {
            unsure.put(place.id(), "it has the code of " + other);
            unsure.put(other, "it has the code of " + place.id());
        }
        if (place.iso().equals(EuropeanUnion.CODE)) {
            several.add(place.id());
        } else if (EuropeanUnion.MEMBERS.contains(place.iso()) && !isCalled(place)) {
            unsure.put(
                    place.id(),
                    "it has the code " + place.iso() + " of a country and another name, so it may be more than that");
        }
    }

    private static boolean isCalled(Place place) {
        return Locale.of("", place.iso()).getDisplayCountry(Locale.ENGLISH).equalsIgnoreCase(place.name());
    }

    /// The place that a country belongs to; empty where the world has none for it.
    ///
    /// @param iso3 three letters; what is none is in the rest of the world
    String of(String iso3) {
        String iso2 = ISO2.getOrDefault(iso3, "");
        String own = placeOf.get(iso2);
        if (own != null) {
            return own;
        }
        String union = EuropeanUnion.MEMBERS.contains(iso2) ? placeOf.get(EuropeanUnion.CODE) : null;
        return union != null ? union : rest;
    }

    /// Why it is not known which countries a place stands for; empty where it is.
    String whyUnsure(String place) {
        return unsure.getOrDefault(place, "");
    }

    /// Whether a place stands for more than one country.
    boolean isSeveral(String place) {
        return several.contains(place);
    }

    boolean isRest(String place) {
        return place.equals(rest);
    }
}
