package dev.chokepoint.app;

/// Placeholder until merged.
final class ReportWriter {
    private ReportWriter() {}

    static String html(Assessment assessment) {
        return "<!doctype html><title>report</title><pre>" + Summary.text(assessment) + "</pre>";
    }
}
