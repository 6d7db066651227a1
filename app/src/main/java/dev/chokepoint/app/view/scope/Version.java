package dev.chokepoint.app.view.scope;

/// The program's version, from the jar's manifest.
public final class Version {
    private Version() {}

    public static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
