package dev.chokepoint.evidence.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FamilyTest {
    @Test
    void theNameOfARuleSaysItsFamilies() {
        assertThat(Family.of("list-party")).containsExactly(Family.LISTING);
        assertThat(Family.of("list-goods-passive"))
                .containsExactly(Family.LISTING, Family.GOODS_LISTING, Family.OF_GOODS);
        assertThat(Family.of("exempt-revoked")).containsExactly(Family.EXEMPTION, Family.RELIEF);
        assertThat(Family.of("permit-received")).contains(Family.RECEIVED);
        assertThat(Family.of("deny-licence-passive")).containsExactly(Family.DENIAL, Family.LICENCE);
        assertThat(Family.of("standstill")).isEmpty();
    }
}
