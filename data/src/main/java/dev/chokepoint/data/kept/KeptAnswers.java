package dev.chokepoint.data.kept;

import java.util.Optional;
import java.util.function.BiConsumer;

/// Answers as they were given, each by the hash of its bytes, and which question got which.
public interface KeptAnswers {
    /// Which answer a question got.
    ///
    /// @param answer the hash of the answer
    /// @param at when it was given
    /// @param seconds how long it took
    record Given(String answer, String at, double seconds) {}

    /// An answer of a team, or of everybody.
    ///
    /// @param team who may see it; empty for everybody
    record Answer(byte[] bytes, String team) {}

    /// Keeps an answer for good under the hash of its bytes, which it returns; what is kept is never written again.
    ///
    /// @param team who may see it; empty for everybody
    String put(byte[] bytes, String team);

    Optional<Answer> find(String hash);

    /// Who may see an answer that is kept; empty text for everybody.
    Optional<String> team(String hash);

    /// The answer that a question got last.
    Optional<Given> given(String question);

    /// Makes an answer that is kept the one that a question gets.
    void point(String question, Given given);

    /// How long the latest long question took; 0 where none was answered.
    double latestSeconds();

    void tellLatestSeconds(double seconds);

    /// Every answer by its hash.
    void eachAnswer(BiConsumer<String, Answer> each);

    /// Every question with the answer that it got last.
    void eachQuestion(BiConsumer<String, Given> each);
}
