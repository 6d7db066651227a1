package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.cli.evidence.ReadCommand;
import dev.chokepoint.app.cli.evidence.RulesCommand;
import dev.chokepoint.app.cli.options.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReadCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Object command, String... args) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    @Test
    void aFileIsReadIntoJsonLines(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.txt");
        Files.writeString(file, "4 April 2025. China imposed export controls on samarium on Friday.");
        assertThat(run(new ReadCommand(), "--jsonl", file.toString())).isZero();
        assertThat(out.toString())
                .startsWith("{\"id\":\"a\"")
                .contains(
                        "\"issuer\":\"CN\"", "\"action\":\"impose\"", "\"id\":\"samarium\"", "\"value\":\"2025-04-04\"")
                .hasLineCount(1);
    }

    @Test
    void theStandardInputIsRead() {
        ReadCommand command = new ReadCommand();
        command.readFrom(
                new ByteArrayInputStream("China lifted export controls on graphite.".getBytes(StandardCharsets.UTF_8)));
        assertThat(run(command, "-", "--date", "2025-06-10")).isZero();
        assertThat(out.toString()).contains("CN lift, done: graphite");
    }

    @Test
    void aPageIsWritten(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.txt");
        Files.writeString(file, "4 April 2025. China imposed export controls on samarium on Friday.");
        Path page = folder.resolve("a.html");
        assertThat(run(new ReadCommand(), file.toString(), "--format", "html", "--out", page.toString()))
                .isZero();
        assertThat(Files.readString(page)).contains("<mark class=\"done\"");
    }

    @Test
    void badInputIsNamedAndNothingIsThrown(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.txt");
        Files.writeString(file, "China eased controls on Friday.");
        assertThat(run(new ReadCommand(), file.toString())).isEqualTo(3);
        assertThat(err.toString()).contains("a.txt").contains("--date");
        assertThat(run(new ReadCommand(), folder.resolve("none.txt").toString()))
                .isEqualTo(3);
        assertThat(run(new ReadCommand())).isEqualTo(2);
        assertThat(run(new ReadCommand(), file.toString(), "--date", "June")).isEqualTo(2);
    }

    @Test
    void theRulesTestThemselves() {
        assertThat(run(new RulesCommand(), "test")).isZero();
        assertThat(out.toString()).contains(" 0 wrong.");
    }

    @Test
    void aModelNeedsAnAddress() {
        assertThat(run(new ReadCommand(), "-", "--model", "llama3.1")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--model-url").hasLineCount(1);
    }

    @Test
    void aModelThatIsNotThereIsOneLineAndItsReplyIsKept(@TempDir Path folder) throws IOException {
        ReadCommand command = new ReadCommand();
        command.readFrom(
                new ByteArrayInputStream("China lifted export controls on graphite.".getBytes(StandardCharsets.UTF_8)));
        // port 9 is the discard service, which nobody runs
        run(
                command,
                "-",
                "--date",
                "2025-06-10",
                "--jsonl",
                "--model",
                "m",
                "--model-url",
                "http://127.0.0.1:9/v1",
                "--model-replies",
                folder.toString());
        assertThat(err.toString()).contains("cannot be reached").hasLineCount(1);
        assertThat(out.toString()).contains("\"claims\":[]");
        assertThat(Files.readString(folder.resolve("stdin.json"))).contains("prompt_sha256", "cannot be reached");
    }
}
