package dev.chokepoint.app.server.live;

import dev.chokepoint.app.server.http.ApiProblem;
import dev.chokepoint.app.server.http.Viewer;
import dev.chokepoint.app.server.kept.Kept;
import dev.chokepoint.app.server.log.ServerLog;
import dev.chokepoint.data.kept.OpenPages;
import dev.chokepoint.data.kept.StoreChange;
import dev.chokepoint.data.kept.StoreChange.Deed;
import dev.chokepoint.data.kept.StoreChange.Kind;
import dev.chokepoint.data.kept.StoreChanges;
import dev.chokepoint.data.kept.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The pages that are open at this server, and what they hear.
///
/// One thread follows the store for all of them and remembers the last changes; each page has
/// a thread of its own that sends what it has not been sent yet. Nothing waits for a page
/// that reads slowly, and nothing is kept for it: one that is too far behind hears that it
/// must read anew.
public final class LivePages implements AutoCloseable {
    private static final int MOST_PAGES = 500;

    /// Of one person, so that nobody takes all places.
    private static final int MOST_OF_ONE = 30;

    private static final int MOST_REMEMBERED = 1000;
    private static final int MOST_LABEL = 80;

    /// How long a server may be silent before its pages count as closed.
    private static final Duration TIME = Duration.ofSeconds(30);

    private static final long BEAT_MILLIS = 5_000;
    private static final long LOOK_MILLIS = 1_000;

    private final Kept kept;
    private final StoreChanges changes;
    private final Runnable renew;
    private final Supplier<String> world;
    private final Consumer<String> faults;
    private final String server = UUID.randomUUID().toString();
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final Thread follower;
    private final StoreChanges.Waking waking;

    /// What was told last, guarded by this.
    private final List<Told> told = new ArrayList<>();

    private List<OpenPages.Open> open = List.of();
    private String epoch = "";
    private long last = -1;

    /// Grows with all that a page could be told.
    private long turn;

    private boolean woken;
    private boolean closed;

    /// @param renew reads the ledger anew where others wrote into it
    /// @param world the fingerprint of the world that is served now
    public LivePages(Kept kept, Runnable renew, Supplier<String> world, Consumer<String> faults) {
        this.kept = kept;
        this.changes = kept.store().changes();
        this.renew = renew;
        this.world = world;
        this.faults = faults;
        this.follower = Thread.ofPlatform().name("chokepoint-live").daemon().unstarted(this::follow);
        this.waking = changes.wake(this::wake);
        follower.start();
    }

    /// A page that is open here.
    private record Page(String key, String person, String place) {}

    /// A change with the name that people know it by.
    private record Told(StoreChange change, String name) {}

    /// How far a page has heard: a number of an order of changes.
    public record Heard(String epoch, long number) {
        /// Of a page that was just loaded.
        public static final Heard NOTHING = new Heard("", -1);

        /// As a page was told it; [#NOTHING] where it is none.
        public static Heard of(String text) {
            int dot = text.lastIndexOf('.');
            try {
                return dot < 0 ? NOTHING : new Heard(text.substring(0, dot), Long.parseLong(text.substring(dot + 1)));
            } catch (NumberFormatException e) {
                return NOTHING;
            }
        }

        String text() {
            return epoch + "." + number;
        }
    }

    /// What a page is sent.
    public interface Reader {
        /// Sends an event.
        ///
        /// @param heard how far the page has heard with it
        void send(String event, Object content, String heard);

        /// Whether nobody reads any more.
        boolean hasGone();

        /// Who reads, looked up now; empty where who opened the page is not known any more.
        Optional<Viewer> viewer();
    }

    private synchronized void wake() {
        woken = true;
        notifyAll();
    }

    // ---- Following the store

    private void follow() {
        long beaten = 0;
        List<Page> before = List.of();
        while (true) {
            try {
                synchronized (this) {
                    long until = System.currentTimeMillis() + LOOK_MILLIS;
                    while (!woken && !closed && System.currentTimeMillis() < until) {
                        wait(LOOK_MILLIS);
                    }
                    if (closed) {
                        return;
                    }
                    woken = false;
                }
                List<Page> here = List.copyOf(pages.values());
                if (!here.equals(before) || System.currentTimeMillis() - beaten > BEAT_MILLIS) {
                    beaten = System.currentTimeMillis();
                    before = here;
                    tellPages(here);
                }
                read();
            } catch (StoreUnavailable e) {
                // Told by those who ask; the next look reads what came meanwhile.
                before = List.of();
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                faults.accept("A fault of the program at what pages hear: " + ServerLog.told(e));
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellPages(List<Page> here) {
        kept.store()
                .pages()
                .tell(
                        server,
                        here.stream()
                                .filter(p -> !p.place().isEmpty())
                                .map(p -> new OpenPages.Open(p.key(), p.person(), p.place()))
                                .toList(),
                        TIME);
    }

    /// Reads what was changed and who has which page open since the last look. Without pages
    /// there is nobody to tell.
    private void read() {
        if (pages.isEmpty()) {
            synchronized (this) {
                last = -1;
                told.clear();
            }
            return;
        }
        begin();
        boolean more = true;
        while (more) {
            StoreChanges.Since since = changes.after(last);
            if (since.changes().stream().anyMatch(c -> c.kind() == Kind.LEDGER)) {
                renew.run();
            }
            List<Told> named =
                    since.changes().stream().map(c -> new Told(c, name(c))).toList();
            remember(named, since.whole());
            more = !named.isEmpty();
        }
        List<OpenPages.Open> now = kept.store().pages().all();
        synchronized (this) {
            if (!now.equals(open)) {
                open = now;
                turn++;
                notifyAll();
            }
        }
    }

    /// Begins where the store stands now.
    private void begin() {
        boolean first;
        synchronized (this) {
            first = last < 0;
        }
        if (first) {
            String order = changes.epoch();
            long number = changes.last();
            synchronized (this) {
                epoch = order;
                last = number;
                turn++;
                notifyAll();
            }
        }
    }

    private synchronized void remember(List<Told> named, boolean whole) {
        if (named.isEmpty()) {
            return;
        }
        if (!whole) {
            told.clear();
        }
        told.addAll(named);
        if (told.size() > MOST_REMEMBERED) {
            told.subList(0, told.size() - MOST_REMEMBERED).clear();
        }
        last = named.getLast().change().number();
        turn++;
        notifyAll();
    }

    /// The name that people know something by; its id where it has none any more.
    private String name(StoreChange change) {
        boolean gone = change.deed() == Deed.REMOVED;
        String name = switch (change.kind()) {
            case SCENARIO -> gone ? "" : kept.scenarios().name(change.id());
            case COMPANY -> gone ? "" : kept.companies().name(change.id());
            case LEDGER, DECISION, PROPOSAL, LEASE, JOB -> "";
        };
        String known = name.isBlank() ? change.id() : name;
        return known.length() > MOST_LABEL ? known.substring(0, MOST_LABEL) + "…" : known;
    }

    // ---- Telling a page

    /// A page that was opened, until nobody reads it any more.
    ///
    /// @param viewer who opens it
    /// @param address what it shows
    /// @throws ApiProblem if the viewer may not see that, or too many are open
    public Opened open(Viewer viewer, String address) {
        String place = Place.of(address, kept, viewer);
        Page page = new Page(UUID.randomUUID().toString(), viewer.name(), place);
        long ofOne = pages.values().stream()
                .filter(p -> p.person().equals(page.person()))
                .count();
        if (pages.size() >= MOST_PAGES || ofOne >= (viewer.alone() ? MOST_PAGES : MOST_OF_ONE)) {
            throw new ApiProblem(503, "", "", "Too many pages are open at once; close some.");
        }
        pages.put(page.key(), page);
        wake();
        return new Opened(page);
    }

    /// A page that is open.
    public final class Opened {
        private final Page page;

        private Opened(Page page) {
            this.page = page;
        }

        /// Tells the page until nobody reads any more, in the thread that calls.
        ///
        /// @param heard how far it had heard before, where it was open already
        public void tell(Reader reader, Heard heard) {
            try {
                LivePages.this.tell(reader, page, heard);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (StoreUnavailable e) {
                // The page asks again, with what it has heard.
            } finally {
                pages.remove(page.key());
                wake();
            }
        }
    }

    /// What there is to tell at a moment.
    private record Moment(
            long turn, String epoch, long last, List<Told> later, boolean whole, List<OpenPages.Open> open) {
        private Heard heard() {
            return new Heard(epoch, last);
        }
    }

    /// Waits until there is something that a page has not been told, at most for a second.
    private synchronized Optional<Moment> next(long seen, Heard heard) throws InterruptedException {
        long until = System.currentTimeMillis() + LOOK_MILLIS;
        while (!closed && (turn <= seen || last < 0) && System.currentTimeMillis() < until) {
            wait(LOOK_MILLIS);
        }
        if (closed) {
            return Optional.empty();
        }
        boolean same = heard.epoch().equals(epoch);
        List<Told> later = same
                ? told.stream()
                        .filter(t -> t.change().number() > heard.number())
                        .toList()
                : List.of();
        // There are no gaps in the numbers.
        boolean whole = heard.number() < 0 || (same && later.size() == last - heard.number());
        return Optional.of(new Moment(turn, epoch, last, later, whole, open));
    }

    private void tell(Reader reader, Page page, Heard before) throws InterruptedException {
        Heard heard = before;
        long seen = -1;
        boolean greeted = false;
        Map<String, Object> others = Map.of();
        String served = world.get();
        String suspected = served;
        long beaten = System.currentTimeMillis();
        while (!reader.hasGone()) {
            Optional<Moment> now = next(seen, heard);
            if (now.isEmpty()) {
                return;
            }
            Moment moment = now.get();
            boolean due = System.currentTimeMillis() - beaten > BEAT_MILLIS;
            if ((moment.turn() > seen && moment.last() >= 0) || due) {
                Optional<Viewer> viewer = reader.viewer();
                if (viewer.isEmpty()) {
                    reader.send("signed-out", Map.of(), "");
                    return;
                }
                if (moment.last() >= 0) {
                    served = changed(reader, viewer.get(), moment.whole() ? moment : lookedUp(moment, heard), served);
                    heard = moment.heard();
                    Map<String, Object> there = others(moment.open(), page, viewer.get());
                    if (!greeted || !there.equals(others)) {
                        reader.send("here", there, heard.text());
                        others = there;
                        greeted = true;
                    }
                    seen = moment.turn();
                }
            }
            String hash = world.get();
            // What was written through a server is told as such, at once or with the next look.
            if (!hash.equals(served) && hash.equals(suspected)) {
                served = hash;
                reader.send("world", Map.of("hash", hash), heard.text());
            }
            suspected = hash;
            if (due) {
                beaten = System.currentTimeMillis();
                reader.send("beat", Map.of(), heard.text());
            }
        }
    }

    /// The same with what this server does not remember but the store does, for a page that
    /// was away.
    private Moment lookedUp(Moment moment, Heard heard) {
        if (!heard.epoch().equals(moment.epoch())) {
            return moment;
        }
        StoreChanges.Since since = changes.after(heard.number());
        List<Told> later = since.changes().stream()
                .filter(c -> c.number() <= moment.last())
                .map(c -> new Told(c, name(c)))
                .toList();
        boolean whole = since.whole() && later.size() == moment.last() - heard.number();
        return new Moment(moment.turn(), moment.epoch(), moment.last(), later, whole, moment.open());
    }

    /// Sends what was changed and the viewer may see.
    ///
    /// @param served the world that the page knows
    /// @return the world that the page knows then
    private String changed(Reader reader, Viewer viewer, Moment moment, String served) {
        if (!moment.whole()) {
            reader.send("missed", Map.of(), moment.heard().text());
            return world.get();
        }
        String known = served;
        for (Told t : moment.later()) {
            StoreChange c = t.change();
            boolean seen = c.kind() == Kind.COMPANY ? viewer.isIn(c.team()) : viewer.sees(c.team());
            if (!seen) {
                continue;
            }
            Map<String, Object> content = new LinkedHashMap<>();
            content.put("kind", c.kind().word());
            content.put("id", c.id());
            content.put("name", t.name());
            content.put("deed", c.deed().word());
            content.put("person", c.by().person());
            content.put("page", c.by().page());
            reader.send("change", content, new Heard(moment.epoch(), c.number()).text());
            if (c.kind() == Kind.LEDGER) {
                // The page hears of the ledger, which is why the world is another one.
                known = world.get();
            }
        }
        return known;
    }

    /// Who else has the page open, and whether the viewer has it open elsewhere too.
    private static Map<String, Object> others(List<OpenPages.Open> open, Page page, Viewer viewer) {
        List<String> names = page.place().isEmpty()
                ? List.of()
                : open.stream()
                        .filter(o -> o.place().equals(page.place()) && !o.page().equals(page.key()))
                        .map(OpenPages.Open::person)
                        .sorted()
                        .toList();
        Map<String, Object> here = new LinkedHashMap<>();
        here.put(
                "people",
                names.stream().filter(n -> !n.equals(viewer.name())).distinct().toList());
        here.put("windows", names.stream().filter(n -> n.equals(viewer.name())).count());
        return here;
    }

    @Override
    public void close() {
        waking.close();
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            follower.join(Duration.ofSeconds(2));
            kept.store().pages().tell(server, List.of(), TIME);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (StoreUnavailable e) {
            // Its pages end by themselves.
        }
    }
}
