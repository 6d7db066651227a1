package dev.chokepoint.deals.giving;

/// A group of columns of the forecast that enters or stays out as a whole.
public enum Term {
    NAMED("what was named"),
    AGE("age in classes"),
    KIND("kind"),
    SMOOTH_AGE("age as a curve"),
    NAMED_AND_AGE("named by age"),
    OFFERED_AND_DEMANDED("offered and demanded"),
    KIND_AND_SIDE("kind by side"),
    SHARE_NAMED("share of the table that was named"),
    COUNTER_OFFER("something is offered in return"),
    LINKED("the other side could give the like"),
    THREAT("the other side threatens"),
    REVERSALS("promises taken back before"),
    VALUE("value to giver and receiver");

    private final String words;

    Term(String words) {
        this.words = words;
    }

    /// The term in words.
    public String words() {
        return words;
    }
}
