package dev.chokepoint.app.cli.trade;

import dev.chokepoint.app.page.SimulationPage;
import dev.chokepoint.app.view.losses.LargestLosses;
import dev.chokepoint.data.files.AtomicFile;
import dev.chokepoint.data.tables.SeriesWriter;
import dev.chokepoint.exposure.ario.ArioRun;
import dev.chokepoint.exposure.tables.IoTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Where the results of simulations go: one file, numbered files, or a folder with a page and a table for all.
final class SimulationOutputs {
    private final Optional<Path> file;
    private final Optional<Path> folder;
    private final Optional<Path> page;
    private final int count;
    private final Set<String> names = new HashSet<>();
    private final List<SimulationPage.Line> lines = new ArrayList<>();
    private final StringBuilder table = new StringBuilder(
            "shock,file,steps,days_per_step,production_lost_million,share_of_normal,final_demand_unmet_million,"
                    + "worst_industry,worst_loss_million\n");

    /// @param out a file that ends in .csv, else a folder
    /// @param page the file of the page, or of the first of numbered pages
    /// @param count the number of runs to come
    SimulationOutputs(Optional<Path> out, Optional<Path> page, int count) {
        file = out.filter(SimulationOutputs::isFile);
        folder = out.filter(o -> !isFile(o));
        this.page = page;
        this.count = count;
    }

    private static boolean isFile(Path out) {
        return !Files.isDirectory(out)
                && out.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    /// Writes one run; the lines say what was written.
    ///
    /// @param shock the file that the shock is from
    /// @param number 1 for the first run
    List<String> write(ArioRun run, Path shock, int number) {
        List<String> written = new ArrayList<>();
        if (file.isPresent()) {
            Path to = numbered(file.get(), number);
            SeriesWriter.series(run, to);
            written.add("series: " + to);
        }
        if (page.isPresent()) {
            Path to = numbered(page.get(), number);
            AtomicFile.write(to, SimulationPage.of(run));
            written.add("page: " + to);
        }
        if (folder.isPresent()) {
            String name = count == 1 ? "series" : unused(stem(shock));
            Path series = folder.get().resolve(name + ".csv");
            Path html = folder.get().resolve(count == 1 ? "index.html" : name + ".html");
            SeriesWriter.series(run, series);
            AtomicFile.write(html, SimulationPage.of(run));
            written.add("series: " + series);
            written.add("page: " + html);
            summarise(run, shock, name);
        }
        return written;
    }

    /// Writes what all runs share, after the last of them.
    List<String> end() {
        if (folder.isEmpty() || count == 1) {
            return List.of();
        }
        Path summary = folder.get().resolve("summary.csv");
        Path index = folder.get().resolve("index.html");
        AtomicFile.write(summary, table.toString());
        AtomicFile.write(index, SimulationPage.index(lines));
        return List.of("summary: " + summary, "page: " + index);
    }

    private void summarise(ArioRun run, Path shock, String name) {
        IoTable economy = run.table();
        double normal = 0;
        for (int i = 0; i < economy.size(); i++) {
            normal += run.normal(i) * run.steps();
        }
        List<Integer> worst = LargestLosses.of(run, 1);
        String industry = worst.isEmpty() ? "" : economy.industry(worst.getFirst());
        double loss = worst.isEmpty() ? 0 : run.loss(worst.getFirst());
        double share = normal == 0 ? 0 : run.lostProduction() / normal;
        table.append(SeriesWriter.quoted(run.shock().name()))
                .append(',')
                .append(SeriesWriter.quoted(String.valueOf(shock.getFileName())))
                .append(',')
                .append(run.steps())
                .append(',')
                .append(run.daysPerStep())
                .append(',')
                .append(run.lostProduction())
                .append(',')
                .append(share)
                .append(',')
                .append(run.unmetDemand())
                .append(',')
                .append(SeriesWriter.quoted(industry))
                .append(',')
                .append(loss)
                .append('\n');
        lines.add(new SimulationPage.Line(
                name + ".html", run.shock().name(), run.lostProduction(), share, run.unmetDemand(), industry));
    }

    private String unused(String stem) {
        String name = stem;
        for (int k = 2; !names.add(name); k++) {
            name = stem + "-" + k;
        }
        return name;
    }

    private Path numbered(Path path, int number) {
        if (count == 1) {
            return path;
        }
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.');
        return path.resolveSibling(stem(path) + "-" + number + (dot < 0 ? "" : name.substring(dot)));
    }

    private static String stem(Path path) {
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }
}
