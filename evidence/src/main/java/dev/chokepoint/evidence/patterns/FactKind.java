package dev.chokepoint.evidence.patterns;

import java.util.EnumSet;
import java.util.Set;

/// What a rule on facts says of how its words are read. The ids of the rule files say it, and nothing else reads them.
public enum FactKind {
    /// "23 kg of magnets go into every jet": the goods stand before the product.
    GOODS_FIRST("supply-go-into"),
    /// "met": an event only where two sides are named.
    NEEDS_TWO_SIDES("talks-parties-met");

    private final String id;

    FactKind(String id) {
        this.id = id;
    }

    /// All that the rule of that id belongs to. Asked once, when rules are compiled.
    public static Set<FactKind> of(String id) {
        EnumSet<FactKind> out = EnumSet.noneOf(FactKind.class);
        for (FactKind k : values()) {
            if (k.id.equals(id)) {
                out.add(k);
            }
        }
        return out;
    }
}
