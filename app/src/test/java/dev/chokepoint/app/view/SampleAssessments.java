package dev.chokepoint.app.view;

import dev.chokepoint.app.view.deals.ConcessionView;
import dev.chokepoint.app.view.deals.CoverageView;
import dev.chokepoint.app.view.deals.DealDetail;
import dev.chokepoint.app.view.deals.DealView;
import dev.chokepoint.app.view.deals.ExpectedDealsView;
import dev.chokepoint.app.view.deals.NegotiationView;
import dev.chokepoint.app.view.deals.OfferView;
import dev.chokepoint.app.view.deals.PackageView;
import dev.chokepoint.app.view.deals.PolicyWeight;
import dev.chokepoint.app.view.deals.SolutionView;
import dev.chokepoint.app.view.evidence.ArticleView;
import dev.chokepoint.app.view.evidence.ClaimView;
import dev.chokepoint.app.view.evidence.FactView;
import dev.chokepoint.app.view.ledger.DeterminationView;
import dev.chokepoint.app.view.ledger.MeasureView;
import dev.chokepoint.app.view.losses.Accuracy;
import dev.chokepoint.app.view.losses.AfterwardsView;
import dev.chokepoint.app.view.losses.BranchView;
import dev.chokepoint.app.view.losses.ChainLink;
import dev.chokepoint.app.view.losses.ChainNode;
import dev.chokepoint.app.view.losses.ChainView;
import dev.chokepoint.app.view.losses.ExpectedView;
import dev.chokepoint.app.view.losses.LeverageDetail;
import dev.chokepoint.app.view.losses.LeverageView;
import dev.chokepoint.app.view.losses.LossView;
import dev.chokepoint.app.view.losses.NowcastView;
import dev.chokepoint.app.view.losses.OtherBranchView;
import dev.chokepoint.app.view.losses.OutlookView;
import dev.chokepoint.app.view.losses.PartView;
import dev.chokepoint.app.view.losses.PriceView;
import dev.chokepoint.app.view.losses.ProfileView;
import dev.chokepoint.app.view.losses.ResidualView;
import dev.chokepoint.app.view.losses.StopView;
import dev.chokepoint.app.view.scope.AssumptionView;
import dev.chokepoint.app.view.scope.CertificateView;
import dev.chokepoint.app.view.scope.Manifest;
import dev.chokepoint.app.view.scope.OpenSuspensionView;
import dev.chokepoint.app.view.scope.ScopeView;
import dev.chokepoint.app.view.scope.SourceView;
import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Id;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Assessments of an invented world for tests of the report; every number, name and date in them is made up.
public final class SampleAssessments {
    private static final List<String> PARTIES = List.of("US", "CN", "EU", "JP", "KR", "THIRD");
    private static final int MONTHS = 18;

    private final Map<String, Explanation> explanations = new LinkedHashMap<>();
    private final Random random = new Random(7);

    private SampleAssessments() {}

    /// An assessment with something in every part, and with text that tries to break out of the page.
    public static Assessment rich() {
        return new SampleAssessments().build();
    }

    /// An assessment of a world in which nothing is controlled and nothing is known.
    public static Assessment empty() {
        return empty("Invented ores against invented software");
    }

    /// The same of a world with another title, which tells it from others.
    public static Assessment empty(String title) {
        return new Assessment(
                manifest(title, List.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                LeverageDetail.none(),
                List.of(),
                new Accuracy(0, 0),
                List.of(),
                List.of(),
                List.of(),
                Map.of());
    }

    private static Manifest manifest(List<CertificateView> certificates) {
        return manifest("Invented ores against invented software", certificates);
    }

    private static Manifest manifest(String title, List<CertificateView> certificates) {
        return new Manifest(
                "chokepoint",
                "0.0.0-sample",
                "invented",
                title,
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "42",
                "2031-06-10",
                "2031-06-12",
                "2031-04",
                MONTHS,
                0,
                2,
                12,
                7,
                40,
                certificates.size(),
                4_321,
                6_789,
                certificates,
                List.of("price of invented oxide: 12 USD/kg, published 2031-09-01"),
                new ScopeView(
                        "Scope: known to 2031-06-12; acts read through AA 2031-06-12; 3 of 40 figures are assumed.",
                        Map.of("AA", "2031-06-12"),
                        List.of(),
                        "",
                        "scheduled",
                        List.of(new OpenSuspensionView("AA-2031-2", "AA-2031-3", "2031-11-10", "")),
                        "",
                        40,
                        3),
                "Chokepoint 0.0.0-sample, world invented (0123456789ab), ledger 42, on 2031-06-10.");
    }

    private String why(String what, String value) {
        String key = "x" + (explanations.size() + 1);
        Explanation flow = Explanation.leaf(
                "baseline flow",
                "120 t/month",
                "Invented yearbook, table 3 (published 2031-01-05); about 2030",
                Id.of("source", "yearbook"));
        Explanation share = Explanation.leaf(
                "share of licences refused",
                "0.4..0.6..0.9",
                "assumed: no authority of this invented world publishes it; about 2031");
        Explanation held = Explanation.of(
                        "measure CN-1",
                        "3 lanes held",
                        "determined from the ledger for every day of every month",
                        List.of(flow, share))
                .with(Id.of("measure", "CN-1"))
                .with(Id.of("claim", "brief#1"));
        explanations.put(
                key,
                Explanation.of(
                        what,
                        value,
                        "welfare without the measures minus welfare with them </script><script>alert(1)</script>"
                                + " \u2028 & more",
                        List.of(
                                held,
                                Explanation.leaf("all other items and places", "USD 3 k", "the rest of the sum"))));
        return key;
    }

    /// What would probably happen, from draws, with one input that decides and one that does not.
    private static ExpectedView expected() {
        double[] byMonth = new double[MONTHS];
        byMonth[4] = 0.3;
        byMonth[12] = 0.45;
        ExpectedView.Band share = new ExpectedView.Band(0, 0.02, 0.4);
        return new ExpectedView(
                120,
                119,
                1,
                1,
                1.1e9,
                new ExpectedView.Band(8e8, 1.2e9, 2.9e9),
                List.of(new ExpectedView.PartyBand(
                        "US",
                        "United <b>States</b>",
                        new ExpectedView.Band(-1e7, 4e8, 9e8),
                        List.of(new ExpectedView.ItemBand(
                                "ore", "Invented <i>ore</i>", new ExpectedView.Band(1e8, 3e8, 6e8))))),
                List.of(
                        new ExpectedView.LineChance("make", "ore", "Invented ore", "CN", byMonth, 0.25, share),
                        new ExpectedView.LineChance(
                                "drill", "hole", "Invented hole", "US", new double[MONTHS], 1, share)),
                List.of(),
                List.of(),
                List.of(
                        new ExpectedView.DecidingView(
                                "behaviour: <u>cover</u>", "0.5..1.5..4 month", "assumed", 4e8, 0.31, true, 9e8, 2e9),
                        new ExpectedView.DecidingView("idle", "", "", 1e6, 0.01, false, 1.1e9, 1.2e9)),
                List.of(new NowcastView(
                        List.of(new NowcastView.LearntView(
                                "Ore of <i>AA</i> known",
                                "passed",
                                "2031-05",
                                0,
                                0.1,
                                new ExpectedView.Band(0.1, 0.4, 0.8),
                                new ExpectedView.Band(0.05, 0.2, 0.5),
                                "2031-06-01",
                                "customs <b>said</b>",
                                "at most")),
                        0.8,
                        41.2,
                        new ExpectedView.Band(9e8, 1.4e9, 2.8e9),
                        List.of(new NowcastView.PartyNow(
                                "US", "United <b>States</b>", new ExpectedView.Band(1e7, 5e8, 8e8))),
                        List.of(new NowcastView.RestrictionView("AA-2031-1", 0.4, 0.55)))),
                "an invented reason with <b>marks</b>");
    }

    private Assessment build() {
        return new Assessment(
                manifest(List.of(
                        new CertificateView(1e-9, 3e-10, 2e-8, true),
                        new CertificateView(0, 5e-11, 1e-9, true),
                        new CertificateView(2e-3, 1e-9, 1e-2, false))),
                summary(),
                List.of(expected()),
                List.of(article()),
                measures(),
                determinations(),
                List.of(chain()),
                losses(),
                stops(),
                prices(),
                leverage(),
                profiles(),
                List.of(new OutlookView(
                        "AA",
                        "2031-04",
                        List.of("AA-2031-1", "<b>AA-2031-2</b>"),
                        1,
                        2,
                        List.of("ore"),
                        1.2e9,
                        3e7,
                        List.of(new BranchView("2031-07", 0.4, 8e8, 7.5e8), new BranchView("", 0.6, 1.5e9, 1.45e9)))),
                List.of(new OtherBranchView("extended", 7e8, Map.of("AA", 1e8), true)),
                List.of(new AfterwardsView(
                        "2032-01-31",
                        List.of(new AfterwardsView.TurnView(
                                "AA-2031-1", "<b>law</b>", "2031-09-01", "in force", "suspended", List.of("gazette"))),
                        List.of(new AfterwardsView.ObservedView(
                                "Ore of <i>AA</i>",
                                "passed",
                                "ore",
                                "AA",
                                "BB",
                                "2031-07",
                                0,
                                0.2,
                                List.of(new ExpectedView.Band(0.3, 0.5, 0.9)),
                                Optional.of(false),
                                "2031-08-20",
                                "customs",
                                "at most")),
                        Optional.of(0),
                        1)),
                detail(),
                List.of(deal("later", "2031-06-10"), deal("earlier", "2031-05-12")),
                new Accuracy(2.5e7, 1e5),
                residuals(),
                assumptions(),
                List.of(
                        new SourceView(
                                "yearbook",
                                "Invented yearbook",
                                "Nobody",
                                "https://example.invalid/yearbook",
                                "2031-01-05",
                                "official",
                                31),
                        new SourceView("gazette", "Invented <b>gazette</b>", "No state", "", "2031-04-04", "law", 8)),
                explanations);
    }

    private List<Assessment.Headline> summary() {
        return List.of(
                new Assessment.Headline(
                        "Loss of all, best to worst case",
                        "USD 1.23 bn to USD 7.80 bn",
                        "over 18 months from 2031-04: a market that re-routes against one in which nobody does",
                        why("Loss of all parties", "USD 1.23 bn")),
                new Assessment.Headline(
                        "Controls of CN cost others",
                        "USD 845.2 M",
                        "others: US USD 500.1 M, EU USD 210.0 M; CN itself pays USD 120.5 M",
                        why("Cost of CN's controls", "USD 845.2 M")),
                new Assessment.Headline(
                        "Invented aircraft in US",
                        "never / 2031-11",
                        "stops in the best / worst case; held by CN-1",
                        why("Invented aircraft in US", "never / 2031-11")),
                new Assessment.Headline(
                        "Offer of the talks",
                        "US +USD 30.2 M, CN +USD 44.0 M",
                        "on the frontier",
                        why("Offer", "both gain")));
    }

    private static ArticleView article() {
        String text = "# Talks about ore & software\n\n"
                + "The ministry of the eastern state put licences on invented ore on 4 April, its spokesman"
                + " said.\n\n"
                + "The western state will ease controls on invented software once ore flows, officials hinted; the"
                + " very best chips are excluded.\n\n"
                + "\"It is pure blackmail\", said an analyst </script>. Output of the ore fell by a third.";
        return new ArticleView(
                "brief",
                "# Talks about ore & software",
                "Invented desk",
                "2031-06-10",
                text,
                "en",
                "",
                List.of(
                        claim(text, 1, "put licences on invented ore on 4 April", "CN", "IMPOSE", "DONE", false, ""),
                        claim(
                                text,
                                2,
                                "will ease controls on invented software once ore flows",
                                "US",
                                "EASE",
                                "CONDITIONAL",
                                false,
                                "once ore flows"),
                        claim(text, 3, "officials hinted", "US", "EASE", "hinted", false, ""),
                        claim(text, 4, "the very best chips are excluded", "US", "EASE", "DENIED", false, ""),
                        claim(text, 5, "\"It is pure blackmail\"", "CN", "THREATEN", "IN_FORCE", true, "")),
                List.of(new FactView(
                        text.indexOf("Output of"), text.length() - 1, "PRODUCTION", "output of invented ore −33 %")));
    }

    private static ClaimView claim(
            String text,
            int number,
            String span,
            String issuer,
            String action,
            String modality,
            boolean opinion,
            String condition) {
        int start = text.indexOf(span);
        return new ClaimView(
                "brief#" + number,
                start,
                start + span.length(),
                "lead",
                issuer,
                action,
                modality,
                List.of("invented ore"),
                List.of(issuer.equals("CN") ? "US" : "CN"),
                number == 2 ? List.of("the very best chips") : List.of(),
                List.of("2031-04-04"),
                List.of(),
                List.of("a spokesman"),
                condition,
                opinion,
                number == 1,
                0.85,
                List.of("impose.licence"));
    }

    private static List<MeasureView> measures() {
        List<MeasureView> all = new ArrayList<>();
        for (int k = 1; k <= 40; k++) {
            String issuer = k % 3 == 0 ? "US" : k % 7 == 0 ? "EU" : "CN";
            int month = 1 + k % 12;
            String early = "20" + (28 + k % 3) + "-" + (month < 10 ? "0" : "") + month + "-0" + (1 + k % 8);
            boolean suspended = k % 4 == 0;
            boolean ahead = k % 9 == 0;
            all.add(new MeasureView(
                    issuer + "-" + k,
                    issuer,
                    "Invented measure number " + k + " on goods of many and long names",
                    k % 2 == 0 ? "LICENCE_REQUIREMENT" : "PROHIBITION",
                    early,
                    ahead ? "2031-09-01" : early,
                    suspended ? "2031-02-01" : "",
                    suspended && k % 8 == 0 ? "2031-08-01" : "",
                    k % 11 == 0 ? "2031-05-01" : "",
                    ahead ? "starts 2031-09-01" : suspended ? "suspended" : k % 11 == 0 ? "ended" : "in force",
                    k <= 14 ? 15 - k : 0,
                    "official",
                    "gazette"));
        }
        all.sort(java.util.Comparator.comparing(MeasureView::issuer));
        return all;
    }

    private List<DeterminationView> determinations() {
        List<DeterminationView> all = new ArrayList<>();
        List<String> outcomes =
                List.of("LICENCE_REQUIRED", "PROHIBITED", "SUSPENDED", "INDETERMINATE", "LICENCE_REQUIRED_DENIAL");
        for (int k = 0; k < 30; k++) {
            all.add(new DeterminationView(
                    "Invented item " + (k / 2),
                    "CN",
                    k % 4 < 2 ? "US" : "EU",
                    k % 2 == 0 ? "civil" : "military",
                    outcomes.get((k / 2) % outcomes.size()),
                    "case by case",
                    List.of("CN-1"),
                    k % 5 == 0 ? List.of("CN-4 (revives 2031-08-01)") : List.of(),
                    List.of(),
                    List.of("CN-2: purity 98 % is below 99 %"),
                    k % 3 == 0 ? "2031-08-01: LICENCE_REQUIRED" : "",
                    why("Invented item " + (k / 2), outcomes.get((k / 2) % 5))));
        }
        return all;
    }

    private ChainView chain() {
        List<ChainNode> nodes = new ArrayList<>();
        List<ChainLink> links = new ArrayList<>();
        List<String> stages = List.of("ore", "oxide", "metal", "magnet", "product");
        List<String> places = List.of("CN", "US", "EU");
        for (String stage : stages) {
            for (String place : places) {
                nodes.add(new ChainNode(stage + "@" + place, "Invented " + stage, place, place, stage));
            }
        }
        double usd = 2e4;
        for (int s = 0; s + 1 < stages.size(); s++) {
            for (String place : places) {
                links.add(link(
                        stages.get(s) + "@" + place,
                        stages.get(s + 1) + "@" + place,
                        usd * (1 + random.nextDouble()),
                        0.8,
                        List.of()));
            }
            links.add(link(stages.get(s) + "@CN", stages.get(s) + "@US", usd * 0.7, 0.02, List.of("CN-1")));
            links.add(link(stages.get(s) + "@CN", stages.get(s) + "@EU", usd * 0.5, 0.4, List.of("CN-1", "CN-2")));
            links.add(link(stages.get(s) + "@EU", stages.get(s) + "@CN", usd * 0.1, 1, List.of()));
            usd *= 9;
        }
        return new ChainView("product", "Invented aircraft", nodes, links);
    }

    private ChainLink link(String from, String to, double usd, double lowest, List<String> measures) {
        return new ChainLink(
                from, to, usd, lowest, measures, why(from + " to " + to, "USD " + Math.round(usd) + " a month"));
    }

    private List<LossView> losses() {
        List<LossView> all = new ArrayList<>();
        double[] best = {5.1e8, 1.2e8, 2.1e8, 4.0e7, -1.3e7, 9.0e5};
        List<String> names =
                List.of("United States", "China", "European Union", "Japan", "South Korea", "Third places");
        for (int k = 0; k < PARTIES.size(); k++) {
            all.add(new LossView(
                    PARTIES.get(k),
                    names.get(k),
                    best[k],
                    List.of(
                            new PartView("product", "Invented aircraft", "US", "consumers", best[k] * 0.8),
                            new PartView("magnet", "Invented magnet", "CN", "producers", best[k] * 0.5),
                            new PartView("magnet", "Invented magnet", "US", "trade", -best[k] * 0.4)),
                    why("Loss of " + names.get(k), "USD " + best[k])));
        }
        return all;
    }

    private List<StopView> stops() {
        List<StopView> all = new ArrayList<>();
        for (int k = 0; k < 14; k++) {
            String worst = k < 10 ? "2031-" + (k < 4 ? "0" + (6 + k) : "1" + (k % 3)) : "";
            all.add(new StopView(
                    "recipe-" + k,
                    "item-" + k,
                    "Invented product with a rather long name " + k,
                    k % 2 == 0 ? "US" : "EU",
                    k % 3 == 0 && k < 10 ? "2032-03" : "",
                    k == 3 ? "2032-07" : "",
                    k % 3 == 0 ? 0 : 0.6,
                    worst,
                    "",
                    k < 10 ? 0 : 0.7,
                    List.of("CN-1", "CN-2"),
                    why("Plant " + k, "stops")));
        }
        return all;
    }

    private static List<PriceView> prices() {
        double[] inside = new double[MONTHS];
        double[] outside = new double[MONTHS];
        for (int t = 0; t < MONTHS; t++) {
            inside[t] = 50 - t * 0.5;
            outside[t] = 50 + 220 * Math.exp(-Math.pow((t - 6) / 4.0, 2));
        }
        return List.of(
                new PriceView("oxide", "Invented oxide", "kg", "CN", "US", 50, inside, outside),
                new PriceView("magnet", "Invented magnet", "kg", "CN", "EU", 40, outside, inside));
    }

    private List<LeverageView> leverage() {
        List<LeverageView> all = new ArrayList<>();
        for (String issuer : List.of("CN", "US")) {
            all.add(leverage("all of " + issuer, "all measures of " + issuer, issuer, 4e8));
        }
        for (int k = 1; k <= 9; k++) {
            all.add(leverage(
                    (k % 3 == 0 ? "US-" : "CN-") + k,
                    "Invented measure number " + k,
                    k % 3 == 0 ? "US" : "CN",
                    2e8 / (k * k)));
        }
        return all;
    }

    private static LeverageDetail detail() {
        return new LeverageDetail(
                List.of(new LeverageDetail.RangeView("US", 3e8, 5e8), new LeverageDetail.RangeView("CN", 1e8, 1e8)),
                List.of(new LeverageDetail.MarginalView("CN-2031-1", 1e6, 3e6)),
                new LeverageDetail.ShapleyView(
                        false,
                        9e8,
                        128,
                        List.of(new LeverageDetail.PartView(
                                "CN-2031-1", "CN", Map.of("US", 5e8, "CN", -1e8), 4e8, 3.5e8, 4.5e8))),
                List.of(new LeverageDetail.ChokepointView(
                        "oxide",
                        "invented oxide <b>",
                        "CN",
                        Map.of("US", 2e7, "CN", 1e6),
                        2.1e7,
                        9e7,
                        4e6,
                        List.of(
                                new LeverageDetail.StepView("oxide", "invented oxide", "US", "lane", 3e6, 0),
                                new LeverageDetail.StepView("motor", "invented motors", "US", "winding", 2e7, 0.2)))),
                31,
                List.of(),
                List.of(new LeverageDetail.ExpectedLeverageView(
                        4,
                        5,
                        List.of(new LeverageDetail.ExpectedRow(
                                "CN-2031-1",
                                "CN",
                                Map.of(
                                        "US", new ExpectedView.Band(1e8, 3e8, 6e8),
                                        "CN", new ExpectedView.Band(-2e8, -1e8, 1e7)),
                                new ExpectedView.Band(9e7, 2e8, 5e8))))));
    }

    private LeverageView leverage(String id, String title, String issuer, double size) {
        Map<String, Double> onParty = new LinkedHashMap<>();
        double total = 0;
        for (String party : PARTIES) {
            double usd = size * (random.nextDouble() - (party.equals("KR") ? 0.9 : 0.2));
            onParty.put(party, usd);
            total += usd;
        }
        return new LeverageView(id, title, issuer, onParty, total, why("Cost of " + id, "USD " + total));
    }

    private static List<ProfileView> profiles() {
        Map<String, double[]> onParty = new LinkedHashMap<>();
        onParty.put("US", new double[] {0, 2e6, 3e7, 9e7, 1.4e8});
        onParty.put("CN", new double[] {1e6, 2e6, 4e6, 7e6, 1.1e7});
        onParty.put("THIRD", new double[] {0, 0, 0, 0, 0});
        return List.of(new ProfileView("CN-1", List.of(1, 3, 6, 12, 18), onParty));
    }

    private DealView deal(String id, String date) {
        List<ConcessionView> concessions = List.of(
                concession("us-software", "US", "Invented software", 1.2e7, 6.0e7),
                concession("us-chips", "US", "The very best chips", -4.0e7, 9.0e7),
                concession("us-fuel", "US", "Fuel that moves nothing", 0, 0),
                concession("cn-ore", "CN", "Licences for invented ore", 3.0e6, 8.5e7));
        List<PackageView> packages = new ArrayList<>();
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 2; b++) {
                for (int c = 0; c < 3; c++) {
                    double us = 6e6 * a - 4e7 * b + 4.2e7 * c;
                    double cn = 3e7 * a + 9e7 * b + 1.5e6 * c;
                    boolean frontier = a == 2 && c == 2;
                    packages.add(new PackageView(
                            List.of(a, b, 0, c), new double[] {us, cn}, frontier, "package " + a + b + c));
                }
            }
        }
        double[] best = {9.6e7, 6.3e7};
        return new DealView(
                id,
                "Ore against software, " + id,
                date,
                List.of("US", "CN"),
                concessions,
                packages,
                List.of(
                        new SolutionView("Nash", List.of(2, 0, 0, 2), best, "software + ore"),
                        new SolutionView("Kalai–Smorodinsky", List.of(2, 0, 0, 2), best, "software + ore"),
                        new SolutionView("utilitarian", List.of(2, 1, 0, 2), new double[] {5.6e7, 1.53e8}, "all"),
                        new SolutionView("egalitarian", List.of(), new double[0], "no deal: nothing is good for both")),
                List.of(new OfferView(
                        "As reported",
                        "a spokesman",
                        List.of(1, 0, 0, 1),
                        new double[] {4.8e7, 3.15e7},
                        "1 package is better for both",
                        why("As reported", "both gain"))),
                List.of("US should ask first for \"Licences for invented ore\"."),
                "Gains are over no deal.",
                negotiation(),
                id.equals("later") ? held() : DealDetail.none());
    }

    private static NegotiationView negotiation() {
        return new NegotiationView(
                List.of(scenario("shut", "stay shut", -2.1e9, -3.0e8), scenario("record", "record", 0, 0)),
                List.of(),
                List.of(new NegotiationView.ReopeningView(
                        "CN-1", "Invented ore", "civil", "2025-07", "assumed: two cases of 2023", true)),
                List.of("US none stated; revealed by what it keeps, at least: Invented software USD 12.0 M", "CN 0"),
                List.of(new NegotiationView.WeightView(
                        "US",
                        "us-software",
                        "Invented software",
                        "revealed",
                        new double[] {1.2e7, 1.0e7},
                        new double[] {1.2e7, 1.0e7})),
                "3 of 4 concessions; not valued, and may decide: Fuel that moves nothing",
                List.of("Fuel that moves nothing"),
                List.of(new NegotiationView.StatedView(
                        "us-chips",
                        "The very best chips",
                        "tariff",
                        List.of(new NegotiationView.StatedGainView("US", -4.0e7, -6.0e7, -1.0e7)),
                        "stated: invented")),
                List.of(new NegotiationView.ExchangeView(
                        "Nash (stay shut)",
                        "software + ore",
                        List.of(2, 0, 0, 2),
                        false,
                        true,
                        List.of("shut", "record"),
                        List.of(standing("shut", 9.6e7, 6.3e7), standing("record", 5e7, 2e7)),
                        CoverageView.computed(2))),
                List.of(),
                new ExpectedDealsView(
                        4,
                        4,
                        1,
                        "mean of 4 draws of the expected case",
                        List.of(expected("shut", "stay shut", 7e7, 4e7), expected("record", "record", 3e7, -1e7))),
                "Rules start from what each side would do alone.",
                List.of(),
                "");
    }

    private static ExpectedDealsView.ScenarioView expected(String id, String name, double us, double cn) {
        return new ExpectedDealsView.ScenarioView(
                id,
                name,
                new double[] {-1e9, -2e8},
                List.of(new ExpectedDealsView.PackageView(
                        "Nash (stay shut)",
                        "software + ore",
                        List.of(2, 0, 0, 2),
                        new double[] {us, cn},
                        new double[] {us / 2, cn / 2},
                        new double[] {us, cn},
                        cn > 0,
                        List.of(
                                new ExpectedDealsView.SideView("US", us, 1e6, us - 5e7, us + 5e7),
                                new ExpectedDealsView.SideView("CN", cn, 2e6, cn - 5e7, cn + 5e7)),
                        0.75,
                        1,
                        0.5)),
                "software + ore",
                "Nash's rule picks Nash (stay shut)",
                List.of(new ExpectedDealsView.ConcessionView("us-software", "lift", 5e6, 4e7, 5e6)));
    }

    private static NegotiationView.ScenarioView scenario(String id, String name, double us, double cn) {
        return new NegotiationView.ScenarioView(
                id,
                name,
                "licences <do> what they do",
                new double[] {us, cn},
                List.of(),
                "",
                "",
                new double[] {0, 0},
                "US lifts Invented software",
                new double[] {1.2e7, 6.0e7},
                List.of("Nash: software + ore"),
                new NegotiationView.SearchView(true, 4, 0, ""));
    }

    private static NegotiationView.StandingView standing(String scenario, double us, double cn) {
        double[] gains = {us, cn};
        return new NegotiationView.StandingView(
                scenario, gains, gains, gains, true, List.of(new NegotiationView.OtherView("THIRD", -1e8)));
    }

    /// A deal that one side would break.
    private static DealDetail held() {
        DealDetail none = DealDetail.none();
        return new DealDetail(
                none.own(),
                none.text(),
                none.changed(),
                List.of(new DealDetail.HoldView(
                        "Nash, Kalai–Smorodinsky",
                        List.of(2, 0, 0, 2),
                        "software + ore",
                        new double[] {9.6e7, 6.3e7},
                        false,
                        List.of(
                                side("US", true, "breaking gains it nothing"),
                                side("CN", false, "would gain by holding back the ore <quickly>")),
                        List.of(),
                        List.of(new DealDetail.ExpectedView("as coded", new double[] {4.0e7, -2.0e6})),
                        List.of(
                                new DealDetail.ItemView("ore", "Invented ore", new double[] {1.2e8, -2.4e7}),
                                new DealDetail.ItemView("software", "Invented software", new double[] {0, 8.7e7})),
                        List.of(),
                        List.of(List.of("Licences for invented ore"), List.of("Invented software")),
                        0,
                        List.of(),
                        "2 steps of whole concessions")),
                none.largest(),
                none.chairs(),
                none.draws());
    }

    private static DealDetail.SideView side(String party, boolean holds, String text) {
        return new DealDetail.SideView(
                party, 1e8, 1.1e8, 0, holds ? 0 : 0.9, 0.99, 0.85, holds, 3, 0, false, 0, 0, "", text);
    }

    private ConcessionView concession(String id, String side, String name, double giver, double receiver) {
        return new ConcessionView(
                id,
                side,
                name,
                List.of(side + "-1 Invented measure"),
                List.of("keep", "ease to 50 %", "lift"),
                giver,
                receiver,
                Math.max(0, giver),
                id.equals("us-chips") ? "lift" : "",
                new PolicyWeight(
                        giver < 0 ? -giver / 2 : 0,
                        List.of(0.0, 0.5, 1.0),
                        id.equals("us-chips") ? List.of(2) : List.of()),
                why(name, "USD " + giver));
    }

    private static List<ResidualView> residuals() {
        List<ResidualView> all = new ArrayList<>();
        for (int k = 0; k < 20; k++) {
            all.add(new ResidualView("item-" + k, "Invented item " + k, 1234.5 * (k + 1), 0.002 * k, "t/month"));
        }
        return all;
    }

    private static List<AssumptionView> assumptions() {
        List<AssumptionView> all = new ArrayList<>();
        for (int k = 0; k < 60; k++) {
            all.add(new AssumptionView(
                    "stock item-" + k + " US", "0.5.." + (k + 1) + " t", "no source in this invented world"));
        }
        return all;
    }
}
