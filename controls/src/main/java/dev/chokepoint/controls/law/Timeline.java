package dev.chokepoint.controls.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The status of one rule over time, as far as one audience knows on one day.
///
/// Spans and suspensions are derived once from the visible events, in the order of their sequence.
public final class Timeline {
    private final LocalDate announced;
    private final List<Span> inForce;
    private final List<Pause> pauses;
    private final LocalDate[] starts;
    private final Status[] states;

    /// Days on which a rule binds; `to` is the first day on which it no longer does.
    record Span(LocalDate from, LocalDate to) {}

    record Pause(LocalDate from, LocalDate to, String by) {}

    private Timeline(LocalDate announced, List<Span> inForce, List<Pause> pauses) {
        this.announced = announced;
        this.inForce = inForce;
        this.pauses = pauses;
        List<LocalDate> days = turns().stream().sorted().distinct().toList();
        this.starts = days.toArray(LocalDate[]::new);
        this.states = new Status[days.size() + 1];
        states[0] =
                days.isEmpty() ? new Status.Unheard() : derive(days.getFirst().minusDays(1));
        for (int i = 0; i < starts.length; i++) {
            states[i + 1] = derive(starts[i]);
        }
    }

    /// Derives the timeline of a rule from the events that the audience can know on a day.
    static Timeline of(List<StatusEvent> events, String rule, LocalDate known, Audience audience) {
        List<StatusEvent> visible = new ArrayList<>();
        Set<String> replaced = new HashSet<>();
        for (StatusEvent e : events) {
            if ((e.rule().isEmpty() || e.rule().equals(rule))
                    && !e.knownTo(audience).isAfter(known)) {
                visible.add(e);
                if (!e.replaces().isEmpty()) {
                    replaced.add(e.replaces());
                }
            }
        }
        visible.removeIf(e -> replaced.contains(e.key()));
        visible.sort(Comparator.comparingLong(StatusEvent::sequence));
        boolean ownStart = events.stream()
                .anyMatch(e -> e.type() == StatusEvent.Type.EFFECTIVE
                        && !e.rule().isEmpty()
                        && e.rule().equals(rule));
        LocalDate announced = StatusEvent.OPEN;
        List<Span> spans = new ArrayList<>();
        List<Pause> pauses = new ArrayList<>();
        for (StatusEvent e : visible) {
            switch (e.type()) {
                case ANNOUNCED -> announced = e.from().isBefore(announced) ? e.from() : announced;
                case EFFECTIVE -> {
                    if (!ownStart || !e.rule().isEmpty()) {
                        if (!spans.isEmpty() && spans.getLast().to().equals(StatusEvent.OPEN)) {
                            spans.removeLast();
                        }
                        spans.add(new Span(
                                e.from(), e.to().equals(StatusEvent.OPEN) ? StatusEvent.OPEN : e.to().plusDays(1)));
                    }
                }
                case COMPLIANCE -> {
                    if (!spans.isEmpty() && spans.getLast().from().isBefore(e.from())) {
                        spans.set(
                                spans.size() - 1,
                                new Span(
                                        e.from(),
                                        latest(e.from(), spans.getLast().to())));
                    }
                }
                case SUSPENDED, EXTENDED -> pauses.add(new Pause(e.from(), e.to(), e.by()));
                case REVIVED -> {
                    List<Pause> cut = new ArrayList<>();
                    for (Pause p : pauses) {
                        if (p.to().isBefore(e.from())) {
                            cut.add(p);
                        } else if (p.from().isBefore(e.from())) {
                            cut.add(new Pause(p.from(), e.from().minusDays(1), p.by()));
                        }
                    }
                    pauses = cut;
                }
                case RESCINDED, EXPIRED -> {
                    if (!spans.isEmpty()) {
                        Span last = spans.removeLast();
                        if (last.from().isBefore(e.from())) {
                            spans.add(new Span(last.from(), e.from()));
                        }
                    }
                }
                case AMENDED, WITHDRAWN, CONFIRMED -> {
                    // Neither starts nor ends anything by itself.
                }
            }
        }
        return new Timeline(announced, List.copyOf(spans), List.copyOf(pauses));
    }

    private static LocalDate latest(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    LocalDate announced() {
        return announced;
    }

    /// The status on a day.
    public Status on(LocalDate day) {
        int i = starts.length;
        while (i > 0 && starts[i - 1].isAfter(day)) {
            i--;
        }
        return states[i];
    }

    private Status derive(LocalDate day) {
        boolean began = false;
        LocalDate next = StatusEvent.OPEN;
        boolean binds = false;
        for (Span s : inForce) {
            if (!s.from().isAfter(day)) {
                began = true;
                binds |= s.to().isAfter(day);
            } else if (s.from().isBefore(next)) {
                next = s.from();
            }
        }
        boolean pending = !binds && !next.equals(StatusEvent.OPEN) && !announced.isAfter(day);
        if (binds || pending) {
            LocalDate end = StatusEvent.OPEN;
            String by = "";
            boolean paused = false;
            LocalDate probe = day;
            boolean again = true;
            while (again) {
                again = false;
                for (Pause p : pauses) {
                    if (!p.from().isAfter(probe) && !p.to().isBefore(probe)) {
                        if (!paused) {
                            by = p.by();
                        }
                        paused = true;
                        if (p.to().equals(StatusEvent.OPEN)) {
                            return new Status.Suspended(by, StatusEvent.OPEN);
                        }
                        probe = p.to().plusDays(1);
                        end = probe;
                        again = true;
                    }
                }
            }
            if (paused) {
                // The latest suspension that covers the day is the one that explains it.
                for (Pause p : pauses) {
                    if (!p.from().isAfter(day) && !p.to().isBefore(day)) {
                        by = p.by();
                    }
                }
                return new Status.Suspended(by, end);
            }
            return binds ? new Status.InForce() : new Status.Announced(next);
        }
        if (began) {
            return new Status.Ended();
        }
        return announced.isAfter(day) ? new Status.Unheard() : new Status.Announced(StatusEvent.OPEN);
    }

    /// Days on which the status changes.
    public List<LocalDate> turns() {
        List<LocalDate> days = new ArrayList<>();
        days.add(announced);
        for (Span s : inForce) {
            days.add(s.from());
            days.add(s.to());
        }
        for (Pause p : pauses) {
            days.add(p.from());
            days.add(p.to().equals(StatusEvent.OPEN) ? p.to() : p.to().plusDays(1));
        }
        days.removeIf(d -> d.equals(StatusEvent.OPEN));
        return days;
    }

    public List<Span> spans() {
        return inForce;
    }

    List<Pause> pauses() {
        return pauses;
    }
}
