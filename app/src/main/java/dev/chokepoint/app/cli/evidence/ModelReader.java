package dev.chokepoint.app.cli.evidence;

import dev.chokepoint.data.evidence.HttpChatModel;
import dev.chokepoint.data.evidence.ModelClaimExtractor;
import dev.chokepoint.data.evidence.ModelReplies;
import dev.chokepoint.evidence.claims.ClaimExtractor;
import dev.chokepoint.evidence.lexicon.Gazetteer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A language model as a reader, with what it said wrongly on the error stream and its replies in files.
final class ModelReader {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private ModelReader() {}

    /// @param replies where the model's name, the hash of the prompt and the raw reply are kept
    static ClaimExtractor of(URI url, String model, Optional<Path> replies, Gazetteer gazetteer, PrintWriter err) {
        String key = Optional.ofNullable(System.getenv("CHOKEPOINT_MODEL_KEY")).orElse("");
        ModelClaimExtractor extractor = new ModelClaimExtractor(new HttpChatModel(url, model, key, LONGEST), gazetteer);
        return article -> {
            ModelClaimExtractor.Answer answer = extractor.ask(article);
            answer.problems().forEach(p -> err.println(p.text()));
            replies.ifPresent(folder -> {
                try {
                    ModelReplies.keep(folder, answer);
                } catch (IOException e) {
                    err.println("The reply cannot be kept in (" + folder + "): " + e.getMessage());
                }
            });
            return answer.reading();
        };
    }
}
