package dev.chokepoint.exposure.screen;

import java.util.Arrays;
import java.util.Collection;

/// The countries of a trade data set by their codes, in ascending order; flows name them by their place here.
public final class Countries {
    private final int[] codes;
    /// The place of each code, or -1.
    private final int[] places;

    private Countries(int[] codes) {
        this.codes = codes;
        this.places = new int[codes.length == 0 ? 0 : codes[codes.length - 1] + 1];
        Arrays.fill(places, -1);
        for (int n = 0; n < codes.length; n++) {
            places[codes[n]] = n;
        }
    }

    public static Countries of(Collection<Integer> codes) {
        return new Countries(
                codes.stream().mapToInt(Integer::intValue).sorted().distinct().toArray());
    }

    public int size() {
        return codes.length;
    }

    public int code(int index) {
        return codes[index];
    }

    /// The place of a code, or -1 where the set has no such country.
    public int indexOf(int code) {
        return code < 0 || code >= places.length ? -1 : places[code];
    }

    public boolean contains(int code) {
        return indexOf(code) >= 0;
    }

    int[] codes() {
        return codes.clone();
    }
}
