package dev.chokepoint.controls.fast;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.controls.compiled.Bits;
import dev.chokepoint.controls.compiled.CompiledCondition;
import dev.chokepoint.controls.compiled.CompiledRule;
import dev.chokepoint.controls.compiled.FailingFact;
import dev.chokepoint.controls.compiled.RuleClock;
import dev.chokepoint.controls.compiled.RuleMatches;
import dev.chokepoint.controls.compiled.Rulebook;
import dev.chokepoint.controls.determination.Answer;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.determination.Limits;
import dev.chokepoint.controls.determination.Outcome;
import dev.chokepoint.controls.law.Audience;
import dev.chokepoint.controls.law.Effect;
import dev.chokepoint.controls.law.Reach;
import dev.chokepoint.controls.law.Status;
import dev.chokepoint.controls.law.Truth;
import dev.chokepoint.controls.limits.CoverageAnswer;
import dev.chokepoint.controls.limits.CoverageLimits;
import dev.chokepoint.controls.plain.Evaluation;
import dev.chokepoint.controls.plain.Reasons;
import dev.chokepoint.controls.shipment.OpenPoint;
import dev.chokepoint.controls.shipment.Shipment;
import dev.chokepoint.controls.shipment.ShipmentReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Answers shipments for one thread, and keeps what it learned of kinds of shipments.
///
/// Item, places and parties each give the set of rules that they let through. The rules in all three sets that have
/// a say on the day, with what is open about each, are the *kind* of the shipment: the plain engine is asked once for
/// each kind and its answer stands for all shipments of it. How many kinds there are depends on the rules, not on
/// the number of shipments.
final class DeterminationSession {
    /// Rules and statuses share a number of 32 bits.
    private static final int STATUS_BITS = 16;

    static final int MOST_RULES = 1 << (30 - STATUS_BITS);
    /// So many kinds are kept; then everything is learned anew.
    private static final int MOST_CLASSES = 200_000;

    // Parts of a key: a rule with its status is below OPEN, what is odd about it is from OPEN on or negative.
    private static final int OPEN = 0x4000_0000;
    private static final int NEAR = 0x7000_0001;
    private static final int AWAY = 0x7000_0002;
    private static final int PLACED = 0x7000_0003;
    private static final int SEATED = 0x7000_0004;
    private static final int CLOSE = 1 << 20;
    private static final int ADDRESSEE_OPEN = 4;
    private static final Explanation[] NO_PARTS = {};

    private final Rulebook book;
    private final CoverageLimits limits;
    private final List<CompiledRule> rules;
    private final RuleClock[] toPublic;
    private final RuleClock[] toAddressee;
    private final long[] addressed;
    private final long[] requirements;
    private final int[] subjects;
    /// Rules that reach whatever leaves their issuer, and those that reach things everywhere.
    private final long[] reachesHome;
    private final long[] reachesAll;
    private final long[] underLicence;
    private final SimpleAnswers simpleAnswers;
    private final ItemIndex items;
    private final PlaceIndex places;
    private final PartyIndex parties;
    private KeyTable<Answer> answers = new KeyTable<>();
    private KeyTable<Reasons> reasons = new KeyTable<>();
    private KeyTable<Runs> runs = new KeyTable<>();
    private KeyTable<Covered> covered = new KeyTable<>();
    /// How many of the conditions of a kind are those of the coverage table: the first ones.
    private final int coverageConditions;

    private final int[] coverageTurns;
    private final int[] announcedTurns;
    private final int[] announcedKnown;
    private long evaluations;

    // The present shipment.
    private int[] key = new int[1 << 10];
    private int length;
    private int hash;
    private int[] found = new int[1 << 8];
    private int[] foundStatus = new int[1 << 8];
    private int foundCount;
    private boolean addresseeOnly;
    private boolean inferred;
    /// The near misses of the present shipment that need no evaluation.
    private final List<RuleMatches.NearMatch> nearby = new ArrayList<>();

    private int[] turns = new int[1 << 8];
    private int turnCount;

    /// The answers over time, as far as known on one day, found as they are asked for: `answers[i]` holds from
    /// `turns[i-1]` on, and `next[i]` follows it. `branches` are the possible answers by turn, and by what was
    /// announced without an act.
    private record Runs(
            int[] turns,
            @Nullable Answer[] answers,
            Determination.@Nullable NextChange[] next,
            @Nullable Branches[] branches) {}

    /// The possible answers, with what the explanation says of them.
    private record Branches(List<Limits.Branch> possible, List<Explanation> parts) {
        static final Branches NONE = new Branches(List.of(), List.of());
    }

    /// What the coverage table says of shipments of one kind, and whether their end user's seat is asked for.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Covered(CoverageAnswer answer, Explanation[] parts, boolean asksSeat) {}

    /// The clocks of all rules, which sessions share.
    record Clocks(RuleClock[] toPublic, RuleClock[] toAddressee, List<Status> statuses) {
        static Clocks of(Rulebook book) {
            RuleClock.Numbering numbering = new RuleClock.Numbering();
            int n = book.rules.size();
            RuleClock[] toPublic = new RuleClock[n];
            RuleClock[] toAddressee = new RuleClock[n];
            for (CompiledRule rule : book.rules) {
                toPublic[rule.order] = numbering.clock(rule, Audience.PUBLIC);
                toAddressee[rule.order] = numbering.clock(rule, Audience.ADDRESSEE);
            }
            return new Clocks(toPublic, toAddressee, numbering.statuses());
        }

        boolean fit() {
            return toPublic.length < MOST_RULES && statuses.size() < 1 << STATUS_BITS;
        }
    }

    DeterminationSession(Rulebook book, CoverageLimits limits, Clocks clocks) {
        this.book = book;
        this.limits = limits;
        List<CompiledCondition> ofKind = new ArrayList<>(limits.conditions());
        ofKind.addAll(book.seatConditions());
        this.coverageConditions = limits.conditions().size();
        this.coverageTurns = RuleClock.sorted(limits.turns());
        this.announcedTurns = RuleClock.sorted(limits.announcedTurns());
        this.announcedKnown = RuleClock.sorted(limits.announcedKnown());
        this.rules = book.rules;
        this.toPublic = clocks.toPublic();
        this.toAddressee = clocks.toAddressee();
        int n = rules.size();
        this.addressed = Bits.none(n);
        this.requirements = Bits.none(n);
        this.reachesHome = Bits.none(n);
        this.reachesAll = Bits.none(n);
        this.underLicence = Bits.none(n);
        List<Integer> subjecting = new ArrayList<>();
        for (CompiledRule rule : rules) {
            if (!rule.addressees.isEmpty()) {
                Bits.set(addressed, rule.order);
            }
            if (RuleMatches.saysMoreThanPlaces(rule)) {
                Bits.set(requirements, rule.order);
            }
            if (rule.rule.effect() instanceof Effect.Subjects) {
                subjecting.add(rule.order);
            }
            if (!rule.rule.scope().licensableUnder().isEmpty()) {
                Bits.set(underLicence, rule.order);
            }
            switch (rule.rule.scope().reach()) {
                // A rule on a territory lets through only what leaves it.
                case Reach.Anywhere _, Reach.Territory _ -> Bits.set(reachesAll, rule.order);
                case Reach.OriginOrContent _ -> Bits.set(reachesHome, rule.order);
                case Reach.Test _ -> {
                    // The facts of the item decide.
                }
            }
        }
        this.subjects = subjecting.stream().mapToInt(Integer::intValue).toArray();
        this.simpleAnswers = new SimpleAnswers(book, clocks.statuses());
        this.items = new ItemIndex(book, ofKind);
        this.places = new PlaceIndex(book);
        this.parties = new PartyIndex(book);
    }

    /// How many kinds of shipments the plain engine was asked for.
    long evaluations() {
        return evaluations;
    }

    Answer answer(Shipment s) {
        tidy();
        ItemClass item = items.read(s);
        PlaceIndex.Lane lane = places.lane(s);
        PartyIndex.PartyClass party = parties.find(s, items.figures, items.saidToBeListed());
        audience(s);
        return answer(s, item, lane, party, s.on(), RuleClock.day(s.on()), RuleClock.day(s.known()));
    }

    /// Reads a shipment and keeps what it is to the rules.
    Question read(Shipment s) {
        tidy();
        ItemClass item = items.read(s);
        return new Question(
                this,
                s,
                item,
                places.lane(s),
                parties.find(s, items.figures, items.saidToBeListed()),
                items.entry(),
                items.unknown(),
                items.open(),
                items.kept(),
                items.inferences(),
                items.openPoints(s));
    }

    /// The answer to a question that this session has read, on any day.
    Answer answer(Question q, LocalDate on, int day, int knownDay) {
        if (items.isOther(q.entry(), q.unknown(), q.open())) {
            items.resume(q.entry(), q.unknown(), q.open());
        }
        audience(q.shipment());
        return answer(q.shipment(), q.item(), q.lane(), q.party(), on, day, knownDay);
    }

    private void tidy() {
        if (answers.size() + reasons.size() + runs.size() + covered.size() + items.size() > MOST_CLASSES
                || parties.size() + places.size() > MOST_CLASSES / 4) {
            answers = new KeyTable<>();
            reasons = new KeyTable<>();
            runs = new KeyTable<>();
            covered = new KeyTable<>();
            items.forget();
            places.forget();
            parties.forget();
        }
    }

    private void audience(Shipment s) {
        inferred = s.audience() == Audience.INFERRED;
        addresseeOnly = s.audience() == Audience.ADDRESSEE;
    }

    private boolean isAddressee(PartyIndex.PartyClass party, int rule) {
        return addresseeOnly || (inferred && Bits.get(party.called, rule));
    }

    private RuleClock clock(PartyIndex.PartyClass party, int rule) {
        return isAddressee(party, rule) ? toAddressee[rule] : toPublic[rule];
    }

    private void push(int part) {
        if (length == key.length) {
            key = Arrays.copyOf(key, 2 * key.length);
        }
        key[length++] = part;
        hash = KeyTable.mix(hash, part);
    }

    private void find(int rule) {
        if (foundCount == found.length) {
            found = Arrays.copyOf(found, 2 * found.length);
            foundStatus = Arrays.copyOf(foundStatus, 2 * foundStatus.length);
        }
        found[foundCount++] = rule;
    }

    private void begin(int kind, PlaceIndex.Lane lane, PartyIndex.PartyClass party) {
        length = 0;
        hash = 0;
        foundCount = 0;
        push(kind | (items.unknown() ? 8 : 0) | (items.open() || party.open ? 16 : 0));
        push(lane.home);
    }

    private Answer answer(
            Shipment s,
            ItemClass item,
            PlaceIndex.Lane lane,
            PartyIndex.PartyClass party,
            LocalDate on,
            int day,
            int knownDay) {
        PlaceIndex.State at = places.state(lane, s, on, day, knownDay);
        PartyIndex.State who = parties.state(party, s, on, day, knownDay);
        if (gather(item, lane, at, party, who, day, knownDay)) {
            Answer plain = simpleAnswers.answer(found, foundStatus, foundCount);
            if (plain != null) {
                return plain;
            }
        }
        begin(0, lane, party);
        covering(item, lane, at, party, who, day, knownDay);
        Answer answer = answers.find(key, length, hash);
        if (answer == null) {
            evaluations++;
            answer = new Evaluation(book, book.reader.read(s), on, candidates(), false).answer();
            answers.put(key, length, hash, answer);
        }
        return answer;
    }

    /// Finds the rules that cover the shipment; false where one of them needs the whole evaluation.
    private boolean gather(
            ItemClass item,
            PlaceIndex.Lane lane,
            PlaceIndex.State at,
            PartyIndex.PartyClass party,
            PartyIndex.State who,
            int day,
            int knownDay) {
        foundCount = 0;
        if (addresseeOnly || items.unknown() || (!item.contentOpen() && !places.isHomeOfAll(lane, subjects))) {
            return false;
        }
        long[] through = party.seatAssumed ? at.throughSeated() : at.through();
        long[] admitted = who.through();
        long[] maybe = item.maybe();
        for (int w : item.words()) {
            long bits = maybe[w] & through[w] & admitted[w];
            if (bits != 0) {
                if ((bits & (item.odd()[w] | who.odd()[w] | addressed[w])) != 0) {
                    return false;
                }
                for (; bits != 0; bits &= bits - 1) {
                    int r = (w << 6) + Long.numberOfTrailingZeros(bits);
                    int status = toPublic[r].status(day, knownDay);
                    if (status != RuleClock.SILENT) {
                        if (simpleAnswers.isComplex(r, status, places.isHome(lane, r))) {
                            return false;
                        }
                        find(r);
                        foundStatus[foundCount - 1] = status;
                    }
                }
            }
        }
        return true;
    }

    private List<CompiledRule> candidates() {
        int[] orders = Arrays.stream(found, 0, foundCount).distinct().sorted().toArray();
        List<CompiledRule> out = new ArrayList<>(orders.length);
        for (int order : orders) {
            out.add(rules.get(order));
        }
        return out;
    }

    /// Pushes the rules that cover, or may cover, the shipment and have a say on the day.
    private void covering(
            ItemClass item,
            PlaceIndex.Lane lane,
            PlaceIndex.State at,
            PartyIndex.PartyClass party,
            PartyIndex.State who,
            int day,
            int knownDay) {
        long[] through = party.seatAssumed ? at.throughSeated() : at.through();
        long[] admitted = who.through();
        subjecting(item, lane, at, party, who, through, day, knownDay);
        long[] maybe = item.maybe();
        for (int w : item.words()) {
            for (long bits = maybe[w] & through[w] & admitted[w]; bits != 0; bits &= bits - 1) {
                pushRule((w << 6) + Long.numberOfTrailingZeros(bits), item, party, who, day, knownDay);
            }
        }
    }

    /// The rules on foreign content count even where their own scope ends, because other rules rest on them.
    private void subjecting(
            ItemClass item,
            PlaceIndex.Lane lane,
            PlaceIndex.State at,
            PartyIndex.PartyClass party,
            PartyIndex.State who,
            long[] through,
            int day,
            int knownDay) {
        for (int r : subjects) {
            if (!places.isHome(lane, r)) {
                int status = clock(party, r).status(day, knownDay);
                if (status != RuleClock.SILENT) {
                    find(r);
                    push(r << STATUS_BITS | status);
                    push(item.state(r));
                    push((Bits.get(at.placed(), r) ? 1 : 0)
                            | (Bits.get(through, r) ? 2 : 0)
                            | (Bits.get(who.through(), r) ? 4 : 0)
                            | who.open()[r] << 3);
                }
            }
        }
    }

    private void pushRule(
            int r, ItemClass item, PartyIndex.PartyClass party, PartyIndex.State who, int day, int knownDay) {
        int word = r >>> 6;
        long bit = 1L << r;
        boolean addressee = false;
        int open = 0;
        if ((addressed[word] & bit) != 0) {
            addressee = isAddressee(party, r);
            Truth bound = bound(party, r);
            if (bound == Truth.NO) {
                return;
            }
            open = bound == Truth.UNKNOWN ? ADDRESSEE_OPEN : 0;
        } else if (addresseeOnly) {
            addressee = true;
        }
        int status = (addressee ? toAddressee[r] : toPublic[r]).status(day, knownDay);
        if (status == RuleClock.SILENT) {
            return;
        }
        find(r);
        push(r << STATUS_BITS | status);
        if ((who.odd()[word] & bit) != 0) {
            open |= who.open()[r];
        }
        if (open != 0) {
            push(-1 - open);
        }
        if ((item.odd()[word] & bit) != 0) {
            push(OPEN | item.state(r));
        }
    }

    /// Whether a letter binds the exporter.
    private Truth bound(PartyIndex.PartyClass party, int rule) {
        if (Bits.get(party.called, rule)) {
            return Truth.YES;
        }
        if (!party.firmUnnamed) {
            return Truth.NO;
        }
        ItemText entry = items.entry();
        if (Bits.get(entry.calls, rule)) {
            return Truth.YES;
        }
        return entry.makerUnknown() ? Truth.UNKNOWN : Truth.NO;
    }

    /// What the rules say, with its reasons.
    Determination byRules(Shipment s) {
        tidy();
        ItemClass item = items.read(s);
        PlaceIndex.Lane lane = places.lane(s);
        PartyIndex.PartyClass party = parties.find(s, items.figures, items.saidToBeListed());
        audience(s);
        return byRules(s, item, lane, party, items.inferences(), NO_PARTS, runs(s, item, lane, party));
    }

    /// What the rules say to a question that this session has read.
    Determination byRules(Question q) {
        items.restore(q.entry(), q.unknown(), q.open(), q.kept());
        audience(q.shipment());
        Runs run = runs(q.shipment(), q.item(), q.lane(), q.party());
        return byRules(q.shipment(), q.item(), q.lane(), q.party(), q.inferences(), NO_PARTS, run);
    }

    /// The answer with its reasons and how far it reaches.
    Determination determine(Shipment s) {
        tidy();
        ItemClass item = items.read(s);
        PlaceIndex.Lane lane = places.lane(s);
        PartyIndex.PartyClass party = parties.find(s, items.figures, items.saidToBeListed());
        return within(s, item, lane, party, items.inferences(), items.openPoints(s));
    }

    /// The answer to a question that this session has read, with its reasons and how far it reaches.
    Determination determine(Question q) {
        items.restore(q.entry(), q.unknown(), q.open(), q.kept());
        return within(q.shipment(), q.item(), q.lane(), q.party(), q.inferences(), q.openPoints());
    }

    /// What the rules say, set in the limits of the shipment's kind.
    private Determination within(
            Shipment s,
            ItemClass item,
            PlaceIndex.Lane lane,
            PartyIndex.PartyClass party,
            Explanation[] inferred,
            OpenPoints ofItem) {
        audience(s);
        int day = RuleClock.day(s.on());
        int knownDay = RuleClock.day(s.known());
        Covered kind = covered(s, item, lane, party, day, knownDay);
        OpenPoints open = party.open ? ofItem.and(parties.openPoints(s.endUser())) : ofItem;
        if (kind.asksSeat()) {
            open = open.and(OpenPoints.of(List.of(ShipmentReader.unknownSeat(s))));
        }
        Runs run = runs(s, item, lane, party);
        Branches branches = limits.mayBranch(s.on()) ? branches(run, s, day, knownDay) : Branches.NONE;
        int known = kind.parts().length;
        int told = known + open.parts().size();
        Explanation[] ofLimits = kind.parts();
        if (told + branches.parts().size() > known) {
            ofLimits = Arrays.copyOf(ofLimits, told + branches.parts().size());
            for (int i = known; i < told; i++) {
                ofLimits[i] = open.parts().get(i - known);
            }
            for (int i = told; i < ofLimits.length; i++) {
                ofLimits[i] = branches.parts().get(i - told);
            }
        }
        Determination asked = byRules(s, item, lane, party, inferred, ofLimits, run);
        return CoverageLimits.within(
                asked,
                kind.answer(),
                open.points(),
                branches.possible(),
                asked.explanation().parts());
    }

    /// What the coverage table says of a shipment, asked once for each kind.
    private Covered covered(
            Shipment s, ItemClass item, PlaceIndex.Lane lane, PartyIndex.PartyClass party, int day, int knownDay) {
        length = 0;
        hash = 0;
        push(item.kind());
        push(lane.number);
        push(RuleClock.position(lane.days, day));
        push(lane.epoch(knownDay));
        push(RuleClock.position(coverageTurns, day));
        push((s.endUser().name().isEmpty() ? 1 : 0) | (s.endUse().isEmpty() ? 2 : 0));
        push(party.seatAssumed ? party.number : -1);
        Covered found = covered.find(key, length, hash);
        if (found == null) {
            boolean asksSeat = party.seatAssumed
                    && book.reader.read(s).open().stream().anyMatch(o -> o instanceof OpenPoint.UnknownSeat);
            CoverageAnswer answer = limits.coverage(s, items.ofKind(item).subList(0, coverageConditions));
            found = new Covered(answer, answer.parts().toArray(Explanation[]::new), asksSeat);
            covered.put(key, length, hash, found);
        }
        return found;
    }

    /// The possible answers where scheduled changes are not confirmed, found once for each kind and time, right after
    /// its [#runs] were found.
    private Branches branches(Runs run, Shipment s, int day, int knownDay) {
        int at = (RuleClock.position(run.turns(), day) * (announcedTurns.length + 1)
                                + RuleClock.position(announcedTurns, day))
                        * (announcedKnown.length + 1)
                + RuleClock.position(announcedKnown, knownDay);
        Branches found = run.branches()[at];
        if (found == null) {
            evaluations++;
            List<Limits.Branch> possible = limits.branches(book.reader.read(s), candidates());
            found = possible.isEmpty()
                    ? Branches.NONE
                    : new Branches(
                            possible,
                            possible.stream().map(CoverageLimits::part).toList());
            run.branches()[at] = found;
        }
        return found;
    }

    private Determination byRules(
            Shipment s,
            ItemClass item,
            PlaceIndex.Lane lane,
            PartyIndex.PartyClass party,
            Explanation[] ofItem,
            Explanation[] ofLimits,
            Runs run) {
        double[] figures = items.figures;
        int day = RuleClock.day(s.on());
        int knownDay = RuleClock.day(s.known());
        Reasons why = reasons(s, item, lane, party, day, knownDay, figures);
        List<Determination.NearMiss> near = near(why, s, party, figures);
        Explanation[] ofRules = why.parts();
        Explanation[] ofParty = parties.inferences(s.endUser());
        boolean seatInferred = party.seatAssumed && !s.endUser().name().isEmpty();
        int n = ofRules.length + ofItem.length;
        int m = n + ofParty.length + (seatInferred ? 1 : 0);
        Explanation[] parts = Arrays.copyOf(ofRules, m + ofLimits.length);
        System.arraycopy(ofItem, 0, parts, ofRules.length, ofItem.length);
        System.arraycopy(ofParty, 0, parts, n, ofParty.length);
        if (seatInferred) {
            parts[m - 1] = lane.headquarters;
        }
        System.arraycopy(ofLimits, 0, parts, m, ofLimits.length);
        return why.of(
                s,
                near,
                !items.unknown(),
                why.answer().outcome() == Outcome.INDETERMINATE ? items.suggestions(s.item()) : List.of(),
                next(run, s, item, lane, party, day, knownDay),
                List.of(parts));
    }

    /// The near misses in words, in the order in which the plain engine meets them.
    private List<Determination.NearMiss> near(Reasons why, Shipment s, PartyIndex.PartyClass party, double[] figures) {
        List<RuleMatches.NearMatch> all = why.shownNearMatches();
        if (!nearby.isEmpty()) {
            if (!why.near().isEmpty()) {
                nearby.addAll(why.near());
            }
            if (nearby.size() > 1) {
                nearby.sort(IN_ORDER);
            }
            all = nearby.size() > 1 || !why.settled().isEmpty()
                    ? Reasons.withoutRepeats(nearby, why.settled())
                    : nearby;
        }
        if (all.isEmpty()) {
            return List.of();
        }
        Determination.NearMiss[] near = new Determination.NearMiss[all.size()];
        for (int i = 0; i < near.length; i++) {
            RuleMatches.NearMatch n = all.get(i);
            near[i] = new Determination.NearMiss(
                    n.rule().measure.id(),
                    n.rule().rule.name(),
                    FailingFact.text(
                            n.why(),
                            n.rule(),
                            figures,
                            s.destination(),
                            party.seatAssumed ? Set.of(s.destination()) : party.seats));
        }
        return List.of(near);
    }

    /// Rules that speak of items under licence are asked after all others.
    private static final Comparator<RuleMatches.NearMatch> IN_ORDER = Comparator.comparingInt(
            n -> n.rule().order + (n.rule().rule.scope().licensableUnder().isEmpty() ? 0 : MOST_RULES));

    private Reasons reasons(
            Shipment s,
            ItemClass item,
            PlaceIndex.Lane lane,
            PartyIndex.PartyClass party,
            int day,
            int knownDay,
            double[] figures) {
        PlaceIndex.State at = places.state(lane, s, s.on(), day, knownDay);
        PartyIndex.State who = parties.state(party, s, s.on(), day, knownDay);
        nearby.clear();
        begin(1, lane, party);
        covering(item, lane, at, party, who, day, knownDay);
        push(NEAR);
        long[] through = party.seatAssumed ? at.throughSeated() : at.through();
        for (int w : item.nearWords()) {
            for (long bits = item.near()[w] & through[w] & who.through()[w]; bits != 0; bits &= bits - 1) {
                pushNear((w << 6) + Long.numberOfTrailingZeros(bits), item, lane, party, day, knownDay, figures);
            }
        }
        push(AWAY);
        long[] seated = party.seatAssumed ? at.seated() : who.seated();
        for (int w : item.words()) {
            long half = at.placed()[w] ^ seated[w];
            long bits = item.maybe()[w] & at.base()[w] & half & who.maybe()[w] & requirements[w];
            long odd = item.odd()[w] | who.odd()[w] | addressed[w] | underLicence[w];
            for (; bits != 0; bits &= bits - 1) {
                int r = (w << 6) + Long.numberOfTrailingZeros(bits);
                if ((odd & (1L << r)) == 0 && isReached(r, lane)) {
                    if (clock(party, r).status(day, knownDay) != RuleClock.SILENT) {
                        nearby.add(
                                Bits.get(at.placed(), r)
                                        ? new RuleMatches.NearMatch(rules.get(r), FailingFact.HEADQUARTERS)
                                        : new RuleMatches.NearMatch(rules.get(r), FailingFact.DESTINATION));
                    }
                } else {
                    push(Bits.get(at.placed(), r) ? PLACED : SEATED);
                    pushRule(r, item, party, who, day, knownDay);
                }
            }
        }
        Reasons known = reasons.find(key, length, hash);
        if (known == null) {
            evaluations++;
            known = Reasons.of(book.ledger, new Evaluation(book, book.reader.read(s), s.on(), candidates(), true));
            reasons.put(key, length, hash, known);
        }
        return known;
    }

    /// Whether a rule is known to reach what moves on a lane, whatever the item holds.
    private boolean isReached(int r, PlaceIndex.Lane lane) {
        return Bits.get(reachesAll, r) || (Bits.get(reachesHome, r) && places.isHome(lane, r));
    }

    private void pushNear(
            int r,
            ItemClass item,
            PlaceIndex.Lane lane,
            PartyIndex.PartyClass party,
            int day,
            int knownDay,
            double[] figures) {
        int status = clock(party, r).status(day, knownDay);
        if (status == RuleClock.SILENT) {
            return;
        }
        ItemClass.Failure failure = item.failure(r);
        if (!Bits.get(item.maybe(), r) && isReached(r, lane)) {
            for (FailingFact why : failure.whys()) {
                if (!(why instanceof FailingFact.Figure f) || f.isNear(f.sum(figures))) {
                    nearby.add(new RuleMatches.NearMatch(rules.get(r), why));
                }
            }
            return;
        }
        boolean any = false;
        for (int i = 0; i < failure.whys().length; i++) {
            if (!(failure.whys()[i] instanceof FailingFact.Figure f) || f.isNear(f.sum(figures))) {
                if (!any) {
                    any = true;
                    find(r);
                    push(r << STATUS_BITS | status);
                }
                push(-CLOSE - failure.numbers()[i]);
            }
        }
    }

    // When the answer changes next.

    private Determination.NextChange next(
            Runs run,
            Shipment s,
            ItemClass item,
            PlaceIndex.Lane lane,
            PartyIndex.PartyClass party,
            int day,
            int knownDay) {
        int at = RuleClock.position(run.turns(), day);
        Determination.NextChange next = run.next()[at];
        return next != null ? next : follow(run, at, s, item, lane, party, knownDay);
    }

    /// What is known over time of the shipment's kind; the rules that may cover it on some day are then `found`.
    private Runs runs(Shipment s, ItemClass item, PlaceIndex.Lane lane, PartyIndex.PartyClass party) {
        int day = RuleClock.day(s.on());
        int knownDay = RuleClock.day(s.known());
        PartyIndex.State who = parties.state(party, s, s.on(), day, knownDay);
        begin(2, lane, party);
        boolean laneVaries = false;
        boolean partyVaries = false;
        for (int r : subjects) {
            if (!places.isHome(lane, r)) {
                find(r);
                pushClock(party, r, knownDay);
                push(OPEN | item.state(r));
                push((Bits.get(lane.ever, r) ? 1 : 0)
                        | (Bits.get(lane.everSeated, r) ? 2 : 0)
                        | (Bits.get(lane.reached, r) ? 4 : 0)
                        | (Bits.get(who.through(), r) ? 8 : 0)
                        | who.open()[r] << 4);
                laneVaries |= Bits.get(lane.varying, r);
                partyVaries |= Bits.get(party.varying, r);
            }
        }
        long[] through = party.seatAssumed ? lane.everSeated : lane.ever;
        for (int w : item.words()) {
            for (long bits = item.maybe()[w] & through[w] & party.ever[w]; bits != 0; bits &= bits - 1) {
                int r = (w << 6) + Long.numberOfTrailingZeros(bits);
                if (pushEver(r, item, party, who, knownDay)) {
                    laneVaries |= (lane.varying[w] & (1L << r)) != 0;
                    partyVaries |= (party.varying[w] & (1L << r)) != 0;
                }
            }
        }
        push(AWAY);
        if (laneVaries) {
            push(lane.number);
            push(lane.epoch(knownDay));
        }
        push(AWAY);
        if (partyVaries) {
            push(party.number);
            push(party.epoch(knownDay));
        }
        Runs known = runs.find(key, length, hash);
        if (known == null) {
            known = newRuns(lane, party, knownDay);
            runs.put(key, length, hash, known);
        }
        return known;
    }

    /// Finds the first turn after which the answer is another one.
    private Determination.NextChange follow(
            Runs run,
            int at,
            Shipment s,
            ItemClass item,
            PlaceIndex.Lane lane,
            PartyIndex.PartyClass party,
            int knownDay) {
        Determination.NextChange change = new Determination.NextChange.None();
        int end = at;
        if (run.turns().length > at) {
            Answer now = answerOf(run, at, s, item, lane, party, knownDay);
            for (end = at + 1; end <= run.turns().length; end++) {
                Answer then = answerOf(run, end, s, item, lane, party, knownDay);
                if (!same(now, then)) {
                    change = new Determination.NextChange.On(
                            LocalDate.ofEpochDay(run.turns()[end - 1]), then.outcome(), then.measures());
                    break;
                }
            }
            end--;
        }
        for (int i = at; i <= end; i++) {
            run.next()[i] = change;
        }
        return change;
    }

    private Answer answerOf(
            Runs run,
            int i,
            Shipment s,
            ItemClass item,
            PlaceIndex.Lane lane,
            PartyIndex.PartyClass party,
            int knownDay) {
        Answer answer = run.answers()[i];
        if (answer == null) {
            answer = on(i == 0 ? run.turns()[0] - 1 : run.turns()[i - 1], s, item, lane, party, knownDay);
            run.answers()[i] = answer;
        }
        return answer;
    }

    private void pushClock(PartyIndex.PartyClass party, int r, int knownDay) {
        boolean addressee = isAddressee(party, r);
        push(r << STATUS_BITS | clock(party, r).epoch(knownDay) << 1 | (addressee ? 1 : 0));
        if (addressee) {
            // What is not confirmed is told by what the public knows.
            push(OPEN | toPublic[r].epoch(knownDay));
        }
    }

    private boolean pushEver(int r, ItemClass item, PartyIndex.PartyClass party, PartyIndex.State who, int knownDay) {
        int open = 0;
        if (Bits.get(addressed, r)) {
            Truth bound = bound(party, r);
            if (bound == Truth.NO) {
                return false;
            }
            open = bound == Truth.UNKNOWN ? ADDRESSEE_OPEN : 0;
        }
        find(r);
        pushClock(party, r, knownDay);
        open |= who.open()[r];
        if (open != 0) {
            push(-1 - open);
        }
        if (Bits.get(item.odd(), r)) {
            push(OPEN | item.state(r));
        }
        return true;
    }

    private Runs newRuns(PlaceIndex.Lane lane, PartyIndex.PartyClass party, int knownDay) {
        turnCount = 0;
        for (int i = 0; i < foundCount; i++) {
            RuleClock clock = clock(party, found[i]);
            addTurns(clock.turns(clock.epoch(knownDay)));
        }
        addTurns(lane.days);
        addTurns(party.days);
        Arrays.sort(turns, 0, turnCount);
        int n = 0;
        for (int i = 0; i < turnCount; i++) {
            int turn = turns[i];
            if (turn > FIRST_TURN && turn < LAST_TURN && (n == 0 || turns[n - 1] != turn)) {
                turns[n++] = turn;
            }
        }
        return new Runs(
                Arrays.copyOf(turns, n),
                new Answer[n + 1],
                new Determination.NextChange[n + 1],
                new Branches[(n + 1) * (announcedTurns.length + 1) * (announcedKnown.length + 1)]);
    }

    private void addTurns(int[] more) {
        if (turnCount + more.length > turns.length) {
            turns = Arrays.copyOf(turns, 2 * (turnCount + more.length));
        }
        System.arraycopy(more, 0, turns, turnCount, more.length);
        turnCount += more.length;
    }

    // Days before the first turn and after the last one must be days of the calendar, too.
    private static final int FIRST_TURN = RuleClock.day(LocalDate.MIN) + 1;
    private static final int LAST_TURN = RuleClock.day(LocalDate.MAX) - 1;

    private Answer on(
            int day, Shipment s, ItemClass item, PlaceIndex.Lane lane, PartyIndex.PartyClass party, int knownDay) {
        return answer(s, item, lane, party, LocalDate.ofEpochDay(day), day, knownDay);
    }

    private static boolean same(Answer a, Answer b) {
        return a.outcome() == b.outcome()
                && (a.measures().equals(b.measures())
                        || new HashSet<>(a.measures()).equals(new HashSet<>(b.measures())));
    }
}
