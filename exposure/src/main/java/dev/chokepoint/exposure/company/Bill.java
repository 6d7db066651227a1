package dev.chokepoint.exposure.company;

import dev.chokepoint.base.Uncertain;
import dev.chokepoint.exposure.world.EndUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A company's bill of materials over any number of levels, with what it makes, what it holds and where it buys.
///
/// A part without lines below it is bought: as an item of the world, or outside the world, or not known yet. Units
/// are the company's own: pieces, kilograms, whatever a line counts.
///
/// @param parts every part and product once
/// @param lines what one unit of a parent takes
/// @param products what is sold
public record Bill(List<Part> parts, List<Line> lines, List<Product> products) {
    /// Where a part comes from.
    public sealed interface Sourcing {
        /// Made by the company from the lines below it.
        record Made() implements Sourcing {}

        /// Bought as an item of the world.
        ///
        /// @param content units of the item in one unit of the part
        /// @param place where it is bought and used
        /// @param from the only place it is bought from; empty if from all usual ones
        record Bought(String item, Uncertain content, String place, Optional<String> from) implements Sourcing {}

        /// Bought outside the world, confirmed: it never runs short here.
        record Outside() implements Sourcing {}

        /// Bought, and nobody has said yet which item it is: it is left out and reported.
        record Open() implements Sourcing {}
    }

    /// A part or product.
    ///
    /// @param stock what is held at the start, units of the part
    public record Part(String sku, String description, Sourcing sourcing, Uncertain stock) {}

    /// What one unit of a parent takes of a part.
    ///
    /// @param alternativeOf the part of the same parent that this one can replace; empty for the usual part
    /// @param qualifyMonths months until the alternative may be used
    /// @param extraCost USD more per unit of the alternative
    public record Line(
            String parent,
            String sku,
            Uncertain quantity,
            Optional<String> alternativeOf,
            int qualifyMonths,
            Uncertain extraCost) {}

    /// What is sold.
    ///
    /// @param perMonth units planned per month
    /// @param value what a unit earns above its costs at baseline prices, USD: lost with each unit not made
    public record Product(String sku, EndUse endUse, Uncertain perMonth, Uncertain value) {}

    public Bill {
        parts = List.copyOf(parts);
        lines = List.copyOf(lines);
        products = List.copyOf(products);
    }

    Map<String, Part> bySku() {
        Map<String, Part> all = new LinkedHashMap<>();
        parts.forEach(p -> all.put(p.sku(), p));
        return all;
    }

    Map<String, List<Line>> linesByParent() {
        Map<String, List<Line>> all = new HashMap<>();
        lines.forEach(
                l -> all.computeIfAbsent(l.parent(), k -> new ArrayList<>()).add(l));
        return all;
    }

    /// A way round from a part to itself, or an empty list: `A > B > A`.
    public List<String> cycle() {
        Map<String, Integer> state = new HashMap<>();
        Map<String, List<Line>> below = linesByParent();
        for (Part p : parts) {
            List<String> path = new ArrayList<>();
            if (visit(p.sku(), below, state, path, new ArrayList<>())) {
                return path;
            }
        }
        return List.of();
    }

    /// Parts in an order in which everything stands after what it takes.
    ///
    /// @throws IllegalArgumentException if a part takes itself
    public List<String> bottomUp() {
        Map<String, Integer> state = new HashMap<>();
        Map<String, List<Line>> below = linesByParent();
        List<String> order = new ArrayList<>();
        for (Part p : parts) {
            List<String> path = new ArrayList<>();
            if (visit(p.sku(), below, state, path, order)) {
                throw new IllegalArgumentException("A part takes itself: " + String.join(" > ", path) + ".");
            }
        }
        return order;
    }

    /// Units of every part that the plan uses or sells per month, at central figures.
    public Map<String, Double> usePerMonth() {
        Map<String, Double> use = new HashMap<>();
        products.forEach(p -> use.merge(p.sku(), p.perMonth().central(), Double::sum));
        Map<String, List<Line>> below = linesByParent();
        List<String> order = bottomUp();
        for (int k = order.size() - 1; k >= 0; k--) {
            double parent = use.getOrDefault(order.get(k), 0.0);
            for (Line l : below.getOrDefault(order.get(k), List.of())) {
                if (l.alternativeOf().isEmpty()) {
                    use.merge(l.sku(), parent * l.quantity().central(), Double::sum);
                }
            }
        }
        return use;
    }

    private static boolean visit(
            String start,
            Map<String, List<Line>> below,
            Map<String, Integer> state,
            List<String> cycle,
            List<String> order) {
        // Depth first without recursion: bills of materials may be as deep as their writers like.
        List<String> path = new ArrayList<>();
        List<Integer> next = new ArrayList<>();
        if (state.containsKey(start)) {
            return false;
        }
        path.add(start);
        next.add(0);
        state.put(start, 1);
        while (!path.isEmpty()) {
            String at = path.getLast();
            List<Line> lines = below.getOrDefault(at, List.of());
            int k = next.getLast();
            if (k == lines.size()) {
                state.put(at, 2);
                order.add(at);
                path.removeLast();
                next.removeLast();
                continue;
            }
            next.set(next.size() - 1, k + 1);
            String child = lines.get(k).sku();
            Integer seen = state.get(child);
            if (seen == null) {
                state.put(child, 1);
                path.add(child);
                next.add(0);
            } else if (seen == 1) {
                cycle.addAll(path.subList(path.indexOf(child), path.size()));
                cycle.add(child);
                return true;
            }
        }
        return false;
    }
}
