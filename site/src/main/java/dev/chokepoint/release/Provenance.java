package dev.chokepoint.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// How the files of a release were made: an in-toto statement with SLSA's provenance 1.0. Who signs the check sums
/// vouches
/// for it.
final class Provenance {
    static final String NAME = "provenance.intoto.json";

    private Provenance() {}

    static JsonNode of(Release release, Path folder, String builder) throws IOException {
        ObjectNode statement = JsonMapper.shared().createObjectNode();
        statement.put("_type", "https://in-toto.io/Statement/v1");
        for (Path file : files(folder)) {
            ObjectNode subject = statement.withArray("subject").addObject();
            subject.put("name", folder.relativize(file).toString());
            subject.putObject("digest").put("sha256", sha256(file));
        }
        statement.put("predicateType", "https://slsa.dev/provenance/v1");
        ObjectNode definition = statement.putObject("predicate").putObject("buildDefinition");
        definition.put("buildType", "urn:chokepoint:scripts-release:1");
        definition.putObject("externalParameters").put("version", release.version());
        ObjectNode source = definition.putArray("resolvedDependencies").addObject();
        source.put("name", "source").putObject("digest").put("gitCommit", release.commit());
        ObjectNode details = ((ObjectNode) statement.path("predicate")).putObject("runDetails");
        details.putObject("builder").put("id", builder);
        details.putObject("metadata").put("invocationId", release.commit());
        return statement;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(f -> !f.endsWith(NAME) && !f.toString().contains("SHA256SUMS"))
                    .sorted()
                    .toList();
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[1 << 16];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                digest.update(block, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
