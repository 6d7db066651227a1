package dev.chokepoint.answer;

import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.deals.space.Commitment;
import dev.chokepoint.deals.space.DealSpace;
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
    private final Supplier<Ledger> ledger;
    private final Supplier<ReopeningRecord> reopenings;
    private final Supplier<List<Commitment>> commitments;
    private final Supplier<List<DealSpace>> dealSpaces;
    private final Supplier<String> hash;

    private WorldRecord(Parts parts) {
        this.world = once(parts.world());
        this.ledger = once(parts.ledger());
        this.reopenings = once(parts.reopenings());
        this.commitments = once(parts.commitments());
        this.dealSpaces = once(parts.dealSpaces());
        this.hash = once(parts.hash());
    }

    /// How each part of a world is read.
    ///
    /// @param ledger the measures on two clocks; [Ledger#EMPTY] where the world has none
    /// @param reopenings how long issuers let licences wait before
    /// @param commitments promises of before that were kept or broken
    /// @param dealSpaces what was on the table at talks, in the order of the day it became known
    /// @param hash fingerprint of the world's files
    public record Parts(
            Supplier<World> world,
            Supplier<Ledger> ledger,
            Supplier<ReopeningRecord> reopenings,
            Supplier<List<Commitment>> commitments,
            Supplier<List<DealSpace>> dealSpaces,
            Supplier<String> hash) {}

    /// A world whose parts are read in these ways.
    public static WorldRecord of(Parts parts) {
        return new WorldRecord(parts);
    }

    /// A world with its ledger and nothing else beside it, for tests and small worlds.
    public static WorldRecord of(World world, Ledger ledger) {
        return new WorldRecord(
                new Parts(() -> world, () -> ledger, ReopeningRecord::empty, List::of, List::of, world::id));
    }

    public World world() {
        return world.get();
    }

    public Ledger ledger() {
        return ledger.get();
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

    public String hash() {
        return hash.get();
    }

    /// The latest deal space known by a day.
    public Optional<DealSpace> talks(LocalDate known) {
        return dealSpaces().stream().filter(s -> !s.known().isAfter(known)).reduce((a, b) -> b);
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
