package dev.chokepoint.exposure.world;

/// How far an item has been worked; stages never mix.
public enum Stage {
    ORE,
    OXIDE,
    METAL,
    ALLOY,
    CHEMICAL,
    MATERIAL,
    MAGNET,
    COMPONENT,
    PRODUCT,
    SOFTWARE,
    SERVICE
}
