package dev.chokepoint.app.map;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/// The outlines of the world's countries on an equal-area map, found by code.
///
/// Source: Natural Earth, public domain (see SOURCES.md beside the data).
public final class WorldShapes {
    /// One country: its codes, its name and its outline as an SVG path.
    ///
    /// @param code3 ISO 3166 alpha-3, empty where there is none
    /// @param path the outline; a small circle for a place too small to draw
    public record Shape(String code3, String code2, String name, String path) {}

    private static final String FILE = "world-shapes.txt";
    /// The width of the map; x is 0 to this.
    public static final int WIDTH = 900;

    private static final double WHOLE = EqualEarth.x(Math.PI, 0);
    private static final double SCALE = WIDTH / (2 * WHOLE);
    private static final double NORTH = EqualEarth.y(Math.toRadians(84));
    private static final double SOUTH = EqualEarth.y(Math.toRadians(-57));
    /// The height of the map from 84° N to 57° S.
    public static final int HEIGHT = (int) Math.ceil((NORTH - SOUTH) * SCALE);

    private static final double DOT = 2.5;

    /// The regions of EXIOBASE that are rests of continents, though some look like ISO codes.
    private static final Set<String> RESTS = Set.of("WA", "WL", "WE", "WF", "WM");

    /// What statistical tables call some places.
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "ROM", "ROU", "UK", "GBR", "EL", "GRC", "CN1", "CHN", "CN2", "CHN", "MX1", "MEX", "MX2", "MEX", "KOS",
            "XKX");

    private final List<Shape> shapes;
    private final Map<String, Integer> byName = new HashMap<>();

    private WorldShapes(List<Shape> shapes) {
        this.shapes = List.copyOf(shapes);
        for (int k = 0; k < shapes.size(); k++) {
            Shape shape = shapes.get(k);
            byName.put(shape.name().toUpperCase(Locale.ROOT), k);
            if (!shape.code3().isEmpty()) {
                byName.put(shape.code3(), k);
                byName.put(shape.code2(), k);
            }
        }
        OTHER_NAMES.forEach((other, code) -> {
            Integer known = byName.get(code);
            if (known != null) {
                byName.put(other, known);
            }
        });
    }

    /// Reads the bundled shapes.
    public static WorldShapes bundled() {
        List<Shape> shapes = new ArrayList<>();
        try (InputStream in = WorldShapes.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("The bundled file (" + FILE + ") is missing.");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    shapes.add(shape(line.split(";")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new WorldShapes(shapes);
    }

    private static Shape shape(String[] fields) {
        StringBuilder path = new StringBuilder();
        for (int k = 3; k < fields.length; k++) {
            String[] corners = fields[k].split(" ");
            if (corners.length == 1) {
                double[] at = point(corners[0]);
                path.append(String.format(
                        Locale.ROOT,
                        "M%.1f,%.1fa%4$s,%4$s 0 1,0 %5$s,0a%4$s,%4$s 0 1,0 -%5$s,0Z",
                        at[0] - DOT,
                        at[1],
                        0,
                        DOT,
                        2 * DOT));
                continue;
            }
            char command = 'M';
            for (String corner : corners) {
                double[] at = point(corner);
                path.append(command).append(String.format(Locale.ROOT, "%.1f,%.1f", at[0], at[1]));
                command = 'L';
            }
            path.append('Z');
        }
        return new Shape(fields[0], fields[1], fields[2], path.toString());
    }

    private static double[] point(String corner) {
        int comma = corner.indexOf(',');
        double longitude = Math.toRadians(Double.parseDouble(corner.substring(0, comma)));
        double latitude = Math.toRadians(Double.parseDouble(corner.substring(comma + 1)));
        return new double[] {
            (EqualEarth.x(longitude, latitude) + WHOLE) * SCALE, (NORTH - EqualEarth.y(latitude)) * SCALE
        };
    }

    public List<Shape> shapes() {
        return shapes;
    }

    /// The shape of every region of a table, by ISO 3166 code of three or two letters, by a code that tables in
    /// use have for it, or by its English name; empty where the region is no country, such as a rest of the
    /// world.
    public List<OptionalInt> of(List<String> regions) {
        boolean rests = regions.stream().filter(RESTS::contains).count() > 1;
        List<OptionalInt> found = new ArrayList<>();
        for (String region : regions) {
            Integer shape = rests && RESTS.contains(region)
                    ? null
                    : byName.get(region.strip().toUpperCase(Locale.ROOT));
            found.add(shape == null ? OptionalInt.empty() : OptionalInt.of(shape));
        }
        return found;
    }
}
