package dev.chokepoint.exposure;

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
