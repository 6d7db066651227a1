package dev.chokepoint.controls.shipment;

import dev.chokepoint.controls.law.Movement;

/// Where the item was made, who moves it from where, and where it goes.
///
/// @param origin where the item was made, ISO 3166
/// @param exporter the place it leaves
/// @param exporterName the firm that exports; may be empty
public record Route(String origin, String exporter, String exporterName, Movement movement, String destination) {
    /// An export by an unnamed firm of an item made where it leaves.
    public static Route of(String from, String to) {
        return new Route(from, from, "", Movement.EXPORT, to);
    }
}
