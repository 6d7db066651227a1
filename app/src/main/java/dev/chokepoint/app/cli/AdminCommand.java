package dev.chokepoint.app.cli;

import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.cli.options.ProgramVersion;
import dev.chokepoint.data.backup.StoreBackup;
import dev.chokepoint.data.kept.FileLines;
import dev.chokepoint.data.kept.FileStore;
import dev.chokepoint.data.kept.KeptText;
import dev.chokepoint.data.kept.StoreCopy;
import dev.chokepoint.data.review.FollowedWorld;
import dev.chokepoint.data.users.AuditLog;
import dev.chokepoint.data.users.Person;
import dev.chokepoint.data.users.Role;
import dev.chokepoint.data.users.Token;
import dev.chokepoint.data.users.Users;
import dev.chokepoint.data.world.WorldFolder;
import dev.chokepoint.postgres.PostgresStore;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What who runs a team's server does with its database.
@Command(
        name = "admin",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        description = "Users, tokens, export, import and the audit of a team's server (docs/how-to/server.md).")
public final class AdminCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(out());
        return ExitCode.USAGE;
    }

    private int done(String told) {
        out().println(told);
        out().flush();
        return ExitCode.DONE;
    }

    @Command(
            name = "users",
            description = "Lists who may ask, with role, teams and tokens.",
            mixinStandardHelpOptions = true)
    int users(@Mixin StoreOption store) {
        try (PostgresStore opened = store.open()) {
            Users users = opened.users();
            for (Person p : users.all()) {
                out().println(p.name() + "  " + p.role().word() + "  " + String.join(",", p.teams()));
                users.tokens(p.name())
                        .forEach(t -> out().println("  token " + t.id() + "  " + t.label() + "  made " + t.created()
                                + (t.used().isEmpty() ? ", never used" : ", used " + t.used())));
            }
        }
        out().flush();
        return ExitCode.DONE;
    }

    @Command(
            name = "user",
            description = "Lets a person ask, or gives it another role or other teams.",
            mixinStandardHelpOptions = true)
    int user(
            @Parameters(paramLabel = "NAME", description = "small letters, digits, dots and dashes") String name,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "ROLE",
                            description = "reader, analyst, reviewer or admin")
                    String role,
            @Option(names = "--team", paramLabel = "TEAM", description = "a team that the person is in") @Nullable
                    List<String> teams,
            @Mixin StoreOption store) {
        try (PostgresStore opened = store.open()) {
            Person person = new Person(name, Role.of(role), teams == null ? List.of() : teams);
            opened.users().put(person);
            note(opened, "user", person.told());
            return done(person.told() + ".");
        }
    }

    @Command(
            name = "remove",
            description = "Takes a person away, with all its tokens.",
            mixinStandardHelpOptions = true)
    int remove(@Parameters(paramLabel = "NAME", description = "the person") String name, @Mixin StoreOption store) {
        try (PostgresStore opened = store.open()) {
            if (!opened.users().remove(name)) {
                throw new IllegalArgumentException("The name (" + name + ") must be that of a person.");
            }
            note(opened, "remove", name + " may not ask any more");
            return done(name + " may not ask any more.");
        }
    }

    @Command(
            name = "token",
            description = "Gives a person a token. It is printed once, and kept as its hash only.",
            mixinStandardHelpOptions = true)
    int token(
            @Parameters(paramLabel = "NAME", description = "the person") String name,
            @Option(names = "--label", paramLabel = "TEXT", defaultValue = "", description = "what it is for")
                    String label,
            @Mixin StoreOption store) {
        try (PostgresStore opened = store.open()) {
            if (opened.users().find(name).isEmpty()) {
                throw new IllegalArgumentException("The name (" + name + ") must be that of a person.");
            }
            Token token = Token.create(new SecureRandom());
            opened.users().keep(token, name, label);
            note(opened, "token", "a token for " + name);
            return done(token.shown());
        }
    }

    @Command(name = "revoke", description = "Makes a token nobody's.", mixinStandardHelpOptions = true)
    int revoke(
            @Parameters(paramLabel = "ID", description = "the id that users lists") String id,
            @Mixin StoreOption store) {
        try (PostgresStore opened = store.open()) {
            if (!opened.users().revoke(id)) {
                throw new IllegalArgumentException("The id (" + id + ") must be that of a token.");
            }
            note(opened, "revoke", "token " + id + " is nobody's");
            return done("Token " + id + " is nobody's.");
        }
    }

    @Command(
            name = "companies",
            description = "Lists the companies that are kept and whose they are, without what is in them.",
            mixinStandardHelpOptions = true)
    int companies(@Mixin StoreOption store) {
        try (PostgresStore opened = store.open()) {
            opened.companies()
                    .all()
                    .forEach(c -> out().println(
                                    c.id() + "  " + (c.team().isEmpty() ? "of no team: nobody sees it" : c.team())));
        }
        out().flush();
        return ExitCode.DONE;
    }

    @Command(
            name = "company",
            description = "Gives a company that is kept to a team; the team of before sees its answers of before only.",
            mixinStandardHelpOptions = true)
    int company(
            @Parameters(paramLabel = "ID", description = "the id that companies lists") String id,
            @Option(names = "--team", required = true, paramLabel = "TEAM", description = "the team") String team,
            @Mixin StoreOption store) {
        try (PostgresStore opened = store.open()) {
            KeptText before = opened.companies()
                    .find(id)
                    .orElseThrow(() -> new IllegalArgumentException("The id (" + id + ") must be that of a company."));
            opened.companies().put(new KeptText(id, team, before.text()));
            note(opened, "company", id + " is given to " + team);
            return done(id + " is of " + team + ".");
        }
    }

    /// Writes down what the console did, as a server does of what was asked of it.
    private static void note(PostgresStore store, String command, String what) {
        new AuditLog(store.lines(AuditLog.NAME), InstantSource.system())
                .add(AuditLog.Entry.ofConsole(System.getProperty("user.name", ""), command, what));
    }

    @Command(
            name = "export",
            description = "Writes scenarios, answers, journals, decisions and the audit as files into a folder.",
            mixinStandardHelpOptions = true)
    int export(
            @Parameters(paramLabel = "DIR", description = "the folder, empty or of an export before") Path folder,
            @Mixin StoreOption store) {
        try (PostgresStore opened = store.open()) {
            return done(told(StoreCopy.copy(opened, FileStore.of(folder))));
        }
    }

    @Command(
            name = "import",
            description = "Takes what is in the files of a folder into the database, and the journal of a world.",
            mixinStandardHelpOptions = true)
    int take(
            @Parameters(
                            paramLabel = "DIR",
                            arity = "0..1",
                            description = "an export, or the folder of --data of a server without a database")
                    @Nullable
                    Path folder,
            @Option(names = "--world", paramLabel = "WORLD", description = "a world with journal and decisions")
                    @Nullable
                    String world,
            @Mixin StoreOption store) {
        try (PostgresStore opened = store.open()) {
            if (world != null) {
                int taken = FollowedWorld.takeIn(WorldFolder.find(world), opened);
                out().println(taken + " lines and files of the world");
            }
            return folder == null ? done("") : done(told(StoreCopy.copy(FileStore.of(folder), opened)));
        }
    }

    @Command(
            name = "backup",
            description =
                    "Writes all of the database into one file: scenarios, companies, answers, journals, decisions,"
                            + " documents, the audit, persons and the hashes of their tokens.",
            mixinStandardHelpOptions = true)
    int backup(
            @Parameters(
                            paramLabel = "FILE",
                            description = "the file; it holds companies' data, and only you can read it")
                    Path file,
            @Mixin StoreOption store) {
        try (PostgresStore opened = store.open()) {
            return done(told(StoreBackup.write(opened, Optional.of(opened.users()), file)));
        }
    }

    @Command(
            name = "restore",
            description = "Takes a backup into a new database, byte for byte; one that was changed is refused.",
            mixinStandardHelpOptions = true)
    int restore(
            @Parameters(paramLabel = "FILE", description = "what admin backup wrote") Path file,
            @Mixin StoreOption store) {
        try (PostgresStore opened = store.open()) {
            return done(told(StoreBackup.restore(file, opened, Optional.of(opened.users()))));
        }
    }

    private static String told(StoreCopy.Copied copied) {
        return copied.scenarios() + " scenarios, " + copied.companies() + " companies, " + copied.answers()
                + " answers, " + copied.lines() + " lines, " + copied.files() + " files";
    }

    @Command(
            name = "audit",
            description = "Checks an audit, in a file that was exported or in the database: no line changed, left out,"
                    + " added or moved.",
            mixinStandardHelpOptions = true)
    int audit(
            @Parameters(paramLabel = "FILE", arity = "0..1", description = "an exported audit; needs no database")
                    @Nullable
                    Path file,
            @Option(names = StoreOption.NAME, paramLabel = "URL", description = StoreOption.TELLS) @Nullable
                    String store) {
        AuditLog.Checked checked;
        if (file != null) {
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException("The audit (" + file + ") must be a file.");
            }
            checked = AuditLog.verify(new FileLines(file));
        } else if (store != null) {
            try (PostgresStore opened = StoreOption.open(store)) {
                checked = AuditLog.verify(opened.lines(AuditLog.NAME));
            }
        } else {
            throw new IllegalArgumentException("The audit must be a file, or that of --store.");
        }
        checked.problems().forEach(out()::println);
        out().println(checked.lines() + " lines; the last has the hash " + checked.end());
        out().println(checked.problems().isEmpty() ? "The chain holds." : "The chain does not hold.");
        out().flush();
        return checked.problems().isEmpty() ? ExitCode.DONE : ExitCode.BAD_INPUT;
    }
}
