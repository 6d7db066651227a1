package dev.chokepoint.data.kept;

import java.util.List;

/// All that a server keeps. What is acknowledged is kept for good, whatever ends the server or its machine.
public interface ServerStore extends AutoCloseable {
    KeptTexts scenarios();

    /// Companies' own tables, each of a team.
    KeptTexts companies();

    KeptAnswers answers();

    JobQueue jobs();

    /// Who reviews which item.
    Leases reviews();

    /// What was changed, for those who look at it.
    StoreChanges changes();

    /// Who looks at what.
    OpenPages pages();

    /// Lines by name, which is a path in small letters: `audit`, or a world's, such as `us-china-2026/journal`.
    LineLog lines(String name);

    /// The names of lines of which there are any.
    List<String> lineNames();

    /// Files that never change, by the name of where they belong.
    KeptFiles files(String name);

    /// The names under which there are files.
    List<String> fileNames();

    @Override
    void close();
}
