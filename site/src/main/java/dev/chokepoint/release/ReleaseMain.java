package dev.chokepoint.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes the documents of a release.
///
/// * `licences BOM RULES PAGE`: checks the licences of all parts and writes the page that names them.
/// * `parts BOM RULES VEX FOLDER VERSION COMMIT TIME`: lists of parts in two formats, and what known weaknesses mean.
/// * `provenance FOLDER VERSION COMMIT TIME BUILDER`: how the files of the folder were made.
public final class ReleaseMain {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ReleaseMain() {}

    public static void main(String[] args) throws IOException {
        List<String> wrong = run(List.of(args));
        wrong.forEach(System.err::println);
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    /// Does what is asked and returns what is wrong.
    static List<String> run(List<String> args) throws IOException {
        String task = args.isEmpty() ? "" : args.getFirst();
        return switch (task + args.size()) {
            case "licences4" -> licences(Path.of(args.get(1)), Path.of(args.get(2)), Path.of(args.get(3)));
            case "parts8" -> parts(args);
            case "provenance6" -> provenance(args);
            default -> List.of("usage: ReleaseMain licences|parts|provenance …");
        };
    }

    private static List<String> licences(Path bom, Path rulesFile, Path page) throws IOException {
        LicenceRules rules = LicenceRules.read(rulesFile);
        List<Part> parts = Parts.read(Parts.withUnpacked(bom, rules.unpacked()));
        List<String> refused = ThirdParties.refused(parts, rules);
        if (refused.isEmpty()) {
            Files.writeString(page, ThirdParties.page(parts, rules));
        }
        return refused;
    }

    private static List<String> parts(List<String> args) throws IOException {
        LicenceRules rules = LicenceRules.read(Path.of(args.get(2)));
        JsonNode bom = Parts.withUnpacked(Path.of(args.get(1)), rules.unpacked());
        List<Part> parts = Parts.read(bom);
        VexDocument vex = VexDocument.read(Path.of(args.get(3)));
        List<String> wrong = new ArrayList<>(ThirdParties.refused(parts, rules));
        wrong.addAll(vex.contradicted(parts));
        if (!wrong.isEmpty()) {
            return wrong;
        }
        Path folder = Path.of(args.get(4));
        Release release = new Release(args.get(5), args.get(6), args.get(7));
        write(folder.resolve("chokepoint-" + release.version() + ".cdx.json"), bom);
        write(folder.resolve("chokepoint-" + release.version() + ".spdx.json"), SpdxDocument.of(release, parts, rules));
        write(folder.resolve("chokepoint-" + release.version() + ".openvex.json"), vex.of(release));
        return List.of();
    }

    private static List<String> provenance(List<String> args) throws IOException {
        Path folder = Path.of(args.get(1));
        Release release = new Release(args.get(2), args.get(3), args.get(4));
        write(folder.resolve(Provenance.NAME), Provenance.of(release, folder, args.get(5)));
        return List.of();
    }

    private static void write(Path file, JsonNode document) throws IOException {
        Files.writeString(file, MAPPER.writeValueAsString(document) + "\n");
    }
}
