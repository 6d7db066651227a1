package dev.chokepoint.exposure.world;

/// Whether an item can be kept for later months, and who says so.
///
/// @param source the source, as for a figure: `assumed: ` with the reason, or the key of a source
public record Storage(boolean possible, String source) {
    /// What holds where nobody says: goods can be kept, services and the right to use software cannot.
    public static Storage usual(Stage stage) {
        return switch (stage) {
            case SERVICE -> new Storage(false, "assumed: a service is done when it is wanted");
            case SOFTWARE -> new Storage(false, "assumed: a licence runs for its term from the day it is sold");
            case ORE, OXIDE, METAL, ALLOY, CHEMICAL, MATERIAL, MAGNET, COMPONENT, PRODUCT ->
                new Storage(true, "assumed: goods can be kept");
        };
    }
}
