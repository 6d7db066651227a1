package dev.chokepoint.exposure.world;

/// A state or group of states whose gains and losses are told apart.
public record Party(String id, String name) {}
