package dev.chokepoint.bench;

import dev.chokepoint.controls.law.Value;
import dev.chokepoint.controls.shipment.Shipment;
import java.util.Arrays;

/// A made-up shipment as a bean for Drools, with its hits.
public final class Cargo {
    private final String from;
    private final String to;
    private final String element;
    private final String form;
    private final String eccn;
    private final String category;
    private final String user;
    private final String use;
    private final double purity;
    private final double particle;
    private final double tpp;
    private final double traffic;
    private final double power;
    private final int on;
    private int[] hits = new int[8];
    private int count;

    public Cargo(Shipment s) {
        this.from = s.exporter();
        this.to = s.destination();
        this.element = word(s, "element");
        this.form = word(s, "form");
        this.eccn = word(s, "eccn");
        this.category = word(s, "category");
        this.user = s.endUser().name();
        this.use = s.endUse();
        this.purity = figure(s, "purity");
        this.particle = figure(s, "particle_um");
        this.tpp = figure(s, "tpp");
        this.traffic = figure(s, "io_gbps") + figure(s, "dram_gbps");
        this.power = figure(s, "power_kw");
        this.on = (int) s.on().toEpochDay();
    }

    private static String word(Shipment s, String name) {
        return s.attributes().get(name) instanceof Value.Word(String word)
                ? word.toLowerCase(java.util.Locale.ROOT)
                : "";
    }

    private static double figure(Shipment s, String name) {
        return s.attributes().get(name) instanceof Value.Figure(double figure) ? figure : Double.NaN;
    }

    /// Notes a rule that covers the shipment.
    public void hit(int rule) {
        if (count == hits.length) {
            hits = Arrays.copyOf(hits, 2 * count);
        }
        hits[count++] = rule;
    }

    int[] takeHits() {
        int[] taken = Arrays.stream(hits, 0, count).distinct().toArray();
        count = 0;
        return taken;
    }

    public String getFrom() {
        return from;
    }

    public String getTo() {
        return to;
    }

    public String getElement() {
        return element;
    }

    public String getForm() {
        return form;
    }

    public String getEccn() {
        return eccn;
    }

    public String getCategory() {
        return category;
    }

    public String getUser() {
        return user;
    }

    public String getUse() {
        return use;
    }

    public double getPurity() {
        return purity;
    }

    public double getParticle() {
        return particle;
    }

    public double getTpp() {
        return tpp;
    }

    public double getTraffic() {
        return traffic;
    }

    public double getPower() {
        return power;
    }

    public int getOn() {
        return on;
    }
}
