package dev.chokepoint.app.page;

import dev.chokepoint.app.view.deals.DealDetail;
import dev.chokepoint.app.view.deals.DealView;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The places of the drawing of what each item of a deal gives both sides: two bars an item, from a middle line.
final class ItemBars {
    private static final int BAR = 150;
    private static final int FROM = 200;
    private static final int ROW = 30;
    private static final String[] COLOURS = {"#1f5fa8", "#b3261e"};

    /// Where the amounts stand.
    static final int FIGURES = FROM + BAR + 12;

    private final List<String> sides;
    private final List<DealDetail.ItemView> items;

    ItemBars(DealView deal, List<DealDetail.ItemView> items) {
        sides = deal.sides();
        this.items = items;
    }

    record Name(String text, int y) {}

    record Bar(double x, int y, double width, String colour, String label) {}

    int height() {
        return items.size() * ROW + 4;
    }

    String spoken() {
        return items.stream()
                .map(i -> i.name() + " " + sides.get(0) + " " + Figures.signed(i.gains()[0]) + ", " + sides.get(1) + " "
                        + Figures.signed(i.gains()[1]))
                .collect(Collectors.joining("; "));
    }

    List<Name> names() {
        return IntStream.range(0, items.size())
                .mapToObj(k -> new Name(items.get(k).name(), k * ROW + 17))
                .toList();
    }

    List<Bar> bars() {
        double most = items.stream()
                .mapToDouble(i -> Math.max(Math.abs(i.gains()[0]), Math.abs(i.gains()[1])))
                .reduce(1, Math::max);
        return IntStream.range(0, 2 * items.size())
                .mapToObj(k -> bar(items.get(k / 2), k / 2, k % 2, most))
                .toList();
    }

    private Bar bar(DealDetail.ItemView item, int row, int side, double most) {
        double length = item.gains()[side] / most * BAR / 2;
        double zero = FROM + BAR / 2.0;
        return new Bar(
                Math.min(zero, zero + length),
                row * ROW + 3 + 12 * side,
                Math.abs(length),
                COLOURS[side],
                sides.get(side) + " " + Figures.signedShort(item.gains()[side]));
    }
}
