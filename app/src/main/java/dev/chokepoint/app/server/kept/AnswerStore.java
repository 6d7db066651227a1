package dev.chokepoint.app.server.kept;

import dev.chokepoint.app.server.http.Reply;
import dev.chokepoint.app.server.http.Viewer;
import dev.chokepoint.data.files.Sha256;
import dev.chokepoint.data.kept.KeptAnswers;
import dev.chokepoint.data.kept.KeptAnswers.Answer;
import dev.chokepoint.data.kept.KeptAnswers.Given;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Answers as they were given, by the hash of their bytes, and which question got which.
///
/// Nothing that is kept is ever written again. An answer of a team is not there for anybody else.
public final class AnswerStore {
    private static final int MOST_READ = 3;

    private final KeptAnswers kept;

    /// Answers that were read lately, as trees.
    private final Map<String, Tree> read = new LinkedHashMap<>(8, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tree> eldest) {
            return size() > MOST_READ;
        }
    };

    AnswerStore(KeptAnswers kept) {
        this.kept = kept;
    }

    /// An answer as a tree.
    ///
    /// @param team whose it is; empty for everybody
    public record Tree(JsonNode node, String team) {
        /// A reply made of it, which says how long a browser may keep it.
        public Reply forever(Reply reply) {
            return AnswerStore.forever(reply, team);
        }
    }

    /// An answer never changes; but what is a team's stays in no browser, which another person may use after.
    public static Reply forever(Reply reply, String team) {
        return reply.with(
                "Cache-Control", team.isEmpty() ? "private, max-age=31536000, immutable" : "private, no-store");
    }

    /// Keeps an answer of all stages for good and returns its hash.
    ///
    /// @param team who may see it; empty for everybody
    public Given keep(String question, String json, String team, double seconds, Instant at) {
        Given given = keepBeside(question, json, team, seconds, at);
        kept.tellLatestSeconds(seconds);
        return given;
    }

    /// Keeps an answer to a short question for good; how long it took says nothing of questions to all stages.
    ///
    /// @param team who may see it; empty for everybody
    public Given keepBeside(String question, String json, String team, double seconds, Instant at) {
        Given given = new Given(kept.put(json.getBytes(StandardCharsets.UTF_8), team), at.toString(), seconds);
        point(question, given);
        return given;
    }

    /// Makes an answer that is kept the one that a question gets.
    public void point(String question, Given given) {
        kept.point(question, given);
    }

    /// How long the latest question took, which hints at how long another will take; 0 where none was answered.
    public double latestSeconds() {
        return kept.latestSeconds();
    }

    /// The answer that a question got last, where it is whole and the viewer may see it.
    public Optional<Given> find(String question, Viewer viewer) {
        return kept.given(question)
                .filter(g -> kept.team(g.answer()).filter(viewer::sees).isPresent());
    }

    /// An answer as it was given, where the viewer may see it.
    public Optional<Answer> answer(String hash, Viewer viewer) {
        return kept.find(hash).filter(a -> viewer.sees(a.team()));
    }

    /// An answer as a tree, where the viewer may see it.
    public synchronized Optional<Tree> tree(String hash, Viewer viewer) {
        Tree known = read.get(hash);
        if (known == null) {
            Optional<Answer> found = kept.find(hash);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            known = new Tree(
                    JsonMapper.shared().readTree(found.get().bytes()),
                    found.get().team());
            read.put(hash, known);
        }
        return Optional.of(known).filter(t -> viewer.sees(t.team()));
    }

    public static String hash(byte[] bytes) {
        return Sha256.hex(bytes);
    }
}
