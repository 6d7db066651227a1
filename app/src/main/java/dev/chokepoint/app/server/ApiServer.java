package dev.chokepoint.app.server;

import dev.chokepoint.app.server.http.ApiProblem;
import dev.chokepoint.app.server.http.ApiRequest;
import dev.chokepoint.app.server.http.Reply;
import dev.chokepoint.app.server.http.RequestGuard;
import dev.chokepoint.app.server.http.Route;
import dev.chokepoint.app.server.http.Viewer;
import dev.chokepoint.app.server.kept.AnswerStore;
import dev.chokepoint.app.server.kept.Jobs;
import dev.chokepoint.app.server.live.LivePages;
import dev.chokepoint.app.server.log.ServerLog;
import dev.chokepoint.app.server.users.Access;
import dev.chokepoint.app.server.users.SignIn;
import dev.chokepoint.app.server.users.UserAnswers;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.data.kept.ChangedBy;
import dev.chokepoint.data.kept.LineLog;
import dev.chokepoint.data.kept.StoreUnavailable;
import dev.chokepoint.data.users.AuditLog;
import dev.chokepoint.data.users.Person;
import dev.chokepoint.data.users.Token;
import dev.chokepoint.exposure.network.NoCertifiedAnswerException;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.RedirectResponse;
import io.javalin.http.sse.SseClient;
import io.javalin.router.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/// The pages and the answers over HTTP on this machine only.
///
/// A request is refused unless it comes to a name of this machine (a page elsewhere could otherwise reach it by
/// rebinding its own name). A mistake of the one who asks is a 4xx with field, value and what was expected. What is
/// written: receipts where they are asked for, and answers of long questions.
public final class ApiServer implements AutoCloseable {
    private static final String EVENTS = "/api/v1/jobs/{id}/events";
    /// Where open pages hear what others do.
    private static final String LIVE = "/api/v1/events";

    /// Where programs for language models ask, in a protocol of their own.
    private static final String ASSISTANTS = "/mcp";

    private static final String TABLES = "/api/v1/checks/tables";
    private static final String TABLE_FILE = "/api/v1/checks/tables/{id}/{file}";

    /// What is known of a request on its way: who asks, and the hashes of question and answer.
    private static final String PERSON = "person";

    private static final String ASKED = "asked";
    private static final String ANSWERED = "answered";
    private static final String NOTE = "note";

    /// By which the log names a request, and who asked may.
    private static final String REQUEST = "request";

    private static final byte[] NO_BODY = new byte[0];

    private static final int MOST_AT_ONCE = 64;

    /// Followers of jobs stay long; the rest must find room beside them.
    private static final int MOST_FOLLOWERS = 24;

    private static final int MOST_THREADS = 160;
    private static final int MOST_BODY_BYTES = 4 << 20;
    private static final int MOST_HEADER_BYTES = 16 << 10;

    /// Who sends a body more slowly is let go.
    private static final long LEAST_BYTES_A_SECOND = 200;

    private static final long GRACE_SECONDS = 3;
    private static final int PART_BYTES = 16 << 10;

    /// Bodies that are being read; the other threads are left to those who send none.
    private static final int MOST_BODIES = 96;

    private static final long HEARTBEAT_MILLIS = 10_000;

    /// How long a browser is known.
    private static final Duration SESSION = Duration.ofHours(12);

    private final Javalin javalin;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Semaphore bodies = new Semaphore(MOST_BODIES);
    private final Semaphore followers = new Semaphore(MOST_FOLLOWERS);
    private final Metrics metrics = new Metrics(System::nanoTime);
    private final RequestGuard guard;
    private final Listening listening;

    /// Who may ask what; empty where there are no users.
    private final Optional<Access> access;

    private final ServerLog log;
    private final Jobs jobs;
    private final CurrentWorld world;
    private final AssistantServer assistants;
    private final BatchChecks tables;
    private final LivePages live;
    private final ExecutorService pages = Executors.newVirtualThreadPerTaskExecutor();

    /// What is asked of the server itself, whichever world it serves.
    private final List<Route> own;

    private final List<Route> routes;

    private ApiServer(Served served, Listening listening, ServerLog log) {
        this.log = log;
        Consumer<String> faults = log::fault;
        this.listening = listening;
        this.guard = new RequestGuard(System::nanoTime, listening.names(), listening.isSecure());
        LineLog audit = served.kept().store().lines(AuditLog.NAME);
        this.access = listening.users().map(users -> new Access(users, audit));
        this.jobs = new Jobs(served.kept().store().jobs(), served.kept().limits(), faults);
        this.world = new CurrentWorld(served, jobs, new BundledReader(), faults, System::nanoTime);
        LineLog any = served.kept().store().lines(AuditLog.NAME);
        Readiness readiness = new Readiness(any::length);
        List<Route> itself = List.of(
                Route.get(
                        "/api/v1/metrics",
                        r -> new Reply(
                                200,
                                "text/plain; version=0.0.4; charset=utf-8",
                                metrics.text(jobs.counts()).getBytes(StandardCharsets.UTF_8),
                                Map.of("Cache-Control", "no-store"))),
                Route.get("/api/v1/health", r -> Reply.json("{\"status\":\"ok\"}\n")),
                Route.get("/api/v1/ready", r -> readiness.reply()),
                Route.get(
                        "/api/v1/openapi.yaml",
                        r -> PageFiles.file("openapi.yaml")
                                .orElseThrow(() ->
                                        new IllegalStateException("The description of the API is not built in."))));
        this.own = Stream.concat(
                        Stream.concat(
                                itself.stream(),
                                Stream.of(Route.get("/api/v1/me", r -> UserAnswers.me(r, access.map(Access::users))))),
                        access.stream().flatMap(a -> new UserAnswers(a, audit).routes().stream()))
                .toList();
        this.routes =
                Stream.concat(own.stream(), world.answers().routes().stream()).toList();
        this.tables =
                new BatchChecks(served.today(), () -> world.answers().checks().engine());
        this.live = new LivePages(
                served.kept(),
                world::renew,
                () -> world.answers().served().world().hash(),
                faults);
        this.assistants = new AssistantServer(() -> world.answers().tools(), faults);
        this.javalin = Javalin.create(this::configure);
    }

    /// Starts on the loopback address.
    ///
    /// @param port the port; 0 for any that is free
    /// @param faults hears of faults of the program, which the one who asks is not told in detail
    public static ApiServer start(Served served, int port, Consumer<String> faults) throws IOException {
        return start(served, Listening.here(port), faults);
    }

    /// Starts where it is told to.
    public static ApiServer start(Served served, Listening listening, Consumer<String> faults) throws IOException {
        return start(served, listening, ServerLog.ofFaults(faults));
    }

    /// Starts where it is told to.
    ///
    /// @param log what the server says of itself
    public static ApiServer start(Served served, Listening listening, ServerLog log) throws IOException {
        ApiServer server = new ApiServer(served, listening, log);
        try {
            server.javalin.start();
        } catch (RuntimeException e) {
            server.close();
            throw new IOException(cause(e), e);
        }
        return server;
    }

    private static String cause(Throwable e) {
        Throwable last = e;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return String.valueOf(last.getMessage());
    }

    /// Where it listens.
    public int port() {
        return javalin.port();
    }

    /// Starts to work on what the first page shows, unless it is kept.
    public void prepare() {
        world.answers().questions().prepare();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.jetty.host = listening.address();
        config.jetty.port = listening.port();
        config.jetty.threadPool = new VirtualThreadPool(MOST_THREADS);
        listening.tls().ifPresent(tls -> config.jetty.addConnector((server, http) -> secure(server, http, tls)));
        config.jetty.modifyHttpConfiguration(http -> {
            limit(http);
            always(http, listening.tls().isPresent());
        });
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = MOST_BODY_BYTES;
        config.http.compressionStrategy = CompressionStrategy.GZIP;
        config.routes.before(this::admit);
        config.requestLogger.http(this::log);
        access.ifPresent(a -> {
            Optional<SignIn> signIn = listening.provider().map(p -> new SignIn(p, a.users()));
            config.routes.get(Access.LOGIN, ctx -> {
                // Without a referrer browsers do not say either that the form is this server's.
                ctx.header("Referrer-Policy", "same-origin");
                send(ctx, PageFiles.login(signIn.isPresent()));
            });
            signIn.ifPresent(s -> {
                config.routes.get(Access.ORGANISATION, ctx -> begin(ctx, s));
                config.routes.get(Access.CALLBACK, ctx -> end(ctx, s, a));
            });
            config.routes.post(Access.LOGIN, ctx -> login(ctx, a));
            config.routes.post(Access.SIGN_OUT, ctx -> signOut(ctx, a));
            config.routes.after(ctx -> note(ctx, a));
        });
        own.forEach(route -> add(config, route, () -> route));
        // An address is answered by whichever world is served when a request comes.
        List<Route> asked = world.answers().routes();
        for (int k = 0; k < asked.size(); k++) {
            int at = k;
            add(config, asked.get(k), () -> world.answers().routes().get(at));
        }
        List<Route> shown = world.answers().pages();
        for (int k = 0; k < shown.size(); k++) {
            int at = k;
            add(config, shown.get(k), () -> world.answers().pages().get(at));
        }
        config.routes.get(EVENTS, this::follow);
        config.routes.get(LIVE, this::live);
        config.routes.post(ASSISTANTS, this::assist);
        config.routes.post(TABLES, this::table);
        config.routes.get(TABLE_FILE, this::tableFile);
        for (String page : PageFiles.PAGES) {
            config.routes.get(page, ctx -> send(ctx, PageFiles.page()));
        }
        // The only pages that may stand in a frame: they show, and do nothing.
        config.routes.get(PageFiles.EMBED, ctx -> {
            RequestGuard.EMBEDDED.forEach(ctx::header);
            ctx.res().setHeader("X-Frame-Options", null);
            send(ctx, PageFiles.page());
        });
        config.routes.get(
                "/web/<file>",
                ctx -> send(
                        ctx,
                        PageFiles.file(ctx.pathParam("file"))
                                .orElseThrow(() -> new ApiProblem(
                                        404, "address", ctx.path(), "The address must be that of a file of a page."))));
        config.routes.exception(ApiProblem.class, (e, ctx) -> refuse(ctx, e));
        config.routes.exception(
                RedirectResponse.class, (e, ctx) -> ctx.status(303).header("Location", Access.LOGIN));
        config.routes.exception(
                StoreUnavailable.class,
                (e, ctx) -> refuse(ctx, new ApiProblem(503, "", "", String.valueOf(e.getMessage()))));
        config.routes.exception(HttpResponseException.class, (e, ctx) -> refuse(ctx, e));
        config.routes.exception(Exception.class, (e, ctx) -> fault(ctx, e));
    }

    private void add(JavalinConfig config, Route first, Supplier<Route> now) {
        config.routes.addHttpHandler(
                HandlerType.findOrCreate(first.method()), first.path(), ctx -> answer(ctx, now.get()));
    }

    /// Listens with TLS 1.2 or newer only.
    private ServerConnector secure(Server server, HttpConfiguration http, Tls tls) {
        SslContextFactory.Server context = new SslContextFactory.Server();
        context.setKeyStore(tls.store());
        context.setKeyStorePassword(tls.password());
        context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        ServerConnector connector = new ServerConnector(
                server,
                new SslConnectionFactory(context, HttpVersion.HTTP_1_1.asString()),
                new HttpConnectionFactory(http));
        connector.setHost(listening.address());
        connector.setPort(listening.port());
        return connector;
    }

    private static void limit(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MOST_HEADER_BYTES);
        http.setRelativeRedirectAllowed(false);
    }

    /// Writes down that a request was answered; nothing of what stood in it.
    private void log(Context ctx, float millis) {
        Person person = ctx.attribute(PERSON);
        Endpoint route = ctx.endpoints().lastHttpEndpoint();
        String path = route == null ? "" : route.path;
        log.request(new ServerLog.Request(
                Optional.ofNullable(ctx.<String>attribute(REQUEST)).orElse(""),
                person == null ? "" : person.name(),
                ctx.method().name(),
                path.equals("*") ? "" : path,
                ctx.statusCode(),
                Math.round(millis)));
    }

    /// What every reply says, put into bytes once.
    private static void always(HttpConfiguration http, boolean tls) {
        List<HttpField> fields = Stream.concat(
                        RequestGuard.HEADERS.entrySet().stream(),
                        tls ? Stream.of(Map.entry("Strict-Transport-Security", "max-age=31536000")) : Stream.empty())
                .<HttpField>map(h -> new PreEncodedHttpField(h.getKey(), h.getValue()))
                .toList();
        http.addCustomizer((request, reply) -> {
            fields.forEach(reply::put);
            return request;
        });
    }

    /// Lets a request in, or refuses it before anything of it is read.
    private void admit(Context ctx) {
        String id = Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
        ctx.attribute(REQUEST, id);
        ctx.header("X-Request-Id", id);
        // A link opens a page; nothing else is asked by one.
        guard.check(
                asker(ctx), ctx.method().equals(HandlerType.GET) && !ctx.path().startsWith("/api/"));
        access.ifPresent(a -> identify(ctx, a));
    }

    /// Refuses whom the server does not know, and what a person may not do.
    private static void identify(Context ctx, Access access) {
        if (Access.isOpen(ctx.path())) {
            return;
        }
        Optional<Person> person = access.person(ctx.header("Authorization"), ctx.cookie(Access.COOKIE));
        if (person.isEmpty()) {
            boolean page = "navigate".equals(ctx.header("Sec-Fetch-Mode"));
            throw page
                    ? new RedirectResponse(HttpStatus.SEE_OTHER)
                    : new ApiProblem(
                            401, "Authorization", "", "The request must carry a token: Authorization: Bearer ….");
        }
        Access.check(person.get(), ctx.method().name(), ctx.path());
        ctx.attribute(PERSON, person.get());
    }

    /// A browser shows its token once; from then on a session stands in a cookie that no
    /// script can read.
    private void login(Context ctx, Access access) {
        guard.checkWrite(asker(ctx), false);
        Token session = access.session(String.valueOf(ctx.formParam("token")), SESSION)
                .orElseThrow(() ->
                        new ApiProblem(403, "token", "", "The token must be one that an administrator gave you."));
        setCookie(ctx, Access.COOKIE, session.shown(), "Path=/; SameSite=Strict; Max-Age=" + SESSION.toSeconds());
        // Nowhere else, whatever the request says.
        ctx.status(HttpStatus.SEE_OTHER).header("Location", "/");
    }

    /// The session is nobody's from now on, whatever the browser still sends.
    private void signOut(Context ctx, Access access) {
        guard.checkWrite(asker(ctx), true);
        if (!access.end(ctx.cookie(Access.COOKIE))) {
            throw new ApiProblem(
                    409,
                    "cookie",
                    "",
                    "Only a browser signs out; a token of a program is revoked by an administrator.");
        }
        setCookie(ctx, Access.COOKIE, "", "Path=/; SameSite=Strict; Max-Age=0");
        send(
                ctx,
                Reply.json("{\"signedOut\":true}\n")
                        .with("Cache-Control", "no-store")
                        .with("Clear-Site-Data", "\"cache\"")
                        .noting("signed out"));
    }

    private void setCookie(Context ctx, String name, String value, String rest) {
        ctx.res()
                .addHeader(
                        "Set-Cookie",
                        name + "=" + value + "; HttpOnly; " + rest + (listening.isSecure() ? "; Secure" : ""));
    }

    /// Sends a browser to the service of the organisation.
    private void begin(Context ctx, SignIn signIn) {
        SignIn.Begun begun = signIn.begin();
        // Comes back with a link of the service, which a strict cookie would not.
        setCookie(ctx, SignIn.COOKIE, begun.cookie(), "Path=" + Access.LOGIN + "; SameSite=Lax; Max-Age=600");
        ctx.header("Cache-Control", "no-store")
                .status(HttpStatus.SEE_OTHER)
                .header("Location", begun.to().toString());
    }

    /// A browser comes back from the service of the organisation: it gets a token of this server for a day's work.
    private void end(Context ctx, SignIn signIn, Access access) {
        Person person = signIn.end(ctx.cookie(SignIn.COOKIE), ctx.queryParam("code"), ctx.queryParam("state"));
        setCookie(ctx, SignIn.COOKIE, "", "Path=" + Access.LOGIN + "; SameSite=Lax; Max-Age=0");
        setCookie(
                ctx,
                Access.COOKIE,
                access.session(person, SESSION).shown(),
                "Path=/; SameSite=Strict; Max-Age=" + SESSION.toSeconds());
        access.note(
                new AuditLog.Entry(person.name(), "GET", Access.CALLBACK, 200, "", "", "signed in: " + person.told()));
        // A page and not a redirect: the strict cookie goes with what a page of this server asks only.
        send(ctx, PageFiles.signedIn());
    }

    /// Writes down who was given what; files of pages hold nothing.
    private static void note(Context ctx, Access access) {
        Person person = ctx.attribute(PERSON);
        String type = String.valueOf(ctx.res().getContentType());
        // What a page hears is told of what is written down already.
        if (person == null
                || type.startsWith("text/html")
                || Access.isOpen(ctx.path())
                || ctx.path().equals(LIVE)) {
            return;
        }
        access.note(new AuditLog.Entry(
                person.name(),
                ctx.method().name(),
                ctx.path(),
                ctx.statusCode(),
                String.valueOf(Optional.ofNullable(ctx.<String>attribute(ASKED))
                        .orElseGet(() -> Access.asked(ctx.queryString(), new byte[0]))),
                Optional.ofNullable(ctx.<String>attribute(ANSWERED)).orElse(""),
                Optional.ofNullable(ctx.<String>attribute(NOTE)).orElse("")));
    }

    /// Who asks. Where there are users and nobody is known, only what is everybody's is there.
    private Viewer viewer(Context ctx) {
        Person person = ctx.attribute(PERSON);
        if (person != null) {
            return viewer(person);
        }
        return access.isPresent() ? Viewer.NOBODY : Viewer.HERE;
    }

    /// By which the first administrator is made, where there is none.
    public Optional<String> firstCode() {
        return access.flatMap(Access::firstCode);
    }

    private static RequestGuard.Asker asker(Context ctx) {
        return new RequestGuard.Asker(
                ctx.header("Host"),
                ctx.header("Origin"),
                ctx.header("Sec-Fetch-Site"),
                ctx.header("Sec-Fetch-Mode"),
                ctx.header(RequestGuard.HEADER));
    }

    private void answer(Context ctx, Route route) {
        long begun = metrics.now();
        int status = 500;
        try {
            answerWithin(ctx, route);
            status = ctx.statusCode();
        } catch (ApiProblem e) {
            status = e.status();
            throw e;
        } finally {
            metrics.add(route, status, begun);
        }
    }

    private void answerWithin(Context ctx, Route route) {
        if (!route.method().equals("GET")) {
            guard.checkWrite(asker(ctx), route.writes());
        }
        // Whoever sends slowly holds up nobody: a place is taken once all is there.
        byte[] body = body(ctx);
        if (!places.tryAcquire()) {
            throw new ApiProblem(503, "", "", "Too many requests at once; ask again.");
        }
        try {
            if (access.isPresent()) {
                ctx.attribute(ASKED, Access.asked(ctx.queryString(), body));
            }
            ApiRequest request =
                    ApiRequest.of(ctx.queryString(), ctx.pathParamMap(), body).by(viewer(ctx));
            send(ctx, changedBy(ctx, request).doing(() -> route.answer().apply(request)));
        } catch (NoCertifiedAnswerException e) {
            throw new ApiProblem(422, "", "", "No certified answer: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new ApiProblem(400, "", "", String.valueOf(e.getMessage()));
        } finally {
            places.release();
        }
    }

    /// Who is the author of what a request changes.
    private static ChangedBy changedBy(Context ctx, ApiRequest request) {
        String page = String.valueOf(ctx.header(RequestGuard.PAGE));
        return new ChangedBy(
                request.viewer().name(), RequestGuard.PAGE_FORM.matcher(page).matches() ? page : "");
    }

    /// Answers a program for language models. It changes nothing, and no page elsewhere can ask.
    private void assist(Context ctx) throws IOException {
        if (!places.tryAcquire()) {
            throw new ApiProblem(503, "", "", "Too many requests at once; ask again.");
        }
        try {
            guard.checkWrite(asker(ctx), false);
            assistants.answer(ctx.req(), ctx.res());
        } finally {
            places.release();
        }
    }

    /// Answers a table of shipments; it never stands in the memory as a whole.
    private void table(Context ctx) throws IOException {
        guard.checkWrite(asker(ctx), true);
        try (InputStream body = ctx.bodyInputStream()) {
            send(ctx, tables.answer(body, viewer(ctx)));
        }
    }

    private void tableFile(Context ctx) throws IOException {
        BatchChecks.Download file = tables.download(ctx.pathParam("id"), ctx.pathParam("file"), viewer(ctx));
        ctx.contentType(file.type())
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"");
        BatchChecks.write(file, ctx.outputStream());
    }

    private byte[] body(Context ctx) {
        if (ctx.req().getContentLengthLong() <= 0 && ctx.header("Transfer-Encoding") == null) {
            return NO_BODY;
        }
        if (!bodies.tryAcquire()) {
            throw new ApiProblem(503, "", "", "Too many requests at once; ask again.");
        }
        try (InputStream in = ctx.bodyInputStream()) {
            return body(in);
        } catch (IOException e) {
            throw broken();
        } catch (RuntimeException e) {
            // What the web server says of a body whose parts cannot be told apart.
            throw e instanceof HttpException ? broken() : e;
        } finally {
            bodies.release();
        }
    }

    private static ApiProblem broken() {
        return new ApiProblem(400, "body", "", "The body must come whole, and without long pauses.");
    }

    /// All of a body; who sends less than a little a second is let go.
    private byte[] body(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] part = new byte[PART_BYTES];
        long begun = metrics.now();
        for (int n = in.read(part); n >= 0; n = in.read(part)) {
            all.write(part, 0, n);
            if (all.size() > MOST_BODY_BYTES) {
                throw new ApiProblem(413, "body", "", "The body must have at most " + MOST_BODY_BYTES + " bytes.");
            }
            long seconds = TimeUnit.NANOSECONDS.toSeconds(metrics.now() - begun);
            if (seconds > GRACE_SECONDS && all.size() < seconds * LEAST_BYTES_A_SECOND) {
                throw new ApiProblem(
                        408,
                        "body",
                        "",
                        "The body must come with " + LEAST_BYTES_A_SECOND + " bytes a second or more.");
            }
        }
        return all.toByteArray();
    }

    /// Tells of a job until it ends or nobody listens any more.
    private void follow(Context ctx) throws IOException {
        Jobs.Job job = world.answers()
                .questions()
                .job(ApiRequest.of(ctx.queryString(), ctx.pathParamMap(), new byte[0])
                        .by(viewer(ctx))
                        .knowing(Set.of()));
        if (!followers.tryAcquire()) {
            throw new ApiProblem(503, "", "", "Too many follow jobs at once; ask for the job itself.");
        }
        try {
            ctx.contentType("text/event-stream; charset=utf-8").header("Cache-Control", "no-store");
            ctx.res().flushBuffer();
            SseClient client = new SseClient(ctx);
            Jobs.View view = job.view();
            while (!client.terminated()) {
                boolean last = job.hasEnded();
                client.sendEvent("job", AnswerJson.part(last ? job.view() : view));
                if (last) {
                    return;
                }
                view = job.await(view, HEARTBEAT_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            followers.release();
        }
    }

    /// Tells a page what others do, until it is closed or who opened it is not known any more.
    private void live(Context ctx) {
        ApiRequest request = ApiRequest.of(ctx.queryString(), ctx.pathParamMap(), new byte[0])
                .by(viewer(ctx))
                .knowing(Set.of("place", "heard"));
        LivePages.Opened page = live.open(request.viewer(), request.text("place"));
        LivePages.Heard heard = LivePages.Heard.of(request.text("heard"));
        ctx.future(() -> CompletableFuture.runAsync(
                () -> {
                    ctx.contentType("text/event-stream; charset=utf-8").header("Cache-Control", "no-store");
                    page.tell(new LiveReader(ctx, () -> known(ctx)), heard);
                },
                pages));
    }

    /// Who asks, looked up now; empty where it is nobody any more.
    private Optional<Viewer> known(Context ctx) {
        if (access.isEmpty()) {
            return Optional.of(Viewer.HERE);
        }
        return access.get()
                .person(ctx.header("Authorization"), ctx.cookie(Access.COOKIE))
                .map(ApiServer::viewer);
    }

    private static Viewer viewer(Person person) {
        return new Viewer(person.name(), Set.copyOf(person.teams()), false);
    }

    private static void send(Context ctx, Reply reply) {
        ctx.status(reply.status()).contentType(reply.type());
        reply.headers().forEach(ctx::header);
        if (ctx.attribute(PERSON) != null) {
            ctx.attribute(ANSWERED, AnswerStore.hash(reply.body()));
            ctx.attribute(NOTE, reply.note());
        }
        boolean kept = ctx.method().equals(HandlerType.GET) && reply.status() == 200;
        if (!reply.headers().containsKey("Cache-Control")) {
            ctx.header("Cache-Control", kept ? "private, no-cache" : "no-store");
        }
        if (kept) {
            // Weak: a compressed reply has other bytes.
            String tag = "W/\"" + AnswerStore.hash(reply.body()).substring(0, 32) + "\"";
            ctx.header("ETag", tag);
            if (tag.equals(ctx.header("If-None-Match"))) {
                ctx.status(304);
                return;
            }
        }
        ctx.result(reply.body());
    }

    private void refuse(Context ctx, HttpResponseException e) {
        refuse(
                ctx,
                switch (e.getStatus()) {
                    case 404 -> new ApiProblem(404, "address", ctx.path(), "The addresses are " + told() + ".");
                    case 405 ->
                        new ApiProblem(
                                405,
                                "method",
                                ctx.method().name(),
                                "The method must be one of this address; the addresses are " + told() + ".");
                    default -> new ApiProblem(e.getStatus(), "", "", String.valueOf(e.getMessage()));
                });
    }

    private String told() {
        return String.join(
                ", ", routes.stream().map(r -> r.method() + " " + r.path()).toList());
    }

    /// The methods and addresses of the answers, as the description of the API names them.
    List<String> addresses() {
        return Stream.concat(
                        routes.stream().map(r -> r.method().toLowerCase(Locale.ROOT) + " " + r.path()),
                        Stream.of("get " + EVENTS, "get " + LIVE, "post " + TABLES, "get " + TABLE_FILE))
                .toList();
    }

    private void fault(Context ctx, Exception e) {
        Endpoint route = ctx.endpoints().lastHttpEndpoint();
        String id = String.valueOf(ctx.<String>attribute(REQUEST));
        log.fault("A fault of the program at " + (route == null ? "an address" : route.path) + " (request " + id + "): "
                + ServerLog.told(e));
        refuse(
                ctx,
                new ApiProblem(
                        500,
                        "",
                        "",
                        "This is a fault of the program, not of the request; its log names it " + id + "."));
    }

    /// The form of RFC 9457; its member `problem` is what programs read before it was that.
    private static void refuse(Context ctx, ApiProblem problem) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("type", "about:blank");
        told.put("title", title(problem.status()));
        told.put("status", problem.status());
        told.put("detail", problem.expected());
        Map<String, String> named = new LinkedHashMap<>();
        named.put("field", problem.field());
        named.put("value", problem.value());
        named.put("expected", problem.expected());
        told.putAll(named);
        told.put("problem", named);
        send(
                ctx,
                new Reply(
                        problem.status(),
                        "application/problem+json; charset=utf-8",
                        AnswerJson.part(told).getBytes(StandardCharsets.UTF_8),
                        problem.status() == 429 || problem.status() == 503 ? Map.of("Retry-After", "1") : Map.of()));
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "The request cannot be understood";
            case 401 -> "Who asks?";
            case 403 -> "Not from there";
            case 404 -> "Not found";
            case 405 -> "Not this method";
            case 408 -> "Too slow";
            case 409 -> "Not as things stand";
            case 413 -> "Too large";
            case 421 -> "Not under this name";
            case 422 -> "No answer";
            case 429 -> "Too much at once";
            case 503 -> "Busy";
            default -> status >= 500 ? "A fault of the program" : "The request is refused";
        };
    }

    @Override
    public void close() {
        live.close();
        pages.shutdownNow();
        jobs.close();
        javalin.stop();
        assistants.close();
        tables.close();
        world.close();
    }
}
