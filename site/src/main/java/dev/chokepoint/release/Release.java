package dev.chokepoint.release;

/// What is released.
///
/// @param commit of the sources
/// @param time of that commit, so that a release made again says the same
record Release(String version, String commit, String time) {}
