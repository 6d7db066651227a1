/// What to prepare under a budget before it is known what happens: two-stage stochastic linear programs.
@org.jspecify.annotations.NullMarked
package dev.chokepoint.exposure.mitigation;
