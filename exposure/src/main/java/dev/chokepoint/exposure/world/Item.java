package dev.chokepoint.exposure.world;

import dev.chokepoint.base.Id;
import dev.chokepoint.base.Unit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Something that is made, traded, stored or used, in one unit and at one stage.
///
/// @param chain the supply chain it belongs to, for grouping in reports
/// @param attributes typed attributes by which measures decide, such as `element=Sm`, `form=magnet`; in the order of
///     their names, so that an answer that shows them is the same in every run
/// @param codes HS, ECCN and other codes, for reference
/// @param storage whether it can be kept for later months
public record Item(
        String id,
        String name,
        Unit unit,
        Stage stage,
        String chain,
        Map<String, String> attributes,
        List<Id> codes,
        Storage storage) {
    public Item {
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
        codes = List.copyOf(codes);
    }

    /// An item that can be stored or not as its stage says.
    public Item(
            String id,
            String name,
            Unit unit,
            Stage stage,
            String chain,
            Map<String, String> attributes,
            List<Id> codes) {
        this(id, name, unit, stage, chain, attributes, codes, Storage.usual(stage));
    }
}
