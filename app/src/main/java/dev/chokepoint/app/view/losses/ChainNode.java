package dev.chokepoint.app.view.losses;

public record ChainNode(String id, String item, String place, String party, String stage) {}
