package dev.chokepoint.app.server.http;

import java.util.Set;

/// Who looks, and of which teams the looker sees what is kept.
///
/// @param name the person; empty where nobody is known
/// @param teams the teams that the person is in
/// @param alone whether this is a machine of one person, who sees all that is kept on it
public record Viewer(String name, Set<String> teams, boolean alone) {
    /// Who works on a machine without users, or the program itself.
    public static final Viewer HERE = new Viewer("", Set.of(), true);

    /// Who sees only what is everybody's.
    public static final Viewer NOBODY = new Viewer("", Set.of(), false);

    public Viewer {
        teams = Set.copyOf(teams);
    }

    /// Whether it sees what is kept for a team; what is kept for none is everybody's.
    public boolean sees(String team) {
        return team.isEmpty() || isIn(team);
    }

    /// Whether it is in a team. Where there are users, nobody is in a team without a name.
    public boolean isIn(String team) {
        return alone || teams.contains(team);
    }
}
