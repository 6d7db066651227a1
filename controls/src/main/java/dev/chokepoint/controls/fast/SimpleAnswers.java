package dev.chokepoint.controls.fast;

import dev.chokepoint.controls.compiled.CompiledRule;
import dev.chokepoint.controls.compiled.Rulebook;
import dev.chokepoint.controls.determination.Answer;
import dev.chokepoint.controls.determination.Outcome;
import dev.chokepoint.controls.law.Effect;
import dev.chokepoint.controls.law.PartySet;
import dev.chokepoint.controls.law.Policy;
import dev.chokepoint.controls.law.Reach;
import dev.chokepoint.controls.law.Scope;
import dev.chokepoint.controls.law.Status;
import dev.chokepoint.controls.plain.Evaluation;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers at once where all that was found are requirements and bans that fully cover the shipment.
///
/// Exceptions, guidance, open facts and content from abroad are left to [Evaluation]; nearly every shipment has none
/// of them.
final class SimpleAnswers {
    private static final byte COMPLEX = 0;
    private static final byte LICENCE = 1;
    private static final byte BAN = 2;
    private static final byte PRESUMED_BAN = 3;
    private static final byte RED_FLAG = 4;
    private static final byte NOTICE = 5;

    private static final byte OTHER = 0;
    private static final byte IN_FORCE = 1;
    private static final byte SUSPENDED = 2;
    private static final byte PENDING = 3;

    private final byte[] effects;
    private final Policy[] policies;
    private final boolean[] contentDecides;
    private final int[] issuer;
    /// The issuer under whose lists a licence must be needed, plus one.
    private final int[] licensableUnder;
    private final boolean[] itemLicence;
    private final boolean[] sleepingListing;
    private final String[] names;
    private final byte[] statuses;
    private final String[] suspendedBy;
    private final @Nullable Answer[] single;
    private final int[] order = new int[256];
    private String[] ids = new String[64];
    private int count;
    private static final Answer FREE = new Answer(Outcome.NOTHING_FOUND, Policy.UNSTATED, List.of());

    SimpleAnswers(Rulebook book, List<Status> numbered) {
        int n = book.rules.size();
        this.effects = new byte[n];
        this.policies = new Policy[n];
        this.contentDecides = new boolean[n];
        this.issuer = new int[n];
        this.licensableUnder = new int[n];
        this.itemLicence = new boolean[n];
        this.sleepingListing = new boolean[n];
        this.names = new String[n];
        this.single = new Answer[n];
        List<String> issuers =
                book.rules.stream().map(r -> r.measure.issuer()).distinct().toList();
        for (CompiledRule rule : book.rules) {
            int r = rule.order;
            Scope scope = rule.rule.scope();
            boolean strange = scope.reach() instanceof Reach.Test
                    || (!scope.licensableUnder().isEmpty() && !issuers.contains(scope.licensableUnder()));
            effects[r] = strange ? COMPLEX : effect(rule.rule.effect());
            policies[r] = rule.rule.effect() instanceof Effect.RequiresLicence(Policy p) ? p : Policy.UNSTATED;
            contentDecides[r] = scope.reach() instanceof Reach.OriginOrContent;
            issuer[r] = issuers.indexOf(rule.measure.issuer());
            licensableUnder[r] = 1 + issuers.indexOf(scope.licensableUnder());
            itemLicence[r] = rule.rule.effect() instanceof Effect.RequiresLicence
                    && scope.parties() instanceof PartySet.Anyone
                    && scope.endUses().isEmpty()
                    && scope.licensableUnder().isEmpty();
            sleepingListing[r] = Evaluation.isListingUnderLicence(rule);
            names[r] = rule.measure.isBaseRule() ? "" : rule.measure.id();
        }
        this.statuses = new byte[numbered.size()];
        this.suspendedBy = new String[numbered.size()];
        for (int i = 0; i < statuses.length; i++) {
            suspendedBy[i] = "";
            switch (numbered.get(i)) {
                case Status.InForce _ -> statuses[i] = IN_FORCE;
                case Status.Suspended s -> {
                    statuses[i] = SUSPENDED;
                    suspendedBy[i] = s.by();
                }
                case Status.Announced _ -> statuses[i] = PENDING;
                case Status.Unheard _, Status.Ended _ -> statuses[i] = OTHER;
            }
        }
    }

    private static byte effect(Effect effect) {
        return switch (effect) {
            case Effect.RequiresLicence _ -> LICENCE;
            case Effect.Prohibits(boolean presumed) -> presumed ? PRESUMED_BAN : BAN;
            case Effect.RedFlag _ -> RED_FLAG;
            case Effect.Notification _ -> NOTICE;
            case Effect.Subjects _,
                    Effect.SuspendsLicences _,
                    Effect.Authorises _,
                    Effect.SetsPolicy _,
                    Effect.ReadsOut _,
                    Effect.DoesNotEnforce _,
                    Effect.Withholds _,
                    Effect.Explains _ -> COMPLEX;
        };
    }

    /// Whether a rule with this status needs the whole evaluation.
    ///
    /// @param home whether the item is made at the issuer of the rule or leaves it
    boolean isComplex(int rule, int status, boolean home) {
        return effects[rule] == COMPLEX || statuses[status] == OTHER || (contentDecides[rule] && !home);
    }

    /// The answer where `n` rules with their statuses cover the shipment; null where they are too many.
    @Nullable
    Answer answer(int[] rules, int[] status, int n) {
        if (n == 0) {
            return FREE;
        }
        if (n > order.length) {
            return null;
        }
        int licensable = 0;
        for (int i = 0; i < n; i++) {
            if (itemLicence[rules[i]] && statuses[status[i]] == IN_FORCE) {
                licensable |= 1 << issuer[rules[i]];
            }
        }
        int kept = 0;
        for (int i = 0; i < n; i++) {
            if (licensableUnder[rules[i]] == 0) {
                order[kept++] = i;
            }
        }
        for (int i = 0; i < n; i++) {
            int under = licensableUnder[rules[i]];
            if (under != 0 && (licensable >>> (under - 1) & 1) != 0) {
                order[kept++] = i;
            }
        }
        if (kept == 1 && statuses[status[order[0]]] == IN_FORCE) {
            int r = rules[order[0]];
            Answer one = single[r];
            if (one == null) {
                one = settle(rules, status, kept);
                single[r] = one;
            }
            return one;
        }
        return kept == 0 ? FREE : settle(rules, status, kept);
    }

    private Answer settle(int[] rules, int[] status, int kept) {
        int live = 0;
        int dormant = 0;
        boolean sleeping = false;
        Policy policy = Policy.UNSTATED;
        for (int k = 0; k < kept; k++) {
            int r = rules[order[k]];
            switch (statuses[status[order[k]]]) {
                case IN_FORCE -> {
                    live |= 1 << effects[r];
                    if (effects[r] == LICENCE) {
                        policy = policy.strictest(policies[r]);
                    }
                }
                case SUSPENDED -> {
                    dormant++;
                    sleeping |= sleepingListing[r];
                }
                default -> {
                    // Pending.
                }
            }
        }
        Outcome outcome = (live & 1 << BAN) != 0
                ? Outcome.PROHIBITED
                : (live & 1 << PRESUMED_BAN) != 0
                        ? Outcome.PROHIBITED_PRESUMED
                        : (live & 1 << LICENCE) != 0
                                ? sleeping ? Outcome.SUSPENDED_LICENCE_REQUIRED : Outcome.licence(policy)
                                : (live & 1 << NOTICE) != 0
                                        ? Outcome.NOTIFICATION
                                        : live != 0
                                                ? Outcome.RED_FLAG
                                                : dormant > 0 ? Outcome.SUSPENDED : Outcome.NOT_YET_IN_FORCE;
        byte because = live != 0 ? IN_FORCE : dormant > 0 ? SUSPENDED : PENDING;
        count = 0;
        for (int k = 0; k < kept; k++) {
            if (statuses[status[order[k]]] == because) {
                name(names[rules[order[k]]]);
            }
        }
        if (because != PENDING) {
            for (int k = 0; k < kept; k++) {
                int st = status[order[k]];
                if (statuses[st] == SUSPENDED) {
                    int r = rules[order[k]];
                    boolean ban = effects[r] == BAN || effects[r] == PRESUMED_BAN;
                    if (!ban || (outcome == Outcome.SUSPENDED_LICENCE_REQUIRED && sleepingListing[r])) {
                        name(names[r]);
                    }
                    name(suspendedBy[st]);
                }
            }
        }
        return new Answer(outcome, policy, List.of(Arrays.copyOf(ids, count)));
    }

    private void name(String id) {
        if (id.isEmpty()) {
            return;
        }
        for (int i = 0; i < count; i++) {
            if (ids[i].equals(id)) {
                return;
            }
        }
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, 2 * count);
        }
        ids[count++] = id;
    }
}
