package dev.chokepoint.app.cli.evidence;

import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.text.ScoreText;
import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.data.annotated.AnnotatedFiles;
import dev.chokepoint.data.annotated.AnnotatedText;
import dev.chokepoint.data.annotated.ScoreSheet;
import dev.chokepoint.data.evidence.ModelClaimExtractor;
import dev.chokepoint.data.evidence.ReadingRules;
import dev.chokepoint.data.evidence.RecordedModel;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.ClaimExtractor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Holds a reader against annotated texts.
@Command(
        name = "score",
        description = {
            "Holds the rules, or a language model, against annotated texts and prints how well they are read.",
            "The same sheet for any reader; of a model also how far it agrees with the rules."
        },
        mixinStandardHelpOptions = true)
final class RulesScoreCommand implements Callable<Integer> {
    /// Who reads.
    enum Reader {
        rules,
        model
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR",
            description = "Annotated passages, sentences or articles: files of JSON lines, or folders of them.")
    private List<Path> inputs = new ArrayList<>();

    @Option(
            names = "--reader",
            defaultValue = "rules",
            description = "Who reads: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given. A model is named by"
                    + " --model and --model-url, or its kept replies by --replay.")
    private Reader reader = Reader.rules;

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Option(
            names = "--model-replies",
            paramLabel = "DIR",
            description = "Keeps the replies of the model there, to be replayed.")
    private Optional<Path> replies = Optional.empty();

    @Option(
            names = "--replay",
            paramLabel = "DIR",
            description = "Takes the replies of a model from there instead of asking it again.")
    private Optional<Path> replay = Optional.empty();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (!model.complete(err)) {
            return ExitCode.USAGE;
        }
        ReadingRules rules = ReadingRules.bundledRight();
        Optional<ClaimExtractor> other = other(rules, err);
        if ((reader == Reader.model) != other.isPresent()) {
            err.println(
                    reader == Reader.model
                            ? "--reader model needs --model and --model-url, or --replay."
                            : "--model and --replay need --reader model.");
            return ExitCode.USAGE;
        }
        ClaimExtractor own = rules.toReader();
        List<ScoreText.Row> rows = new ArrayList<>();
        ScoreSheet.Agreement agreement = ScoreSheet.Agreement.none();
        for (Path file : AnnotatedFiles.in(inputs, List.of())) {
            Loaded<List<AnnotatedText>> texts = AnnotatedText.read(file);
            texts.problems().forEach(p -> err.println(p.text()));
            if (texts.problems().stream().anyMatch(Problem::isError)) {
                return ExitCode.BAD_INPUT;
            }
            ScoreSheet sheet = ScoreSheet.empty();
            for (AnnotatedText t : texts.value()) {
                List<Claim> read = other.orElse(own).read(t.article()).claims();
                sheet = sheet.plus(ScoreSheet.of(t, read));
                if (other.isPresent()) {
                    agreement = agreement.plus(
                            ScoreSheet.Agreement.of(own.read(t.article()).claims(), read));
                }
            }
            rows.add(new ScoreText.Row(String.valueOf(file.getFileName()), sheet));
        }
        ScoreText.lines(rows).forEach(out::println);
        if (other.isPresent()) {
            out.println();
            out.println(ScoreText.agreement(agreement));
        }
        out.flush();
        return ExitCode.DONE;
    }

    private Optional<ClaimExtractor> other(ReadingRules rules, PrintWriter err) throws IOException {
        if (replay.isPresent()) {
            ModelClaimExtractor extractor = new ModelClaimExtractor(RecordedModel.of(replay.get()), rules.gazetteer());
            return Optional.of(article -> {
                ModelClaimExtractor.Answer answer = extractor.ask(article);
                answer.problems().forEach(p -> err.println(p.text()));
                return answer.reading();
            });
        }
        return model.reader(replies, rules.gazetteer(), err);
    }
}
