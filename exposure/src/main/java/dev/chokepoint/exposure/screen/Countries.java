package dev.chokepoint.exposure.screen;

import java.util.Arrays;
import java.util.Collection;

/// The countries of a trade data set by their codes, in ascending order; flows name them by their place here.
public final class Countries {
    private final int[] codes;

    private Countries(int[] codes) {
        this.codes = codes;
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
        int at = Arrays.binarySearch(codes, code);
        return at < 0 ? -1 : at;
    }

    public boolean contains(int code) {
        return indexOf(code) >= 0;
    }

    int[] codes() {
        return codes.clone();
    }
}
