package dev.chokepoint.app.view.scope;

public record SourceView(
        String key, String title, String publisher, String address, String published, String reliability, int uses) {}
