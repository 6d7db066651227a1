package dev.chokepoint.exposure.expected;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Uncertain;
import java.util.EnumMap;
import java.util.Map;

/// The priors of tests as `worlds/behaviour.csv` states them.
public final class Behaviours {
    private Behaviours() {}

    public static Behaviour stated() {
        Map<BehaviourParameter, Prior> all = new EnumMap<>(BehaviourParameter.class);
        put(all, BehaviourParameter.PASSING, Prior.Scale.UNIFORM, 0, 0.6);
        put(all, BehaviourParameter.DELAY, Prior.Scale.TRIANGULAR, 0.5, 2, 6);
        put(all, BehaviourParameter.RAMP, Prior.Scale.TRIANGULAR, 0.5, 2, 6);
        put(all, BehaviourParameter.LEVEL, Prior.Scale.TRIANGULAR, 0.7, 1, 1.2);
        put(all, BehaviourParameter.SCATTER, Prior.Scale.TRIANGULAR, 0.2, 0.4, 0.8);
        put(all, BehaviourParameter.MISFIT, Prior.Scale.TRIANGULAR, 0.1, 0.2, 0.5);
        put(all, BehaviourParameter.STANDING, Prior.Scale.BETA, 1, 2);
        put(all, BehaviourParameter.STANDING_LEVEL, Prior.Scale.UNIFORM, 0, 0.5);
        put(all, BehaviourParameter.USERS, Prior.Scale.LOG_TRIANGULAR, 3, 12, 100);
        put(all, BehaviourParameter.LIFTED, Prior.Scale.BETA, 1, 2);
        put(all, BehaviourParameter.LIFTED_MONTHS, Prior.Scale.LOG_TRIANGULAR, 0.5, 3, 12);
        put(all, BehaviourParameter.BACKLOG, Prior.Scale.TRIANGULAR, 1, 1.2, 1.6);
        put(all, BehaviourParameter.GRACE, Prior.Scale.UNIFORM, 0, 0.5);
        put(all, BehaviourParameter.SURGE, Prior.Scale.TRIANGULAR, 1.5, 2.5, 4);
        put(all, BehaviourParameter.COVER, Prior.Scale.LOG_TRIANGULAR, 0.5, 1.5, 4);
        put(all, BehaviourParameter.FEAR, Prior.Scale.TRIANGULAR, 0.1, 0.4, 1);
        put(all, BehaviourParameter.FEAR_QUANTILE, Prior.Scale.UNIFORM, 0.5, 0.95);
        put(all, BehaviourParameter.RELEASE, Prior.Scale.LOG_TRIANGULAR, 0.5, 1, 2);
        put(all, BehaviourParameter.BUYING_MONTHS, Prior.Scale.TRIANGULAR, 1, 1.5, 3);
        put(all, BehaviourParameter.ELASTICITY_SHORT, Prior.Scale.TRIANGULAR, 0.1, 0.25, 0.5);
        put(all, BehaviourParameter.ELASTICITY_LONG, Prior.Scale.TRIANGULAR, 0.4, 0.8, 1.5);
        put(all, BehaviourParameter.ADAPTATION, Prior.Scale.LOG_TRIANGULAR, 1 / 24.0, 1 / 12.0, 1 / 6.0);
        put(all, BehaviourParameter.CHOKE, Prior.Scale.LOG_TRIANGULAR, 3, 10, 50);
        put(all, BehaviourParameter.SUPPLY_ELASTICITY, Prior.Scale.TRIANGULAR, 0.05, 0.2, 0.5);
        put(all, BehaviourParameter.SPARE, Prior.Scale.TRIANGULAR, 0.05, 0.2, 0.5);
        put(all, BehaviourParameter.LEAKAGE, Prior.Scale.LOG_TRIANGULAR, 0.05, 0.25, 1);
        put(all, BehaviourParameter.LEAKAGE_MONTHS, Prior.Scale.LOG_TRIANGULAR, 2, 6, 18);
        put(all, BehaviourParameter.LEAKAGE_PRICE, Prior.Scale.LOG_TRIANGULAR, 0.3, 1, 3);
        put(all, BehaviourParameter.RESALE, Prior.Scale.UNIFORM, 0, 0.2);
        put(all, BehaviourParameter.REEXPORT, Prior.Scale.LOG_TRIANGULAR, 0.03, 0.15, 0.6);
        put(all, BehaviourParameter.REEXPORT_LAG, Prior.Scale.UNIFORM, 0, 3);
        put(all, BehaviourParameter.REEXPORT_MARGIN, Prior.Scale.LOG_TRIANGULAR, 0.05, 0.2, 0.8);
        put(all, BehaviourParameter.RENT_SHARE, Prior.Scale.TRIANGULAR, 0, 0.1, 0.5);
        put(all, BehaviourParameter.CONTRACT, Prior.Scale.TRIANGULAR, 0, 0.5, 0.9);
        put(all, BehaviourParameter.SWITCHING, Prior.Scale.LOG_TRIANGULAR, 0.02, 0.08, 0.3);
        put(all, BehaviourParameter.SWITCHING_LAG, Prior.Scale.UNIFORM, 0, 3);
        put(all, BehaviourParameter.PARTS_LAG, Prior.Scale.UNIFORM, 4, 7);
        put(all, BehaviourParameter.DEFENCE_LAG, Prior.Scale.FIXED, 3);
        put(all, BehaviourParameter.PRICE_NOISE, Prior.Scale.FIXED, 0.31);
        put(all, BehaviourParameter.QUOTE_ERROR, Prior.Scale.FIXED, 0.1);
        return new Behaviour(all);
    }

    private static void put(
            Map<BehaviourParameter, Prior> all, BehaviourParameter parameter, Prior.Scale scale, double... values) {
        Uncertain value = switch (values.length) {
            case 1 -> Uncertain.of(values[0]);
            case 2 -> Uncertain.of(values[0], values[1]);
            default -> new Uncertain.Likely(values[0], values[1], values[2]);
        };
        all.put(parameter, new Prior(Figure.assumed(value, parameter.unit(), "2024", "as stated"), scale));
    }
}
