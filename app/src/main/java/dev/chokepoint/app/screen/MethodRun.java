package dev.chokepoint.app.screen;

import dev.chokepoint.exposure.screen.Bloc;
import dev.chokepoint.exposure.screen.Countries;
import dev.chokepoint.exposure.screen.ProductHistory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// One method at work: what it makes of each product, on any thread, and how that adds up, in the order of products.
///
/// @param <P> what is made of one product
abstract class MethodRun<P> {
    private final ScreenQuestion question;
    private final Atlas atlas;
    private final Countries merged;
    private final Set<Integer> importers;
    private final Set<Integer> exporters;

    MethodRun(ScreenQuestion question, Atlas atlas, Countries countries) {
        this.question = question;
        this.atlas = atlas;
        this.merged = question.bloc().map(b -> b.merge(countries)).orElse(countries);
        this.importers = atlas.codes(question.of().importers());
        this.exporters = atlas.codes(question.of().exporters());
    }

    /// What becomes of a product.
    ///
    /// @param lines its lines of the table
    record Piece<P>(P result, CharSequence lines) {}

    /// What the answer is called.
    String name() {
        return question.method().word();
    }

    /// What the answer cannot say.
    String cannotSay() {
        return question.method().cannotSay();
    }

    abstract Piece<P> study(ProductHistory product);

    abstract void add(P result);

    abstract List<ScreenView.Finding> findings();

    abstract ScreenView.Ranking ranking();

    List<ScreenView.Sensitivity> sensitivity() {
        return List.of();
    }

    abstract String parameters();

    ScreenQuestion question() {
        return question;
    }

    Atlas atlas() {
        return atlas;
    }

    /// The product with the bloc as one country, where one was asked for.
    ProductHistory merged(ProductHistory product) {
        Optional<Bloc> bloc = question.bloc();
        return bloc.isPresent() ? product.merged(bloc.get(), merged) : product;
    }

    boolean asksImporter(int code) {
        return importers.isEmpty() || importers.contains(code);
    }

    boolean asksExporter(int code) {
        return exporters.isEmpty() || exporters.contains(code);
    }

    boolean asksAllImporters() {
        return importers.isEmpty();
    }

    static ScreenView.Finding count(String what, long n) {
        return new ScreenView.Finding(what, n, String.format(Locale.ROOT, "%,d", n));
    }

    static ScreenView.Finding share(String what, double share) {
        return new ScreenView.Finding(what, share, percent(share));
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
