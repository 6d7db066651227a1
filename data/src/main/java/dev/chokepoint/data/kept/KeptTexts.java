package dev.chokepoint.data.kept;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Texts that people change, such as scenarios: each by its id, changed only by who has read its latest revision.
public interface KeptTexts {
    /// The form of an id.
    Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

    /// The largest text.
    int MOST_BYTES = 30_000_000;

    /// All of them by id, of all teams.
    List<KeptText> all();

    Optional<KeptText> find(String id);

    /// Keeps a new text under an id that begins as given and that no other has.
    KeptText add(String start, String team, String text);

    /// Keeps a text under just this id, whatever stood there.
    KeptText put(KeptText text);

    /// Writes a text anew where it is still the revision that was read; an empty revision is any.
    ///
    /// @throws ChangedMeanwhile if it is another one, or is there no more
    KeptText replace(String id, String revision, String text);

    /// Removes a text where it is still the revision that was read; an empty revision is any.
    ///
    /// @throws ChangedMeanwhile if it is another one, or is there no more
    void remove(String id, String revision);

    /// Tells that a text is not the one that was read any more.
    final class ChangedMeanwhile extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public ChangedMeanwhile(String id) {
            super("The text (" + id + ") was changed or removed meanwhile.");
        }
    }
}
