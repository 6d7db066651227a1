package dev.chokepoint.controls.law;

/// What brings an item under the issuer's jurisdiction.
public sealed interface Reach {
    /// Items that leave the issuer's territory.
    record Territory() implements Reach {}

    /// Items made in the issuer's place or leaving it, and foreign-made items above the de minimis level.
    record OriginOrContent() implements Reach {}

    /// Foreign-made items that meet a test of their own; failing it means that the item is not subject.
    record Test(Condition condition) implements Reach {}

    /// Items that a direct-product rule or a rule on use reaches wherever they are.
    record Anywhere() implements Reach {}

    Reach TERRITORY = new Territory();
    Reach ORIGIN_OR_CONTENT = new OriginOrContent();
    Reach ANYWHERE = new Anywhere();
}
