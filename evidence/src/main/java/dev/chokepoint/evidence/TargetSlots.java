package dev.chokepoint.evidence;

import java.util.LinkedHashSet;
import java.util.Set;

/// Fills whom a claim is aimed at.
final class TargetSlots {
    private final Memory memory;

    TargetSlots(Memory memory) {
        this.memory = memory;
    }

    void targets(Sentence s, Hit h, Draft d, int cs, int ce) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        String issuer = d.issuer.value().place();
        Set<String> seen = new LinkedHashSet<>();
        RuleSet.TriggerRule rule = h.trigger().rule();
        boolean listing = rule.id().startsWith("list-") || rule.id().startsWith("tighten-status");
        for (int i = cs; i < ce; i++) {
            for (Tokens.Mark k : t.marksAt(i)) {
                if (k.to() > ce || (s.inFrameName(i) && !listing)) {
                    continue;
                }
                boolean afterHead = i >= m.head();
                switch (k.entry()) {
                    case Gazetteer.Place p -> {
                        boolean party = k.to() < t.count
                                && (t.has(k.to(), "party-noun")
                                        || (t.is(k.to(), "military", "defence", "defense")
                                                && k.to() + 1 < t.count
                                                && t.has(k.to() + 1, "party-noun")));
                        boolean origin = (k.to() < t.count && t.is(k.to(), "-origin", "origin"))
                                || (t.is(k.to(), "'s")
                                        && !t.is(k.to() + 1, "military", "market", "defence", "defense", "defence"));
                        boolean aimed = preposition(t, i, cs);
                        boolean spared =
                                (rule.action() == Action.EXEMPT || rule.id().startsWith("tighten-status"))
                                        && rule.voice() == RuleSet.Voice.PASSIVE
                                        && i < m.head();
                        if (!p.key().equals(issuer)
                                && !origin
                                && (aimed || party || spared || (listing && afterHead) || objectOf(t, i, m))
                                && seen.add(p.key())) {
                            d.targets.add(Slot.of(new Target.Place(p.key()), t.span(k.from(), k.to()), "target-place"));
                        }
                        if (party && t.is(k.to(), "military") && seen.add("military")) {
                            d.targets.add(Slot.of(
                                    new Target.Entity(t.words(k.from(), k.to() + 2)),
                                    t.span(k.from(), k.to() + 2),
                                    "target-party"));
                        }
                    }
                    case Gazetteer.Entity e -> {
                        boolean object = listing
                                || (afterHead && !t.is(k.to(), "'s"))
                                || preposition(t, i, cs)
                                || rule.voice() == RuleSet.Voice.NOUN;
                        boolean home = e.place().equals(issuer);
                        if (object && !home && seen.add(e.key())) {
                            d.targets.add(
                                    Slot.of(new Target.Entity(e.key()), t.span(k.from(), k.to()), "target-entity"));
                        }
                    }
                    case Gazetteer.Group g -> {
                        if (seen.add(g.key()) && !g.key().equals("*")) {
                            d.targets.add(Slot.of(
                                    new Target.Group(t.words(k.from(), k.to())),
                                    t.span(k.from(), k.to()),
                                    "target-group"));
                        } else if (g.key().equals("*")) {
                            d.targets.add(Slot.of(new Target.Anywhere(), t.span(k.from(), k.to()), "target-any"));
                        }
                    }
                    case Gazetteer.Body b -> {}
                    case Gazetteer.Person p -> {}
                    case Gazetteer.Item x -> {}
                    case Gazetteer.Outlet o -> {}
                    case Gazetteer.Register r -> {}
                    case Gazetteer.Word w -> {}
                }
            }
        }
        for (QuantityTagger.Found q : s.quantities) {
            if (q.from() >= cs
                    && q.to() <= ce
                    && q.quantity().unit().equals("entities")
                    && !QuantitySlots.counted(t, s.quantities, q)) {
                d.targets.add(
                        Slot.of(new Target.Entity(q.quantity().mention()), t.span(q.from(), q.to()), "target-count"));
            }
        }
        for (int i = cs; i + 2 < ce; i++) {
            int end = -1;
            if (t.is(i, "dozens", "scores", "hundreds") && t.is(i + 1, "of")) {
                for (int k = i + 2; k < Math.min(ce, i + 7) && end < 0; k++) {
                    end = t.has(k, "party-noun") ? k + 1 : -1;
                }
            } else if (t.is(i, "any")
                    && t.has(i + 1, "party-noun")
                    && t.is(i + 2, "owned", "controlled", "that", "which", "in")) {
                // "any entity owned at least 50 percent by …": the party is described, not named
                end = i + 2;
                while (end < ce && !(Clauses.aux(t, end) && end > i + 3)) {
                    end++;
                }
            }
            if (end > 0) {
                d.targets.add(Slot.of(new Target.Entity(t.words(i, end)), t.span(i, end), "target-described"));
                i = end;
            }
        }
        if (rule.action() == Action.EXEMPT
                && d.targets.isEmpty()
                && rule.voice() == RuleSet.Voice.PASSIVE
                && d.items.isEmpty()) {
            int from = cs;
            while (from < m.head() && ItemPhrases.DETERMINERS.contains(t.low[from])) {
                from++;
            }
            int end = from;
            while (end < m.head() && !Clauses.aux(t, end)) {
                end++;
            }
            if (end > from && end - from < 14) {
                d.targets.add(Slot.of(new Target.Group(t.words(from, end)), t.span(from, end), "target-group"));
            }
        }
        boolean pronoun = false;
        for (int i = m.head(); i < ce; i++) {
            pronoun |= t.is(i, "them") || (t.is(i, "those", "these") && i + 1 < ce && t.has(i + 1, "party-noun"));
        }
        if (d.targets.isEmpty() && pronoun) {
            for (Slot<Target> e : memory.lastEntities) {
                d.targets.add(Slot.of(e.value(), t.span(m.from(), m.to()), "target-anaphora"));
            }
        }
        if (d.targets.isEmpty()) {
            // ", which affects customers in China"
            for (int i = ce; i + 2 < s.to; i++) {
                if (t.has(i, "party-noun") && t.is(i + 1, "in")) {
                    for (Tokens.Mark k : t.marksAt(i + 2)) {
                        if (k.entry() instanceof Gazetteer.Place p && !p.key().equals(issuer) && seen.add(p.key())) {
                            d.targets.add(
                                    Slot.of(new Target.Place(p.key()), t.span(k.from(), k.to()), "target-affected"));
                        }
                    }
                }
            }
        }
        if (d.targets.isEmpty() && !d.items.isEmpty() && !issuer.equals("US")) {
            switch (d.action.value()) {
                case IMPOSE, EXTEND, LIFT, SUSPEND, TIGHTEN ->
                    d.targets.add(Slot.of(new Target.Anywhere(), t.span(m.from(), m.to()), "target-unsaid"));
                case EASE, EXEMPT, DENY, THREATEN -> {}
            }
        }
    }

    static boolean objectOf(Tokens t, int i, TokenPattern.Match m) {
        return i > m.head()
                && t.is(i - 1, "of")
                && i >= 2
                && t.is(i - 2, "removal", "sales", "exports")
                && t.is(i - 2, "removal");
    }

    static boolean preposition(Tokens t, int i, int cs) {
        int k = i - 1;
        int steps = 0;
        while (k >= cs
                && steps < 7
                && (t.is(
                                k,
                                "the",
                                "a",
                                "its",
                                "and",
                                ",",
                                "all",
                                "approved",
                                "certain",
                                "some",
                                "other",
                                "several",
                                "most",
                                "any",
                                "or",
                                "customers",
                                "buyers",
                                "users",
                                "their",
                                "end-users",
                                "companies",
                                "firms",
                                "entities")
                        || t.within(k, "place")
                        || t.has(k, "party-noun")
                        || t.has(k, "item-adjective"))) {
            k--;
            steps++;
        }
        return k >= cs
                && t.is(
                        k,
                        "to",
                        "for",
                        "in",
                        "against",
                        "toward",
                        "towards",
                        "into",
                        "reach",
                        "reaching",
                        "entering",
                        "leave");
    }
}
