package dev.chokepoint.app.view.losses;

public record PartView(String item, String itemName, String place, String account, double usd) {}
