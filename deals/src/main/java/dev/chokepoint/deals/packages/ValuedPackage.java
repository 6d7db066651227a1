package dev.chokepoint.deals.packages;

import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/// A package of concessions with its value to each party.
///
/// @param id what people and files call the package
/// @param options the option taken for every issue or concession, in the order of the deal space; 0 is the
///     first option
/// @param utilities the value to each party, in the order of the parties and in the unit of the deal space
public record ValuedPackage(String id, List<Integer> options, List<Double> utilities) {
    /// The order in which ties are reported: by options, then by id.
    public static final Comparator<ValuedPackage> BY_OPTIONS = ValuedPackage::compareOptions;

    public ValuedPackage {
        options = List.copyOf(options);
        utilities = List.copyOf(utilities);
        if (utilities.isEmpty()) {
            throw new IllegalArgumentException("The package (" + id + ") must have a value for at least one party.");
        }
        for (double u : utilities) {
            if (!Double.isFinite(u)) {
                throw new IllegalArgumentException(
                        "The value (" + u + ") of the package (" + id + ") must be a finite number.");
            }
        }
    }

    /// A package known only by its id.
    public static ValuedPackage of(String id, double... utilities) {
        return new ValuedPackage(
                id, List.of(), DoubleStream.of(utilities).boxed().toList());
    }

    /// A package of yes/no concessions: bit `j` of `mask` says whether concession `j` is made.
    public static ValuedPackage ofMask(long mask, int concessions, double... utilities) {
        Integer[] options = new Integer[concessions];
        StringBuilder id = new StringBuilder();
        for (int j = 0; j < concessions; j++) {
            options[j] = (int) (mask >>> j & 1);
            if (options[j] == 1) {
                id.append(id.isEmpty() ? "" : "+").append(j);
            }
        }
        return new ValuedPackage(
                id.isEmpty() ? "none" : id.toString(),
                List.of(options),
                DoubleStream.of(utilities).boxed().toList());
    }

    public int parties() {
        return utilities.size();
    }

    public double utility(int party) {
        return utilities.get(party);
    }

    /// The value to each party, in the order of the parties.
    public double[] values() {
        return utilities.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static int compareOptions(ValuedPackage a, ValuedPackage b) {
        int n = Math.min(a.options.size(), b.options.size());
        for (int i = 0; i < n; i++) {
            int c = Integer.compare(a.options.get(i), b.options.get(i));
            if (c != 0) {
                return c;
            }
        }
        int bySize = Integer.compare(a.options.size(), b.options.size());
        return bySize != 0 ? bySize : a.id.compareTo(b.id);
    }
}
