package dev.chokepoint.app.view.losses;

/// The shadow price of an item inside and outside a controlling place, USD per unit by month.
public record PriceView(
        String item,
        String itemName,
        String unit,
        String inside,
        String outside,
        double baseline,
        double[] insidePrice,
        double[] outsidePrice) {}
