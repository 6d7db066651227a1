package dev.chokepoint.controls.shipment;

import dev.chokepoint.controls.law.Code;
import dev.chokepoint.controls.law.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What moves, as far as the asker describes it.
///
/// @param item the name of the item
/// @param codes codes declared for it
/// @param attributes typed attributes in the units of the ledger's attribute table; names as in `sm_pct`
public record Goods(String item, List<Code> codes, Map<String, Value> attributes) {
    public Goods {
        codes = List.copyOf(codes);
        attributes = Map.copyOf(attributes);
    }

    Goods with(String attribute, Value value) {
        Map<String, Value> more = new HashMap<>(attributes);
        more.put(attribute, value);
        return new Goods(item, codes, more);
    }
}
