package dev.chokepoint.controls.shipment;

/// A holder of a share in the end user, as the asker states it.
///
/// @param name may be empty where only its listing is known
/// @param least the smallest share it may hold, 0 to 100 percent
/// @param most the largest share it may hold; more than `least` where the share is not stated
/// @param saidToBeListed whether the asker states that the owner is a listed party
public record Owner(String name, double least, double most, boolean saidToBeListed) {
    public Owner {
        if (!(least >= 0 && least <= most && most <= 100)) {
            throw new IllegalArgumentException("The share (" + (least == most ? "" : least + " to ") + most
                    + ") of an owner must be 0 to 100 percent.");
        }
    }

    /// An owner whose share is stated.
    public Owner(String name, double percent, boolean saidToBeListed) {
        this(name, percent, percent, saidToBeListed);
    }

    /// Whether the share is stated.
    public boolean isShareStated() {
        return least == most;
    }
}
