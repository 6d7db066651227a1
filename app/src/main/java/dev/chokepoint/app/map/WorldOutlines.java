package dev.chokepoint.app.map;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// The outlines of the world's countries for pages that draw maps themselves.
public final class WorldOutlines {
    private WorldOutlines() {}

    /// The map as JSON: its size, and of each country the code, the outline as an SVG path, and a point within it.
    public static String json() {
        List<Map<String, Object>> shapes = WorldShapes.bundled().shapes().stream()
                .filter(s -> !s.code2().isEmpty())
                .map(s -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("code", s.code2());
                    one.put("path", s.path());
                    one.put("at", middle(s.path()));
                    return one;
                })
                .toList();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("width", WorldShapes.WIDTH);
        map.put("height", WorldShapes.HEIGHT);
        map.put("shapes", shapes);
        return JsonMapper.shared().writeValueAsString(map);
    }

    /// The centre of gravity of the largest part of an outline.
    private static List<Double> middle(String path) {
        double most = -1;
        List<Double> at = List.of(0.0, 0.0);
        for (String ring : path.split("Z")) {
            if (ring.contains("a")) {
                // A place too small to draw is a circle that begins at its left end.
                double[] corner = corner(ring.substring(1, ring.indexOf('a')));
                if (most < 0) {
                    at = List.of(rounded(corner[0]), rounded(corner[1]));
                }
                continue;
            }
            double[][] corners = Arrays.stream(ring.substring(1).split("L"))
                    .map(WorldOutlines::corner)
                    .toArray(double[][]::new);
            double area = 0;
            double x = 0;
            double y = 0;
            for (int k = 0; k < corners.length; k++) {
                double[] a = corners[k];
                double[] b = corners[(k + 1) % corners.length];
                double cross = a[0] * b[1] - b[0] * a[1];
                area += cross;
                x += (a[0] + b[0]) * cross;
                y += (a[1] + b[1]) * cross;
            }
            if (Math.abs(area) > most) {
                most = Math.abs(area);
                at = List.of(rounded(x / (3 * area)), rounded(y / (3 * area)));
            }
        }
        return at;
    }

    private static double[] corner(String text) {
        int comma = text.indexOf(',');
        return new double[] {Double.parseDouble(text.substring(0, comma)), Double.parseDouble(text.substring(comma + 1))
        };
    }

    private static double rounded(double v) {
        return Math.round(v * 10) / 10.0;
    }
}
