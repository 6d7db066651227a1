package dev.chokepoint.controls.law;

import java.time.LocalDate;

/// The last day through which the acts of an issuer were read; what is asked beyond it is a forecast.
///
/// @param source what was read through that day
public record Horizon(String issuer, LocalDate readThrough, String source) {}
