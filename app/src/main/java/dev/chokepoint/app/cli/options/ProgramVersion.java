package dev.chokepoint.app.cli.options;

import dev.chokepoint.app.view.scope.Version;
import picocli.CommandLine.IVersionProvider;

/// What `--version` prints.
public final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"chokepoint " + Version.text()};
    }
}
