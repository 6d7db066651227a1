package dev.chokepoint.data.kept;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Copies one store into another, such as files into PostgreSQL and back, byte for byte.
///
/// What is there already stays; where it differs, nothing is overwritten and the copy is refused. Jobs do not move: who
/// asked asks again.
public final class StoreCopy {
    private static final int LINES_AT_ONCE = 1000;

    private StoreCopy() {}

    /// How much was copied.
    public record Copied(int scenarios, int companies, int answers, int lines, int files) {}

    public static Copied copy(ServerStore from, ServerStore to) {
        int scenarios = texts("scenario", from.scenarios(), to.scenarios());
        int companies = texts("company", from.companies(), to.companies());
        // Questions first: where somebody asks meanwhile, none points to an answer that is not copied.
        Map<String, KeptAnswers.Given> questions = new LinkedHashMap<>();
        from.answers().eachQuestion(questions::put);
        int[] answers = {0};
        from.answers().eachAnswer((_, answer) -> {
            to.answers().put(answer.bytes(), answer.team());
            answers[0]++;
        });
        questions.forEach(to.answers()::point);
        if (from.answers().latestSeconds() > 0) {
            to.answers().tellLatestSeconds(from.answers().latestSeconds());
        }
        int lines = 0;
        for (String name : from.lineNames()) {
            lines += lines(name, from.lines(name), to.lines(name));
        }
        int files = 0;
        for (String name : from.fileNames()) {
            from.files(name).copyTo(to.files(name));
            files += from.files(name).names().size();
        }
        return new Copied(scenarios, companies, answers[0], lines, files);
    }

    private static int texts(String what, KeptTexts from, KeptTexts to) {
        List<KeptText> all = from.all();
        for (KeptText text : all) {
            to.find(text.id()).filter(there -> !there.equals(text)).ifPresent(there -> {
                throw new IllegalArgumentException("The " + what + " (" + text.id()
                        + ") is there already and differs.\nMaybe rename or remove one of both.");
            });
            to.put(text);
        }
        return all.size();
    }

    /// Appends the lines that the other lacks.
    ///
    /// @return how many
    public static int lines(String name, LineLog from, LineLog to) {
        List<String> there = new ArrayList<>();
        to.read(1, (_, text) -> there.add(text));
        List<String> lacking = new ArrayList<>();
        from.read(1, (number, text) -> {
            if (number > there.size()) {
                lacking.add(text);
            } else if (!there.get((int) number - 1).equals(text)) {
                throw new IllegalArgumentException("Line " + number + " of " + name + " is there already and differs.");
            }
        });
        for (int k = 0; k < lacking.size(); k += LINES_AT_ONCE) {
            to.appendAll(lacking.subList(k, Math.min(lacking.size(), k + LINES_AT_ONCE)));
        }
        return lacking.size();
    }
}
