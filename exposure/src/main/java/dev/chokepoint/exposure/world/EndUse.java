package dev.chokepoint.exposure.world;

/// The class of end use that licences tell apart.
public enum EndUse {
    CIVIL,
    MILITARY
}
