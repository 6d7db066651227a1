package dev.chokepoint.evidence;

import java.util.Optional;

/// Decides which action a told act is, and in which modality it is told.
final class ActSenses {
    private final Memory memory;

    ActSenses(Memory memory) {
        this.memory = memory;
    }

    /// What an act is and how sure it is.
    ///
    /// @param rule what the modality goes by: a cue, or the form of the verb
    record ActSense(Action action, Modality modality, String rule) {}

    /// Which action the words tell, in which modality.
    ///
    /// @param r what the cues around the act say
    /// @return empty where nobody does anything
    Optional<ActSense> sense(Sentence s, Hit h, ActReach.Reach reach, Modalities.Sense r) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        RuleSet.TriggerRule rule = h.trigger().rule();
        int cs = reach.from();
        int ce = reach.to();
        Action action = rule.action();
        Modality modality = Modality.find(r.effect()).orElse(Modalities.byForm(t, h));
        Optional<Modality> fixed = Modality.find(rule.modality());
        if (modality == Modality.PLANNED
                && fixed.isPresent()
                && (!fixed.get().isRecordable()
                        || rule.id().startsWith("maintain")
                        || rule.id().startsWith("covers"))) {
            // "will not include": the rule's own words say more than "will"
            modality = fixed.get();
        }
        if (modality == Modality.CONDITIONAL
                && (rule.id().equals("stand") || rule.id().startsWith("maintain"))) {
            // "If the controls stay, …": nobody does anything
            return Optional.empty();
        }
        String modalityRule = r.rule().isEmpty() ? "form:" + rule.id() : r.rule();
        if (r.threat()) {
            action = Action.THREATEN;
            modality = modality == Modality.DONE ? Modality.PLANNED : modality;
        }
        if ((modality == Modality.PLANNED
                        || (modality == Modality.HINTED && r.rule().equals("might")))
                && afterCondition(s, cs, m.head())
                && !r.effect().equals("deny")) {
            // "If Tokyo goes further, Beijing will cut off …": what follows a condition depends on it
            modality = Modality.CONDITIONAL;
            modalityRule = "after-condition";
        }
        if (rule.id().equals("permit-could-resume-it")) {
            if (!Modalities.anyOf(t, s.from, m.head(), "notified|told|informed|informing|telling|letter|letters")) {
                return Optional.empty();
            }
            // who is told that he could has been let
            modality = Modality.DONE;
            modalityRule = "told";
        }
        if (rule.id().equals("permit-could-resume")
                && t.is(m.head(), "could")
                && modality == Modality.DONE
                && !Modalities.anyOf(t, s.from, m.head(), "notified|told|informed|letter|letters|assured")) {
            // only who is told that he could has been let
            modality = Modality.HINTED;
            modalityRule = "could";
        }
        if (modality == Modality.EXPECTED
                && r.rule().equals("expects")
                && Modalities.anyOf(t, Math.max(cs, m.head() - 3), m.head(), "has|have|had")
                && Modalities.anyOf(t, s.from, m.head(), "believe|believes|believed")) {
            // "believes that China has restricted exports": what is believed has been done
            modality = Modality.DONE;
            modalityRule = "believed-done";
        }
        if (modality == Modality.DONE
                && action == Action.IMPOSE
                && t.low[m.head()].endsWith("ing")
                && t.is(m.head() - 1, ",")
                && stays(t, m.to(), s.to)) {
            // "The first clause, banning exports to military users, remains in place"
            modality = Modality.IN_FORCE;
            modalityRule = "stays-in-place";
        }
        if (modality == Modality.DONE
                && action == Action.IMPOSE
                && modalityRule.startsWith("form:")
                && t.is(m.head(), "bar", "prohibit", "ban", "block", "forbid", "restrict", "prevent", "limit")
                && t.is(m.head() - 1, "rules", "controls", "restrictions", "regulations", "laws", "curbs")) {
            // "U.S. rules bar Nvidia from selling …": what rules do they do all the time
            modality = Modality.IN_FORCE;
            modalityRule = "rules-stand";
        }
        if (modality == Modality.PLANNED
                && action == Action.IMPOSE
                && modalityRule.startsWith("form:")
                && t.is(m.head() - 1, "to")
                && t.is(m.head() - 2, "continue", "continues", "continued", "continuing")) {
            // "continued to bar exports"
            modality = Modality.IN_FORCE;
            modalityRule = "continues-to";
        }
        if (modality == Modality.IN_FORCE
                && rule.id().startsWith("require")
                && t.is(m.head() - 1, "to")
                && Modalities.anyOf(t, Math.max(cs, m.head() - 8), m.head(), "would|will")) {
            // "a rule that would require firms to seek permission"
            modality = Modality.PLANNED;
            modalityRule = "would";
        }
        if (modality == Modality.IN_FORCE && cs > s.from && t.is(s.from, "once") && t.is(cs - 1, ",")) {
            // "Once the listing is published, firms must obtain a licence"
            modality = Modality.PLANNED;
            modalityRule = "after-once";
        }
        if (modality == Modality.IN_FORCE && rule.id().startsWith("require") && startsLater(s, cs, m.to())) {
            // "From Saturday ASML must obtain a licence": a duty laid down that starts on a day to come
            modality = Modality.DONE;
            modalityRule = "starts-later";
        }
        if (rule.id().startsWith("require")
                && ((r.rule().equals("would")
                                && Modalities.anyOf(
                                        t, s.from, m.head(), "told|informed|notified|letter|letters|notice"))
                        || (r.rule().equals("will") && Modalities.anyOf(t, m.to(), s.to, "letter|letters")))) {
            // "told Nvidia it would need a licence": the duty is there once it has been told
            modality = Modality.DONE;
            modalityRule = "told-" + r.rule();
        }
        if (r.effect().equals("deny")) {
            if (rule.id().equals("permit-may")
                    && Modalities.anyOf(t, Math.max(s.from, cs - 1), m.from() + 1, "no")
                    && Modalities.anyOf(t, m.from(), m.to(), "may")) {
                // "no civilian drone may be exported for military purposes"
                return Optional.of(new ActSense(Action.IMPOSE, Modality.DONE, "none-may"));
            }
            if (rule.id().startsWith("exempt-without")) {
                // "may not unload it there without authorization"
                return Optional.of(new ActSense(Action.IMPOSE, Modality.IN_FORCE, "not-without"));
            }
            boolean longer = Modalities.anyOf(t, Math.max(cs, m.head() - 4), m.head(), "longer");
            if (longer && (action == Action.IMPOSE || rule.id().startsWith("permit"))) {
                // "would no longer bar exports": the ban goes
                // "will no longer be permitted to export": a new ban, not a refusal
                action = action == Action.IMPOSE ? Action.LIFT : Action.IMPOSE;
                modality = Modalities.anyOf(t, Math.max(cs, m.head() - 6), m.head(), "will|would")
                        ? Modality.PLANNED
                        : Modality.DONE;
            } else if (rule.id().startsWith("permit")
                    && (Modalities.anyOf(t, Math.max(cs, m.head() - 6), m.head(), "far|yet")
                            || (t.is(cs, "so") && t.is(cs + 1, "far")))) {
                // "has not so far granted a licence": none yet, and none refused
                modality = Modality.DENIED;
            } else if (rule.id().startsWith("permit")) {
                action = Action.DENY;
                // "did not grant a licence" has been decided, "will not grant one" is to come
                modality = Modalities.anyOf(
                                t, Math.max(cs, m.head() - 5), m.head(), "did|has|have|had|didn't|hasn't|haven't")
                        ? Modality.DONE
                        : fixed.filter(Modality.EXPECTED::equals).orElse(Modality.PLANNED);
            } else {
                modality = Modality.DENIED;
            }
        }
        if (modality == Modality.DENIED
                && r.rule().equals("unlikely")
                && rule.id().startsWith("permit-licence")) {
            // "licences are unlikely to be issued": a refusal is forecast
            action = Action.DENY;
            modality = Modality.EXPECTED;
        }
        if (modality == Modality.DENIED
                && r.rule().equals("failed-to")
                && rule.id().startsWith("permit")) {
            // "refused to let a cargo leave": a refusal is an act of its own
            action = Action.DENY;
            modality = Modality.DONE;
        }
        if (action == Action.IMPOSE
                && modality == Modality.DONE
                && (rule.voice() == RuleSet.Voice.PASSIVE
                        || (t.is(m.head() - 1, "still") && !t.low[m.head()].endsWith("ed")))
                && Modalities.anyOf(t, cs, m.head(), "still|remain|remains|continue|continues|remained|stay|stays")) {
            modality = Modality.IN_FORCE;
        }
        if (modality == Modality.DONE
                && (rule.voice() == RuleSet.Voice.PASSIVE || t.low[m.head()].endsWith("s"))
                && Modalities.anyOf(t, Math.max(cs, m.head() - 3), m.head(), "currently")) {
            modality = Modality.IN_FORCE;
        }
        if (rule.id().startsWith("deny-no-licence") && modality == Modality.DENIED) {
            // "No further licences will be granted": the refusal itself is told with "no"
            modality = Modality.PLANNED;
        }
        if (modality == Modality.PLANNED
                && r.rule().equals("will")
                && fixed.filter(Modality.IN_FORCE::equals).isPresent()
                && Modalities.anyOf(t, cs, m.head(), "remain|continue|stay|still")) {
            // "will remain subject to a licence requirement"
            modality = Modality.IN_FORCE;
        }
        if (rule.id().equals("exports-not-approved")
                && Modalities.anyOf(t, m.from(), m.to(), "shall")
                && Modalities.anyOf(t, m.head(), m.to(), "permitted|authorised|authorized")) {
            // "shall in principle not be permitted": a notice rules
            return Optional.of(new ActSense(Action.IMPOSE, Modality.DONE, "shall-not"));
        }
        if (rule.id().startsWith("restrict-none") && modality == Modality.PLANNED) {
            modality = Modality.DONE;
        }
        if (rule.id().startsWith("not-approve")) {
            modality = t.is(m.head() - 1, "does", "do")
                    ? Modality.IN_FORCE
                    : t.is(m.head() - 1, "did", "has", "have", "had") ? Modality.DONE : modality;
        }
        if (rule.id().startsWith("permit")
                && modality == Modality.IN_FORCE
                && Modalities.anyOf(t, s.from, m.head(), "told|informed|notified")) {
            // "told the firms that they can load": let on the day they were told
            modality = Modality.DONE;
            modalityRule = "told";
        }
        if (rule.id().startsWith("permit-exports") && modality == Modality.PLANNED && t.is(cs, "no")) {
            // "no more exports will be allowed"
            action = Action.IMPOSE;
        }
        if (rule.id().startsWith("maintain") && modality == Modality.DONE) {
            // "opted to retain its controls": they stand
            modality = Modality.IN_FORCE;
        }
        if (rule.id().equals("stand") && action == Action.IMPOSE && exemptionFirst(t, cs, m.head())) {
            // "A carve-out from the licence requirement remains in place"
            action = Action.EXEMPT;
        }
        if (action == Action.EASE && hastens(t, m)) {
            // "plans to speed up its ban": the ban comes sooner
            action = Action.IMPOSE;
            modality = modality == Modality.DONE ? Modality.PLANNED : modality;
        }
        if (action == Action.EASE
                && rule.id().startsWith("permit")
                && !rule.id().startsWith("permit-may")
                && (t.is(cs, "only")
                        || (t.is(cs + 1, "only") && t.is(cs, "that", "and", ","))
                        || onlyAfterComma(t, cs, m.head()))) {
            // "only verified exporters are entitled to export": all others are not
            action = Action.IMPOSE;
            modality = modality == Modality.DONE ? Modality.IN_FORCE : modality;
        }
        if (action == Action.IMPOSE && t.is(m.head(), "put", "puts", "putting") && onHold(t, m.to(), ce)) {
            // "has put its ban on exports to the United States on hold"
            action = Action.SUSPEND;
        }
        if (rule.id().equals("stand") && Modalities.anyOf(t, m.from(), m.to() + 1, "longer")) {
            // "the restrictions no longer apply"
            return Optional.of(new ActSense(Action.LIFT, Modality.DONE, "no-longer"));
        }
        action = adjust(t, m, action, cs);
        if (rule.id().equals("list-off-lists")
                && Modalities.anyOf(
                        t,
                        m.from(),
                        Math.min(ce, m.to() + 4),
                        "entitled|trusted|preferred|simplified|favoured|exempt|fast-track|privileged|enjoy|enjoying")) {
            // a list of the privileged
            action = Action.TIGHTEN;
        }
        if (rule.id().equals("have-controls")) {
            for (int i = m.head() + 1; i < m.to(); i++) {
                if (t.low[i].endsWith("ed") && !t.has(i, "control") && !t.is(i, "unlimited")) {
                    // "has authorised a restriction": an act, not a state
                    modality = Modality.DONE;
                }
            }
        }
        if (rule.id().equals("extend-suspension")) {
            // the suspension of a control goes on, or that of exports
            action = memory.drafts.stream().anyMatch(d -> d.action.value() == Action.SUSPEND) ? Action.SUSPEND : action;
        }
        if (action == Action.EASE && rule.id().startsWith("permit") && carvesOut(s, m, cs, ce)) {
            action = Action.EXEMPT;
        }
        if (rule.id().equals("restrict-subject")
                && action == Action.IMPOSE
                && Modalities.anyOf(t, m.from(), m.to(), "tighter|stricter|tougher|closer")) {
            // "sales of graphite were placed under tighter controls"
            action = Action.TIGHTEN;
        }
        if (rule.id().equals("permit-may")
                && action == Action.EXEMPT
                && (Acts.hasMark(t, cs, m.from(), "entity") || Acts.hasMark(t, cs, m.from(), "party-noun"))) {
            // "Nvidia and AMD may sell …": firms are let; goods are exempt
            action = Action.EASE;
        }
        if (rule.id().equals("permit-may")
                && (Modalities.anyOf(t, Math.max(cs, m.head() - 5), m.head(), "only")
                        || (Modalities.anyOf(t, m.to() - 1, Math.min(s.to, m.to() + 2), "only")
                                && Modalities.anyOf(
                                        t,
                                        m.to(),
                                        Math.min(s.to, m.to() + 6),
                                        "licence|license|permit|permission|if|with")))) {
            // "Only 15 companies may export tungsten", "may be shipped only under licence": all others may not
            action = Action.IMPOSE;
        }
        return Optional.of(new ActSense(action, modality, modalityRule));
    }

    private boolean startsLater(Sentence s, int from, int to) {
        for (Sentence.When w : s.dates) {
            if (w.from() >= from
                    && w.from() < Math.max(to, from + 6)
                    && s.t.is(w.from() - 1, "from", "starting", "of")
                    && (w.found().date().first().isAfter(memory.day)
                            || w.found().weekday())) {
                return true;
            }
        }
        return false;
    }

    private static boolean onHold(Tokens t, int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            if (t.is(i, "on") && t.is(i + 1, "hold", "ice")) {
                return true;
            }
        }
        return false;
    }

    private static boolean onlyAfterComma(Tokens t, int from, int head) {
        for (int i = from + 1; i < head; i++) {
            if (t.is(i, "only") && t.is(i - 1, ",")) {
                return true;
            }
        }
        return false;
    }

    private static boolean exemptionFirst(Tokens t, int from, int head) {
        for (int i = from; i < head; i++) {
            if (t.has(i, "exemption")) {
                return true;
            }
            if (t.has(i, "control") || t.has(i, "weak")) {
                return false;
            }
        }
        return false;
    }

    /// "speed up the ban", "the ban will be expedited".
    private static boolean hastens(Tokens t, TokenPattern.Match m) {
        String verb = t.low[m.head()];
        if (!verb.startsWith("expedit") && !verb.startsWith("accelerat") && !verb.startsWith("speed")) {
            return false;
        }
        for (int i = m.from(); i < m.to(); i++) {
            if (t.is(i, "ban", "bans", "curb", "curbs", "restrictions", "embargo", "prohibition", "controls")) {
                return true;
            }
        }
        return false;
    }

    private static boolean stays(Tokens t, int from, int to) {
        for (int i = from; i + 2 < to; i++) {
            if (t.is(i, ",")
                    && t.is(i + 1, "remain", "remains", "remained", "stay", "stays")
                    && t.is(i + 2, "in", "unchanged", "untouched", "valid", "effective")) {
                return true;
            }
        }
        return false;
    }

    /// Whether the sentence opens with a condition and the clause is the one that depends on it.
    static boolean afterCondition(Sentence s, int cs, int head) {
        Tokens t = s.t;
        boolean opens =
                t.is(s.from, "if", "unless", "should") || (t.is(s.from, "provided") && t.is(s.from + 1, "that"));
        if (!opens) {
            return false;
        }
        if (cs > s.from) {
            return t.is(cs - 1, ",");
        }
        for (int i = s.from + 2; i + 1 < head; i++) {
            // "If the talks fail, Washington could …": no verb of the lists in the condition
            if (t.is(i, ",")) {
                int k = t.is(i + 1, "the") ? i + 2 : i + 1;
                return t.has(k, "place") || t.has(k, "body") || t.has(k, "government-noun") || t.is(k, "it");
            }
        }
        return false;
    }

    /// "partly lifted" eases; "new", "tighter" and counts in the noun phrase change what an act is.
    static Action adjust(Tokens t, TokenPattern.Match m, Action action, int cs) {
        for (int i = m.from(); i < m.to(); i++) {
            for (Tokens.Mark k : t.marksAt(i)) {
                if (k.entry() instanceof Gazetteer.Register r && r.privileged()) {
                    // who is struck off a list of the privileged loses, who is put on it gains
                    return switch (action) {
                        case LIFT -> Action.TIGHTEN;
                        case IMPOSE -> Action.EXEMPT;
                        case TIGHTEN, EXTEND, EASE, SUSPEND, EXEMPT, DENY, THREATEN -> action;
                    };
                }
            }
        }
        boolean partly = false;
        for (int i = Math.max(cs, m.from() - 4); i < m.to(); i++) {
            partly |= (t.is(i, "partly", "partially", "some", "gradually") && action == Action.LIFT && !t.is(i, "some"))
                    || (t.is(i, "partial") && action == Action.LIFT);
        }
        for (int i = Math.max(cs, m.from() - 4); i < m.to(); i++) {
            if (t.is(i, "further") && action == Action.IMPOSE && i < m.head()) {
                return Action.TIGHTEN;
            }
            if (t.is(i, "temporarily") && action == Action.LIFT) {
                return Action.SUSPEND;
            }
        }
        return partly ? Action.EASE : action;
    }

    /// "Exports will be allowed where loading has begun": what is let through under conditions of a ban is
    /// carved out of it, not a softening of it.
    boolean carvesOut(Sentence s, TokenPattern.Match m, int cs, int ce) {
        Tokens t = s.t;
        boolean ban = Modalities.anyOf(t, s.from, s.to, "ban|banned|prohibited|prohibition|curb|curbs|halt|embargo");
        for (int i = memory.drafts.size() - 1; i >= Math.max(0, memory.drafts.size() - 4); i--) {
            ban |= memory.drafts.get(i).action.value() == Action.IMPOSE
                    && memory.drafts.get(i).modality.value().isRecordable();
        }
        if (!ban) {
            return false;
        }
        for (int i = cs; i < Math.min(s.to, ce + 2); i++) {
            if (t.is(i, "where", "already", "contracted", "loaded", "contracts", "humanitarian", "diplomatic")
                    || (t.is(i, "under") && i > m.from() && t.is(i + 1, "certain", "existing", "old"))
                    || (t.is(i, "before") && i > m.from())
                    || (t.is(i, "on") && t.is(i + 1, "the", "a") && t.is(i + 2, "basis", "request", "case-by-case"))
                    || (t.is(i, "at") && t.is(i + 1, "the", "their") && t.is(i + 2, "request"))) {
                return true;
            }
        }
        return false;
    }
}
