package dev.chokepoint.app.cli.evidence;

import dev.chokepoint.evidence.claims.ClaimExtractor;
import dev.chokepoint.evidence.lexicon.Gazetteer;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which language model reads, of `read`, `review` and `rules score`.
final class ModelOptions {
    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "Has a language model read: for read instead of the rules, for review as well, where what it"
                    + " reads otherwise moves up the queue. Needs --model-url. Off if not given.")
    private Optional<String> model = Optional.empty();

    @Option(
            names = "--model-url",
            paramLabel = "URL",
            description = "An endpoint in the form of OpenAI, such as http://localhost:11434/v1 for Ollama."
                    + " The texts are sent there; a key is taken from CHOKEPOINT_MODEL_KEY.")
    private Optional<URI> url = Optional.empty();

    /// Whether name and address are given together or not at all; tells where they are not.
    boolean complete(PrintWriter err) {
        if (model.isPresent() != url.isPresent()) {
            err.println("--model and --model-url must be given together.");
            return false;
        }
        return true;
    }

    /// The reader asked for; empty where none was.
    ///
    /// @param replies where the model's name, the hash of the prompt and the raw reply are kept
    Optional<ClaimExtractor> reader(Optional<Path> replies, Gazetteer gazetteer, PrintWriter err) {
        return model.flatMap(name -> url.map(at -> ModelReader.of(at, name, replies, gazetteer, err)));
    }
}
