package dev.chokepoint.controls.shipment;

import dev.chokepoint.controls.law.Audience;
import dev.chokepoint.controls.law.Code;
import dev.chokepoint.controls.law.Movement;
import dev.chokepoint.controls.law.Value;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The facts of one movement of an item, as far as the asker knows them.
///
/// @param item the name of the item
/// @param codes codes declared for it
/// @param attributes typed attributes in the units of the ledger's attribute table; names as in `sm_pct`
/// @param origin where the item was made, ISO 3166
/// @param exporter the place it leaves
/// @param exporterName the firm that exports; may be empty
/// @param endUse the use in words; may be empty
/// @param on the day of the shipment
/// @param known the day whose knowledge the answer may use
public record Shipment(
        String item,
        List<Code> codes,
        Map<String, Value> attributes,
        String origin,
        String exporter,
        String exporterName,
        Movement movement,
        String destination,
        String endUse,
        Party endUser,
        LocalDate on,
        LocalDate known,
        Audience audience) {
    public Shipment {
        codes = List.copyOf(codes);
        attributes = Map.copyOf(attributes);
    }

    /// An export of an item made where it leaves, known on the day of the shipment.
    public static Shipment of(String item, String from, String to, LocalDate on) {
        return new Shipment(
                item,
                List.of(),
                Map.of(),
                from,
                from,
                "",
                Movement.EXPORT,
                to,
                "",
                Party.UNNAMED,
                on,
                on,
                Audience.INFERRED);
    }

    public Shipment with(String attribute, String word) {
        return with(attribute, Value.of(word));
    }

    public Shipment with(String attribute, boolean truth) {
        return with(attribute, Value.of(truth));
    }

    public Shipment with(String attribute, double figure) {
        return with(attribute, Value.of(figure));
    }

    public Shipment with(String attribute, Value value) {
        Map<String, Value> more = new HashMap<>(attributes);
        more.put(attribute, value);
        return withAttributes(more);
    }

    public Shipment withAttributes(Map<String, Value> values) {
        return new Shipment(
                item,
                codes,
                values,
                origin,
                exporter,
                exporterName,
                movement,
                destination,
                endUse,
                endUser,
                on,
                known,
                audience);
    }

    public Shipment withCodes(List<Code> values) {
        return new Shipment(
                item,
                values,
                attributes,
                origin,
                exporter,
                exporterName,
                movement,
                destination,
                endUse,
                endUser,
                on,
                known,
                audience);
    }

    public Shipment withOrigin(String place) {
        return new Shipment(
                item,
                codes,
                attributes,
                place,
                exporter,
                exporterName,
                movement,
                destination,
                endUse,
                endUser,
                on,
                known,
                audience);
    }

    public Shipment withExporter(String place, String name) {
        return new Shipment(
                item,
                codes,
                attributes,
                origin,
                place,
                name,
                movement,
                destination,
                endUse,
                endUser,
                on,
                known,
                audience);
    }

    public Shipment withMovement(Movement value) {
        return new Shipment(
                item,
                codes,
                attributes,
                origin,
                exporter,
                exporterName,
                value,
                destination,
                endUse,
                endUser,
                on,
                known,
                audience);
    }

    public Shipment withDestination(String place) {
        return new Shipment(
                item,
                codes,
                attributes,
                origin,
                exporter,
                exporterName,
                movement,
                place,
                endUse,
                endUser,
                on,
                known,
                audience);
    }

    public Shipment withEndUse(String words) {
        return new Shipment(
                item,
                codes,
                attributes,
                origin,
                exporter,
                exporterName,
                movement,
                destination,
                words,
                endUser,
                on,
                known,
                audience);
    }

    public Shipment withEndUser(Party party) {
        return new Shipment(
                item,
                codes,
                attributes,
                origin,
                exporter,
                exporterName,
                movement,
                destination,
                endUse,
                party,
                on,
                known,
                audience);
    }

    public Shipment at(LocalDate day, LocalDate knowledge) {
        return new Shipment(
                item,
                codes,
                attributes,
                origin,
                exporter,
                exporterName,
                movement,
                destination,
                endUse,
                endUser,
                day,
                knowledge,
                audience);
    }

    public Shipment withAudience(Audience value) {
        return new Shipment(
                item,
                codes,
                attributes,
                origin,
                exporter,
                exporterName,
                movement,
                destination,
                endUse,
                endUser,
                on,
                known,
                value);
    }
}
