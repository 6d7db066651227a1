package dev.chokepoint.app.server;

import dev.chokepoint.app.server.http.Viewer;
import dev.chokepoint.app.server.live.LivePages;
import dev.chokepoint.app.view.AnswerJson;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;

/// A page that is told over its connection, as server-sent events.
final class LiveReader implements LivePages.Reader {
    private final SseClient client;
    private final Supplier<Optional<Viewer>> viewer;

    LiveReader(Context ctx, Supplier<Optional<Viewer>> viewer) {
        this.viewer = viewer;
        try {
            ctx.res().flushBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.client = new SseClient(ctx);
    }

    @Override
    public void send(String event, Object content, String heard) {
        client.sendEvent(event, AnswerJson.part(content), heard);
    }

    @Override
    public boolean hasGone() {
        return client.terminated();
    }

    @Override
    public Optional<Viewer> viewer() {
        return viewer.get();
    }
}
