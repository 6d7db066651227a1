package dev.chokepoint.evidence.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TriggerKindTest {
    @Test
    void theIdOfARuleSaysItsKinds() {
        assertThat(TriggerKind.of("list-party")).containsExactly(TriggerKind.LISTING);
        assertThat(TriggerKind.of("list-goods-passive"))
                .containsExactly(TriggerKind.LISTING, TriggerKind.GOODS_LISTING, TriggerKind.OF_GOODS);
        assertThat(TriggerKind.of("exempt-revoked")).containsExactly(TriggerKind.EXEMPTION, TriggerKind.RELIEF);
        assertThat(TriggerKind.of("permit-received")).contains(TriggerKind.RECEIVED);
        assertThat(TriggerKind.of("deny-licence-passive")).containsExactly(TriggerKind.DENIAL, TriggerKind.LICENCE);
        assertThat(TriggerKind.of("standstill")).isEmpty();
        assertThat(TriggerKind.of("tighten-status-of")).containsExactly(TriggerKind.STATUS, TriggerKind.TIGHTENING);
        assertThat(TriggerKind.of("list-dealings-barred")).containsExactly(TriggerKind.LISTING, TriggerKind.DEALINGS);
        assertThat(TriggerKind.of("exempt-not-extend"))
                .containsExactly(TriggerKind.EXEMPTION, TriggerKind.NOT_EXTENDED);
        assertThat(TriggerKind.of("extend-exemption")).containsExactly(TriggerKind.RELIEF, TriggerKind.EXTENSION);
        assertThat(TriggerKind.of("lift-ellipsis")).containsExactly(TriggerKind.ELLIPSIS);
    }

    @Test
    void theIdOfACueSaysWhatAModalityRestsOn() {
        assertThat(ModalityGround.of("going")).containsExactly(ModalityGround.WILL);
        assertThat(ModalityGround.of("not-likely")).containsExactly(ModalityGround.UNLIKELY);
        assertThat(ModalityGround.of("form:impose-words")).isEmpty();
    }
}
