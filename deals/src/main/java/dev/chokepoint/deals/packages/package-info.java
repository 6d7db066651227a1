/// Packages of concessions with their value to each party, and when they are better than no deal.
/// Entries: [ValuedPackage], [PackageOracle].
@NullMarked
package dev.chokepoint.deals.packages;

import org.jspecify.annotations.NullMarked;
