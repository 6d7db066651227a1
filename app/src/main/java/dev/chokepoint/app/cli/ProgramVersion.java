package dev.chokepoint.app.cli;

import dev.chokepoint.app.view.Version;
import picocli.CommandLine.IVersionProvider;

/// What `--version` prints.
public final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"chokepoint " + Version.text()};
    }
}
