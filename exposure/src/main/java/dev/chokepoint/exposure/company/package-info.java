/// A company hung on a world: which of its lines stops, when, what it costs, which part it waits for.
/// Entries: [CompanyExposure], [Bill].
@NullMarked
package dev.chokepoint.exposure.company;

import org.jspecify.annotations.NullMarked;
