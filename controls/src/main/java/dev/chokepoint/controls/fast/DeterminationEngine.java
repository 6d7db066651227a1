package dev.chokepoint.controls.fast;

import dev.chokepoint.controls.compiled.Rulebook;
import dev.chokepoint.controls.determination.Answer;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.limits.CoverageLimits;
import dev.chokepoint.controls.shipment.Shipment;
import java.time.LocalDate;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/// Answers whether shipments are controlled, under one ledger whose rules it compiles once.
///
/// It is pure: the same ledger and shipment give the same answer, from any thread.
public final class DeterminationEngine {
    /// Sessions that are kept for threads to come.
    private static final int MOST_IDLE = 16;

    private final Rulebook book;
    private final Supplier<DeterminationSession> fresh;
    private final ThreadLocal<DeterminationSession> sessions;
    private final Queue<DeterminationSession> idle = new LinkedBlockingQueue<>(MOST_IDLE);

    private DeterminationEngine(Ledger ledger) {
        this.book = new Rulebook(ledger);
        CoverageLimits limits = new CoverageLimits(book);
        DeterminationSession.Clocks clocks = DeterminationSession.Clocks.of(book);
        if (!clocks.fit()) {
            throw new IllegalArgumentException("The ledger has " + book.rules.size() + " rules with "
                    + clocks.statuses().size() + " statuses; at most " + DeterminationSession.MOST_RULES
                    + " rules fit.");
        }
        this.fresh = () -> new DeterminationSession(book, limits, clocks);
        this.sessions = ThreadLocal.withInitial(fresh);
    }

    /// Compiles the rules of a ledger.
    public static DeterminationEngine of(Ledger ledger) {
        return new DeterminationEngine(ledger);
    }

    public Ledger ledger() {
        return book.ledger;
    }

    /// What the rules say, without its reasons and without regard to what is not held.
    public Answer answer(Shipment shipment) {
        return sessions.get().answer(shipment);
    }

    /// The answer with everything that explains it and how far it reaches.
    public Determination determine(Shipment shipment) {
        return sessions.get().determine(shipment);
    }

    /// The same as [#determine(Shipment)] for threads that end with their question, such as those of a server: what was
    /// learnt of kinds of shipments is handed on to the next one that asks.
    public Determination determineAnywhere(Shipment shipment) {
        DeterminationSession lent = idle.poll();
        DeterminationSession session = lent == null ? fresh.get() : lent;
        Determination answer = session.determine(shipment);
        // One that failed is not handed on; where enough wait, one more is let go.
        idle.offer(session);
        return answer;
    }

    /// What the rules say, with everything that explains it but without regard to what is not held.
    ///
    /// It is for those who count what binds, such as lanes of a network; a person is told [#determine(Shipment)].
    public Determination byRules(Shipment shipment) {
        return sessions.get().byRules(shipment);
    }

    /// Reads a shipment once, to ask it quickly or on many days.
    public Question read(Shipment shipment) {
        return sessions.get().read(shipment);
    }

    /// What the rules say to a question on the day of its shipment.
    public Answer answer(Question question) {
        return question.belongsTo(sessions.get()) ? question.answer() : answer(question.shipment());
    }

    /// The answer to a question with everything that explains it and how far it reaches.
    public Determination determine(Question question) {
        return question.belongsTo(sessions.get()) ? question.determination() : determine(question.shipment());
    }

    /// What the rules say to a question, without regard to what is not held.
    public Determination byRules(Question question) {
        return question.belongsTo(sessions.get()) ? question.byRules() : byRules(question.shipment());
    }

    /// What the rules say to a question on another day, with the same knowledge.
    public Answer answer(Question question, LocalDate on) {
        return question.belongsTo(sessions.get())
                ? question.answer(on)
                : answer(question.shipment().at(on, question.shipment().known()));
    }

    /// How many kinds of shipments this thread has met: rules were read only once for each.
    public long evaluations() {
        return sessions.get().evaluations();
    }
}
