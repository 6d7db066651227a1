package dev.chokepoint.evidence.patterns;

import java.util.EnumSet;
import java.util.function.Predicate;

/// What kind of acts a trigger finds: rules on slots and on acts beside each other ask for it. The ids of the rule
/// files say it, and nothing else reads them.
/// docs/how-to/add-a-rule.md tells the names.
public enum TriggerKind {
    /// Puts parties on a list: those listed are its targets, and it names no goods.
    LISTING(id -> id.startsWith("list-")),
    /// Puts goods on a list.
    GOODS_LISTING(id -> id.startsWith("list-goods")),
    /// Says with whom nobody may deal: they stand behind it.
    DEALINGS(id -> id.startsWith("list-dealings")),
    /// "Newly listed are …": a catalogue of goods stands behind the verb.
    CATALOGUE(id -> id.startsWith("list-goods-newly")),
    /// "put them on the list": which list the article has said.
    THE_LIST(id -> id.startsWith("list-the-list")),
    /// Says of more parties that they were added, to a list told of before.
    LIST_ADDED(id -> id.equals("list-added") || id.equals("list-goods-added")),
    /// Changes the standing of a country or firm.
    STATUS(id -> id.startsWith("tighten-status")),
    TIGHTENING(id -> id.startsWith("tighten")),
    WHITE_LIST(id -> id.startsWith("whitelist")),
    /// Goods or parties that are subject to a control.
    SUBJECT_TO(id -> id.startsWith("list-subject") || id.startsWith("restrict-subject")),
    /// What it says of its subject it says of goods, known or not.
    OF_GOODS(id -> id.startsWith("restrict-scope")
            || id.startsWith("list-goods")
            || id.startsWith("list-subject")
            || id.startsWith("restrict-subject-goods")),
    /// Keeps parties from something.
    BAR(id -> id.startsWith("bar-")),
    PERMIT(id -> id.startsWith("permit")),
    /// "Samsung will be allowed to supply": the subject is who is let.
    LET(id -> id.startsWith("permit-sale-passive")),
    /// "has received a licence": who grants stands after "from".
    RECEIVED(id -> id.matches("(exempt|permit)-(won|received|secured).*")),
    EXEMPTION(id -> id.startsWith("exempt")),
    /// Takes a relief away or prolongs it, which then is what the act is about.
    RELIEF(id -> id.startsWith("exempt-re")
            || id.startsWith("exempt-lapse")
            || id.startsWith("extend-exemption")
            || id.startsWith("exempt-general")
            || id.startsWith("general-licence-off")),
    DENIAL(id -> id.startsWith("deny")),
    LICENCE(id -> id.contains("licence")),
    REQUIREMENT(id -> id.startsWith("require")),
    /// "need mineral licences": only for export where trade is told of.
    PERMIT_NEEDED(id -> id.startsWith("require-permit")),
    /// Says from when something holds.
    EFFECT(id -> id.startsWith("effect")),
    /// Says that something goes on to hold.
    STANDING(id -> id.equals("stand")),
    /// Says how much may go.
    CEILING(id -> id.equals("ceiling-is")),
    KEEPING(id -> id.startsWith("maintain")),
    IMPOSING(id -> id.startsWith("impose")),
    EXTENSION(id -> id.startsWith("extend")),
    /// The measure stands earlier in the sentence.
    ELLIPSIS(id -> id.endsWith("-ellipsis")),
    /// Names a control by a noun: "the curbs".
    CONTROL_NOUN(id -> id.startsWith("control-")),
    /// Who is subject to a control: "is subject to a licence".
    IS_SUBJECT(id -> id.equals("list-subject")),
    /// Says that something takes effect.
    TAKES_EFFECT(id -> id.equals("effect-takes")),
    /// "may export": who may is told.
    MAY_EXPORT(id -> id.equals("permit-may")),
    /// Says of a shipment that it was let through or stopped: its day is that of the effect.
    OF_ONE_SHIPMENT(id -> id.equals("permit-let") || id.equals("deny-shipment")),
    /// "may still proceed": a "may" is part of what it says and no hint.
    OWN_MAY(id -> id.startsWith("exempt-pro") || id.startsWith("goods-pro") || id.startsWith("restrict-only")),
    /// Goods given in exchange for a control: who gives them is its issuer.
    EXCHANGE_OF_GOODS(id -> id.equals("exchange-goods")),
    /// Says of a measure what it does not reach.
    NOT_EXTENDED(id -> id.equals("exempt-not-extend")),
    /// The last resort for "halted" and the like, which need goods.
    HALTED(id -> id.equals("fallback-halted"));

    private final Predicate<String> ids;

    TriggerKind(Predicate<String> ids) {
        this.ids = ids;
    }

    /// All that the trigger of that id belongs to. Asked once, when rules are compiled.
    public static EnumSet<TriggerKind> of(String id) {
        EnumSet<TriggerKind> out = EnumSet.noneOf(TriggerKind.class);
        for (TriggerKind f : values()) {
            if (f.ids.test(id)) {
                out.add(f);
            }
        }
        return out;
    }
}
