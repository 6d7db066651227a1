package dev.chokepoint.exposure.world;

import dev.chokepoint.base.Id;
import dev.chokepoint.base.Unit;
import java.util.List;
import java.util.Map;

/// Something that is made, traded, stored or used, in one unit and at one stage.
///
/// @param chain the supply chain it belongs to, for grouping in reports
/// @param attributes typed attributes by which measures decide, such as `element=Sm`, `form=magnet`
/// @param codes HS, ECCN and other codes, for reference
public record Item(
        String id, String name, Unit unit, Stage stage, String chain, Map<String, String> attributes, List<Id> codes) {
    public Item {
        attributes = Map.copyOf(attributes);
        codes = List.copyOf(codes);
    }
}
