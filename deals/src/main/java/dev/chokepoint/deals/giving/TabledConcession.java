package dev.chokepoint.deals.giving;

/// A concession that was or could have been on the table of a talk, as known on its eve. It holds no outcome: what is
/// made from it forecasts.
public record TabledConcession(Talk talk, Subject subject, Imposed imposed, Naming naming, Inclusion inclusion) {
    /// Its age on the eve.
    public AgeClass age() {
        return AgeClass.of(imposed, talk.eve());
    }

    /// The row of the record, told apart from all others.
    public Key key() {
        return new Key(talk.id(), subject.id());
    }

    /// What tells rows of the record apart.
    public record Key(String talk, String concession) {}
}
