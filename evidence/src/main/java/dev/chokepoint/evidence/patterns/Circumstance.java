package dev.chokepoint.evidence.patterns;

import dev.chokepoint.evidence.acts.ActReach;
import dev.chokepoint.evidence.acts.ActSubjects;
import dev.chokepoint.evidence.acts.Circumstances;
import dev.chokepoint.evidence.acts.Hit;
import dev.chokepoint.evidence.acts.Memory;
import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.grammar.Sentence;
import dev.chokepoint.evidence.lexicon.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a context rule can ask beyond words: by name, because it takes dates, subjects or what was told before.
public enum Circumstance {
    /// The words of the act are a name in capitals: "Catalogue of Technologies Prohibited or Restricted from Export".
    NAME,
    /// Another act follows after a comma: "A new rule, effective September 2, adds …".
    ACT_FOLLOWS,
    /// What is banned comes in from another country: "a ban on Turkish products".
    FOREIGN_GOODS,
    /// A state would be kept from its own exports: "stop the Netherlands from exporting".
    OWN_EXPORTS,
    /// Goods may not be sold in the market of the one who acts: "The U.S. bars Kaspersky from selling in the country".
    OWN_MARKET,
    /// A state is asked, and does not act: "asked Tokyo to …".
    STATE_ASKED,
    /// A company is the subject: "Nvidia resumed deliveries".
    COMPANY_ACTS,
    /// A company is the subject of the verb before "and": "The group has restored access and resumed sales".
    COMPANY_ACTED,
    /// A day to come stands behind the words: "From Saturday ASML must obtain a licence".
    STARTS_LATER,
    /// A carve-out is the subject: "A carve-out from the licence requirement remains in place".
    CARVE_OUT_FIRST,
    /// The list is one of the privileged: whoever is struck off it loses.
    PRIVILEGED_LIST,
    /// Another participle than that of the control: "has authorised a restriction".
    PARTICIPLE,
    /// A suspension was told before.
    SUSPENSION_TOLD,
    /// A control was told right before.
    CONTROL_TOLD,
    /// Exports let through under conditions of a ban.
    CARVES_OUT;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Circumstance> find(String code) {
        return Arrays.stream(values()).filter(c -> c.code().equals(code)).findFirst();
    }

    public boolean holds(Memory memory, Sentence s, Hit h, ActReach.Reach reach, List<Hit> hits) {
        return switch (this) {
            case NAME -> inName(s, h);
            case ACT_FOLLOWS -> Circumstances.actFollows(s, hits, h.match());
            case FOREIGN_GOODS -> Circumstances.foreignGoods(s.t, h.match(), s.to);
            case OWN_EXPORTS -> Circumstances.ownExports(s.t, h.match(), reach.from());
            case OWN_MARKET -> Circumstances.ownMarket(s, h.match());
            case STATE_ASKED ->
                ActSubjects.governsOrPlace(s.t, h.match().head() + 1, h.match().to());
            case COMPANY_ACTS ->
                ActSubjects.companyActs(s, reach.from(), ActSubjects.firstAct(hits, h.match(), reach.from()));
            case COMPANY_ACTED -> Circumstances.companyActed(s, h.match(), reach.from());
            case STARTS_LATER ->
                Circumstances.startsLater(s, memory.day, reach.from(), h.match().to());
            case CARVE_OUT_FIRST ->
                Circumstances.carveOutFirst(s.t, reach.from(), h.match().head());
            case PRIVILEGED_LIST -> Circumstances.privilegedList(s.t, h.match());
            case PARTICIPLE -> Circumstances.participle(s.t, h.match());
            case SUSPENSION_TOLD -> memory.drafts.stream().anyMatch(d -> d.action.value() == Action.SUSPEND);
            case CONTROL_TOLD ->
                !memory.drafts.isEmpty()
                        && !memory.drafts.getLast().action.value().relaxes()
                        && memory.drafts.getLast().modality.value().isRecordable();
            case CARVES_OUT -> Circumstances.carvesOut(memory, s, h.match(), reach);
        };
    }

    private static boolean inName(Sentence s, Hit h) {
        Tokens t = s.t;
        int head = h.match().head();
        return t.upper(head)
                && head > s.from
                && !t.is(head - 1, ".", ":", "-", "\"")
                && (t.upper(head + 1) || t.upper(head + 2));
    }
}
