package dev.chokepoint.controls.shipment;

import dev.chokepoint.controls.law.Audience;
import dev.chokepoint.controls.law.Code;
import dev.chokepoint.controls.law.Movement;
import dev.chokepoint.controls.law.Value;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// The facts of one movement of an item, as far as the asker knows them.
///
/// @param endUse the use in words; may be empty
/// @param on the day of the shipment
/// @param known the day whose knowledge the answer may use
public record Shipment(
        Goods goods, Route route, String endUse, Party endUser, LocalDate on, LocalDate known, Audience audience) {

    /// An export of an item made where it leaves, known on the day of the shipment.
    public static Shipment of(String item, String from, String to, LocalDate on) {
        return new Shipment(
                new Goods(item, List.of(), Map.of()), Route.of(from, to), "", Party.UNNAMED, on, on, Audience.INFERRED);
    }

    public String item() {
        return goods.item();
    }

    public List<Code> codes() {
        return goods.codes();
    }

    public Map<String, Value> attributes() {
        return goods.attributes();
    }

    public String origin() {
        return route.origin();
    }

    public String exporter() {
        return route.exporter();
    }

    public String exporterName() {
        return route.exporterName();
    }

    public Movement movement() {
        return route.movement();
    }

    public String destination() {
        return route.destination();
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
        return with(goods.with(attribute, value));
    }

    public Shipment withItem(String name) {
        return with(new Goods(name, codes(), attributes()));
    }

    public Shipment withAttributes(Map<String, Value> values) {
        return with(new Goods(item(), codes(), values));
    }

    public Shipment withCodes(List<Code> values) {
        return with(new Goods(item(), values, attributes()));
    }

    public Shipment withOrigin(String place) {
        return with(new Route(place, exporter(), exporterName(), movement(), destination()));
    }

    public Shipment withExporter(String place, String name) {
        return with(new Route(origin(), place, name, movement(), destination()));
    }

    public Shipment withMovement(Movement value) {
        return with(new Route(origin(), exporter(), exporterName(), value, destination()));
    }

    public Shipment withDestination(String place) {
        return with(new Route(origin(), exporter(), exporterName(), movement(), place));
    }

    public Shipment withEndUse(String words) {
        return new Shipment(goods, route, words, endUser, on, known, audience);
    }

    public Shipment withEndUser(Party party) {
        return new Shipment(goods, route, endUse, party, on, known, audience);
    }

    public Shipment at(LocalDate day, LocalDate knowledge) {
        return new Shipment(goods, route, endUse, endUser, day, knowledge, audience);
    }

    public Shipment withAudience(Audience value) {
        return new Shipment(goods, route, endUse, endUser, on, known, value);
    }

    private Shipment with(Goods changed) {
        return new Shipment(changed, route, endUse, endUser, on, known, audience);
    }

    private Shipment with(Route changed) {
        return new Shipment(goods, changed, endUse, endUser, on, known, audience);
    }
}
