package dev.chokepoint.controls;

import java.util.List;

/// Answers whether shipments are controlled, under one ledger whose rules it compiles once.
///
/// It is pure: the same ledger and shipment give the same answer, from any thread.
public final class DeterminationEngine {
    private final Rulebook book;
    private final PlainEngine plain;

    private DeterminationEngine(Ledger ledger) {
        this.book = new Rulebook(ledger);
        this.plain = new PlainEngine(book);
    }

    /// Compiles the rules of a ledger.
    public static DeterminationEngine of(Ledger ledger) {
        return new DeterminationEngine(ledger);
    }

    public Ledger ledger() {
        return book.ledger;
    }

    /// The answer without its reasons.
    public Answer answer(Shipment shipment) {
        return plain.answer(shipment);
    }

    /// The answer with everything that explains it.
    public Determination determine(Shipment shipment) {
        return plain.determine(shipment);
    }

    /// The answer in short.
    ///
    /// @param measures ids that control or explain the answer
    public record Answer(Outcome outcome, Policy policy, List<String> measures) {
        public Answer {
            measures = List.copyOf(measures);
        }
    }
}
