package dev.chokepoint.controls.shipment;

/// A holder of a share in the end user, as the asker states it.
///
/// @param name may be empty where only its listing is known
/// @param percent 0 to 100
/// @param saidToBeListed whether the asker states that the owner is a listed party
public record Owner(String name, double percent, boolean saidToBeListed) {
    public Owner {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("The share (" + percent + ") of an owner must be 0 to 100 percent.");
        }
    }
}
