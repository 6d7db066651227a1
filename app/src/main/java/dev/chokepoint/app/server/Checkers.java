package dev.chokepoint.app.server;

import dev.chokepoint.base.Tasks;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.fast.DeterminationEngine;
import dev.chokepoint.controls.shipment.Shipment;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The threads that answer single checks.
///
/// An engine keeps what it learns of kinds of shipments by thread, and a request has a thread of its own that ends with
/// it: asked there, each check would begin from nothing.
final class Checkers implements AutoCloseable {
    private final ExecutorService threads = Executors.newFixedThreadPool(
            Math.max(2, Runtime.getRuntime().availableProcessors()),
            Thread.ofPlatform().name("chokepoint-check-", 0).daemon().factory());

    Determination determine(DeterminationEngine engine, Shipment shipment) {
        return Tasks.result(threads.submit(() -> engine.determine(shipment)), "The check");
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
