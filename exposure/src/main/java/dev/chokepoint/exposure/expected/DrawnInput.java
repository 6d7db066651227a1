package dev.chokepoint.exposure.expected;

/// Something that is drawn, by what it is called.
///
/// @param name the name under which it is drawn
/// @param what in words
/// @param interval its bounds and unit; empty where they are the model's
/// @param because where they come from
public record DrawnInput(String name, String what, String interval, String because) {}
