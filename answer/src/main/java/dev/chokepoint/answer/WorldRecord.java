package dev.chokepoint.answer;

import dev.chokepoint.controls.law.Branch;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.deals.space.Commitment;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.exposure.expected.Behaviour;
import dev.chokepoint.exposure.expected.Outcome;
import dev.chokepoint.exposure.world.ReopeningRecord;
import dev.chokepoint.exposure.world.World;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A world as it was read, with what lies beside its tables. A part is read when it is first asked for, and once.
public final class WorldRecord {
    private final Supplier<World> world;
    private final Supplier<Ledger> ledgerAsRead;
    private final Supplier<Ledger> ledger;
    private final Branch branch;
    private final Supplier<ReopeningRecord> reopenings;
    private final Supplier<List<Commitment>> commitments;
    private final Supplier<List<DealSpace>> dealSpaces;
    private final Supplier<Optional<Behaviour>> behaviour;
    private final Supplier<List<Outcome>> outcomes;
    private final Supplier<String> hash;

    private WorldRecord(Parts parts) {
        this.world = once(parts.world());
        this.ledgerAsRead = once(parts.ledger());
        this.ledger = ledgerAsRead;
        this.branch = Branch.SCHEDULED;
        this.reopenings = once(parts.reopenings());
        this.commitments = once(parts.commitments());
        this.dealSpaces = once(parts.dealSpaces());
        this.behaviour = once(parts.behaviour());
        this.outcomes = once(parts.outcomes());
        this.hash = once(parts.hash());
    }

    private WorldRecord(WorldRecord of, Branch branch, LocalDate known) {
        this.world = of.world;
        this.ledgerAsRead = of.ledgerAsRead;
        this.ledger = once(() -> branch.of(of.ledgerAsRead.get(), known));
        this.branch = branch;
        this.reopenings = of.reopenings;
        this.commitments = of.commitments;
        this.dealSpaces = of.dealSpaces;
        this.behaviour = of.behaviour;
        this.outcomes = of.outcomes;
        this.hash = of.hash;
    }

    /// How each part of a world is read.
    ///
    /// @param ledger the measures on two clocks; [Ledger#EMPTY] where the world has none
    /// @param reopenings how long issuers let licences wait before
    /// @param commitments promises of before that were kept or broken
    /// @param dealSpaces what was on the table at talks, in the order of the day it became known
    /// @param behaviour what is stated of offices, buyers and sellers; empty where nothing is
    /// @param outcomes what was observed of its lanes after a forecast; no answer rests on it
    /// @param hash fingerprint of the world's files
    public record Parts(
            Supplier<World> world,
            Supplier<Ledger> ledger,
            Supplier<ReopeningRecord> reopenings,
            Supplier<List<Commitment>> commitments,
            Supplier<List<DealSpace>> dealSpaces,
            Supplier<Optional<Behaviour>> behaviour,
            Supplier<List<Outcome>> outcomes,
            Supplier<String> hash) {}

    /// A world whose parts are read in these ways.
    public static WorldRecord of(Parts parts) {
        return new WorldRecord(parts);
    }

    /// A world with its ledger and nothing else beside it, for tests and small worlds.
    public static WorldRecord of(World world, Ledger ledger) {
        return new WorldRecord(new Parts(
                () -> world,
                () -> ledger,
                ReopeningRecord::empty,
                List::of,
                List::of,
                Optional::empty,
                List::of,
                world::id));
    }

    public World world() {
        return world.get();
    }

    /// The ledger that is asked, on the branch that is asked about.
    public Ledger ledger() {
        return ledger.get();
    }

    /// The ledger as it was read, in which open suspensions end as scheduled.
    public Ledger ledgerAsRead() {
        return ledgerAsRead.get();
    }

    /// How suspensions that may run out are taken to go on.
    public Branch branch() {
        return branch;
    }

    /// This world where suspensions that may run out, as known on a day, go on in another way.
    public WorldRecord on(Branch other, LocalDate known) {
        return other == branch ? this : new WorldRecord(this, other, known);
    }

    public ReopeningRecord reopenings() {
        return reopenings.get();
    }

    public List<Commitment> commitments() {
        return commitments.get();
    }

    public List<DealSpace> dealSpaces() {
        return dealSpaces.get();
    }

    /// What is stated of offices, buyers and sellers; empty where nothing is, and there is no expected case.
    public Optional<Behaviour> behaviour() {
        return behaviour.get();
    }

    /// What was observed of its lanes after a forecast; no answer rests on it.
    public List<Outcome> outcomes() {
        return outcomes.get();
    }

    public String hash() {
        return hash.get();
    }

    /// The latest deal space of two sides known by a day.
    public Optional<DealSpace> talks(LocalDate known) {
        return dealSpaces().stream()
                .filter(s -> s.sides().size() == 2 && !s.known().isAfter(known))
                .reduce((a, b) -> b);
    }

    private static <T> Supplier<T> once(Supplier<T> reading) {
        return new Supplier<>() {
            private @Nullable T value;

            @Override
            public synchronized T get() {
                T known = value;
                if (known == null) {
                    known = reading.get();
                    value = known;
                }
                return known;
            }
        };
    }
}
