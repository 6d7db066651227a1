package dev.chokepoint.data.users;

import java.util.List;
import java.util.regex.Pattern;

/// Who may ask.
///
/// @param teams whose companies the person sees
public record Person(String name, Role role, List<String> teams) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,59}");
    private static final Pattern TEAM = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

    public Person {
        teams = List.copyOf(teams);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "The name (" + name + ") must be small letters, digits, dots and dashes.");
        }
        for (String team : teams) {
            if (!TEAM.matcher(team).matches()) {
                throw new IllegalArgumentException("The team (" + team + ") must be small letters, digits and dashes.");
            }
        }
    }

    /// What it may do and see, in words.
    public String told() {
        return name + " is " + role.word() + (teams.isEmpty() ? ", in no team" : ", in " + String.join(", ", teams));
    }
}
