import io.javalin.Javalin;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/// A route that answers at once with a kilobyte of JSON: what the web server alone can do, to hold `serve` against.
public final class BareRoute {
    private BareRoute() {}

    public static void main(String[] args) {
        String body = "{\"status\":\"" + "x".repeat(1000) + "\"}\n";
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.host = "127.0.0.1";
            config.jetty.port = 0;
            config.jetty.threadPool = new VirtualThreadPool(160);
            config.routes.get("/bare", ctx -> ctx.contentType("application/json").result(body));
        });
        server.start();
        System.out.println("bare on " + server.port());
    }
}
