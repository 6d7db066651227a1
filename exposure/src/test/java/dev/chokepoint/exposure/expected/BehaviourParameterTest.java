package dev.chokepoint.exposure.expected;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The names of the parameters of behaviour in tables, and between what they may be.
class BehaviourParameterTest {
    @Test
    void eachIsFoundByItsNameAlone() {
        for (BehaviourParameter p : BehaviourParameter.values()) {
            assertThat(BehaviourParameter.find(p.key())).contains(p);
        }
        assertThat(BehaviourParameter.find("fear_quantile")).contains(BehaviourParameter.FEAR_QUANTILE);
        assertThat(BehaviourParameter.find("FEAR_QUANTILE")).isEmpty();
        assertThat(BehaviourParameter.find("courage")).isEmpty();
    }

    /// A price at which use stops is not below the price before, a user is at least one.
    @Test
    void eachHasItsLimits() {
        assertThat(BehaviourParameter.CHOKE.low()).isEqualTo(1);
        assertThat(BehaviourParameter.USERS.low()).isEqualTo(1);
        assertThat(BehaviourParameter.PASSING.low()).isZero();
        assertThat(BehaviourParameter.PASSING.high()).isEqualTo(1);
        for (BehaviourParameter p : BehaviourParameter.values()) {
            assertThat(p.low()).as(p.key()).isBetween(0.0, p.high());
            assertThat(p.high()).as(p.key()).isGreaterThan(p.low());
        }
    }
}
