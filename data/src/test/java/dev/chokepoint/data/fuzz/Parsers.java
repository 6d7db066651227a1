package dev.chokepoint.data.fuzz;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.controls.fast.DeterminationEngine;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.data.company.BillReader;
import dev.chokepoint.data.deals.CommitmentFiles;
import dev.chokepoint.data.deals.DealSpaceReader;
import dev.chokepoint.data.deals.DomainFiles;
import dev.chokepoint.data.deals.ExchangeFiles;
import dev.chokepoint.data.deals.WeightFiles;
import dev.chokepoint.data.evidence.ArticleIntake;
import dev.chokepoint.data.evidence.ReadingFuzzer;
import dev.chokepoint.data.fuzz.Parser.SeedFile;
import dev.chokepoint.data.indicators.EndUses;
import dev.chokepoint.data.indicators.IndicatorTable;
import dev.chokepoint.data.ledger.Batch;
import dev.chokepoint.data.ledger.Journal;
import dev.chokepoint.data.ledger.LedgerReader;
import dev.chokepoint.data.lists.ImportKind;
import dev.chokepoint.data.lists.ListImport;
import dev.chokepoint.data.receipt.Receipt;
import dev.chokepoint.data.statistics.StatisticKind;
import dev.chokepoint.data.store.BaciImport;
import dev.chokepoint.data.store.Progress;
import dev.chokepoint.data.store.TableImport;
import dev.chokepoint.data.store.TradeStore;
import dev.chokepoint.data.tables.ShockReader;
import dev.chokepoint.data.tables.TableReader;
import dev.chokepoint.data.world.BehaviourReader;
import dev.chokepoint.data.world.MitigationReader;
import dev.chokepoint.data.world.ReopeningReader;
import dev.chokepoint.data.world.ScenarioFile;
import dev.chokepoint.data.world.ScenarioReader;
import dev.chokepoint.data.world.WorldInit;
import dev.chokepoint.data.world.WorldReader;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.tables.SyntheticTable;
import dev.chokepoint.exposure.world.SampleWorlds;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.testkit.SharedData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Every reader of files that come from outside, with good files.
final class Parsers {
    private static final Path ROOT = SharedData.projectRoot();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 29);
    private static final Map<String, Parser> ALL = new LinkedHashMap<>();

    static {
        try {
            worlds();
            ledgers();
            deals();
            tables();
            documents();
            shipments();
            lists();
            statistics();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Parsers() {}

    static List<Parser> all() {
        return List.copyOf(ALL.values());
    }

    static Parser find(String name) {
        Parser parser = ALL.get(name);
        if (parser == null) {
            throw new IllegalArgumentException("The parser (" + name + ") must be one of " + ALL.keySet() + ".");
        }
        return parser;
    }

    private static void add(Parser parser) {
        ALL.put(parser.name(), parser);
    }

    /// The files of a folder under a folder, small ones only.
    private static List<SeedFile> files(Path root, String under) throws IOException {
        try (Stream<Path> all = Files.walk(root.resolve(under))) {
            List<SeedFile> files = new ArrayList<>();
            for (Path p : all.filter(Files::isRegularFile).sorted().toList()) {
                files.add(new SeedFile(root.relativize(p).toString(), Files.readAllBytes(p)));
            }
            return files;
        }
    }

    /// The bundled world, read when the first parser needs it.
    private static final class Bundled {
        static final Path WORLD = ROOT.resolve("worlds/us-china-2025");
        static final World FACTS = WorldReader.read(WORLD).value().orElseThrow();
        static final Ledger LEDGER = LedgerReader.read(WORLD).value();
        static final Map<String, String> ISSUERS =
                LEDGER.measures().stream().collect(Collectors.toMap(Measure::id, Measure::issuer));
        static final DeterminationEngine ENGINE = DeterminationEngine.of(LEDGER);
    }

    private static SeedFile bundled(String name, String path) throws IOException {
        return new SeedFile(name, Files.readAllBytes(ROOT.resolve(path)));
    }

    private static List<SeedFile> smallWorld() throws IOException {
        Path folder = Files.createTempDirectory("small");
        WorldInit.write(folder.resolve("w"));
        return files(folder.resolve("w"), "");
    }

    private static void worlds() throws IOException {
        List<SeedFile> small = smallWorld();
        add(Parser.of("world", small, (folder, _) -> {
            Loaded<Optional<World>> loaded = WorldReader.read(folder);
            Parser.sound(loaded, loaded.value().isPresent());
        }));
        add(new Parser(
                "world-extends",
                Stream.concat(
                                small.stream().map(f -> new SeedFile("base/" + f.name(), f.bytes())),
                                Stream.of(
                                        SeedFile.of(
                                                "w/world.yaml", "id: w\ntitle: A world on another\nextends: ../base\n"),
                                        SeedFile.of(
                                                "w/world.yaml", "id: w\ntitle: t\nextends: ../base\nledger: ../base\n"),
                                        SeedFile.of("w/world.yaml", "id: w\ntitle: t\nextends: ../w\n"),
                                        SeedFile.of("w/world.yaml", "id: w\ntitle: t\nledger: ../w\n"),
                                        SeedFile.of(
                                                "w/prices.csv",
                                                new String(
                                                        small(small, "prices.csv")
                                                                .bytes(),
                                                        StandardCharsets.UTF_8)),
                                        SeedFile.of("base/world.yaml", "id: b\ntitle: t\nledger: ../w\n")))
                        .toList(),
                IllegalArgumentException.class,
                (folder, _) -> {
                    Loaded<Optional<World>> loaded = WorldReader.read(folder.resolve("w"));
                    Parser.sound(loaded, loaded.value().isPresent());
                    LedgerReader.read(folder.resolve("w"));
                }));
        add(Parser.of(
                "ledger",
                small.stream().filter(f -> f.name().startsWith("ledger/")).toList(),
                (folder, _) -> {
                    Loaded<Ledger> loaded = LedgerReader.read(folder);
                    Parser.sound(loaded, true);
                    if (!loaded.hasErrors()) {
                        DeterminationEngine.of(loaded.value());
                    }
                }));
        add(Parser.of(
                "behaviour",
                List.of(bundled("behaviour.csv", "worlds/behaviour.csv"), small(small, "places.csv")),
                (folder, _) -> Parser.sound(BehaviourReader.read(folder), true)));
        add(Parser.of(
                "beside-world",
                List.of(
                        bundled("reopenings.yaml", "worlds/us-china-2025/reopenings.yaml"),
                        bundled("commitments.yaml", "worlds/us-china-2025/commitments.yaml"),
                        bundled("mitigation.csv", "worlds/us-china-2025/mitigation.csv")),
                (folder, _) -> {
                    Parser.sound(ReopeningReader.read(folder), true);
                    Parser.sound(CommitmentFiles.load(folder.resolve("commitments.yaml")), true);
                    Parser.sound(MitigationReader.read(folder), true);
                }));
        World samarium = SampleWorlds.samariumJets();
        Network network = Network.of(samarium, samarium.asOf());
        add(Parser.of("scenario", List.of(SeedFile.of("s.yaml", SCENARIO)), (_, file) -> {
            Parser.sound(ScenarioReader.read(file, network, Set.of("CN-1", "US-1")), true);
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            Parser.sound(ScenarioFile.parse("s.yaml", text), true);
        }));
    }

    private static SeedFile small(List<SeedFile> files, String name) {
        return files.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
    }

    private static void ledgers() {
        String line = "{\"key\":\"k1\",\"measure\":\"CN-2025-18\",\"type\":\"AMENDED\",\"from\":\"2026-01-01\","
                + "\"to\":\"2026-02-01\",\"known\":\"2026-01-01\",\"precision\":\"DAY\",\"source\":\"a\"}\n";
        add(Parser.of(
                "journal",
                List.of(SeedFile.of("journal.jsonl", line + line.replace("k1", "k2") + line.replace("k1", "k3"))),
                (_, file) -> Journal.at(file)
                        .read()
                        .problems()
                        .forEach(p -> Parser.sound(new Loaded<>(0, List.of(p)), true))));
        add(new Parser(
                "receipt",
                List.of(SeedFile.of(
                        "r.jsonl",
                        "{\"format\":\"chokepoint/receipt/1\",\"number\":1,\"before\":\"\",\"kind\":\"a\",\"hash\":\"00\","
                                + "\"key\":\"00\",\"signature\":\"00\"}")),
                IllegalArgumentException.class,
                (_, file) -> Receipt.parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))));
    }

    private static void deals() throws IOException {
        add(Parser.of(
                "deal-space",
                List.of(
                        bundled("d.yaml", "worlds/us-china-2025/deals/london-2025-06.yaml"),
                        bundled("e.yaml", "worlds/us-china-2026/deals/truce-2026-11.yaml")),
                (_, file) -> {
                    var loaded = DealSpaceReader.readFile(file, Bundled.ISSUERS, Bundled.FACTS);
                    Parser.sound(loaded, loaded.value().isPresent());
                }));
        add(Parser.of(
                "domain-xml",
                List.of(
                        bundled("domain.xml", "data/src/test/resources/own/deals/domain.xml"),
                        bundled("buyer.xml", "data/src/test/resources/own/deals/buyer.xml"),
                        bundled("seller.xml", "data/src/test/resources/own/deals/seller.xml")),
                (folder, _) -> domain(folder, "domain.xml", "buyer.xml", "seller.xml")));
        String profile = "{\"LinearAdditiveUtilitySpace\": {\"issueUtilities\": {\"x\": {\"DiscreteValueSetUtilities\":"
                + " {\"valueUtilities\": {\"a\": 0, \"b\": 1}}}, \"y\": {\"NumberValueSetUtilities\": {\"lowValue\": 0,"
                + " \"highValue\": 1, \"lowUtility\": 0, \"highUtility\": 1}}}, \"issueWeights\": {\"x\": 0.4, \"y\": 0.6},"
                + " \"domain\": {\"name\": \"d\", \"issuesValues\": {\"x\": {\"values\": [\"a\", \"b\"]}, \"y\":"
                + " {\"range\": [\"0\", \"1\", \"0.5\"]}}}, \"name\": \"p\"}}";
        add(Parser.of(
                "domain-json",
                List.of(
                        SeedFile.of(
                                "domain.json",
                                "{\"name\": \"d\", \"issuesValues\": {\"x\": {\"values\": [\"a\", \"b\"]}, \"y\": {\"range\":"
                                        + " [\"0\", \"1\", \"0.5\"]}}}"),
                        SeedFile.of("a.json", profile),
                        SeedFile.of("b.json", profile)),
                (folder, _) -> domain(folder, "domain.json", "a.json", "b.json")));
        add(Parser.of(
                "deal-tables",
                List.of(
                        bundled("exchanges.csv", "worlds/exchanges/exchanges.csv"),
                        SeedFile.of(
                                "w.csv",
                                "side,concession,low_usd,high_usd,answered,by\nUS,us-eda,5,6,2026-01-15,\"a desk\"\n")),
                (folder, _) -> {
                    Parser.sound(ExchangeFiles.record(folder.resolve("exchanges.csv")), true);
                    Parser.sound(WeightFiles.read(folder.resolve("w.csv")), true);
                }));
    }

    private static void domain(Path folder, String domain, String first, String second) {
        var loaded = DomainFiles.load(folder.resolve(domain), List.of(folder.resolve(first), folder.resolve(second)));
        Parser.sound(loaded, loaded.value().isPresent());
    }

    private static void tables() throws IOException {
        add(Parser.of(
                "io-table",
                List.of(bundled("Z.csv", "examples/ario/Z.csv"), bundled("Y.csv", "examples/ario/Y.csv")),
                (folder, _) -> {
                    var loaded = TableReader.read(folder);
                    Parser.sound(loaded, loaded.value().isPresent());
                }));
        add(Parser.of("io-npz", npz(), (folder, _) -> {
            Path packed = folder.resolve("t_input.npz");
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(packed))) {
                for (String part : List.of("Z.npy", "Y.npy", "x.npy")) {
                    zip.putNextEntry(new ZipEntry(part));
                    zip.write(Files.readAllBytes(folder.resolve(part)));
                    zip.closeEntry();
                }
            }
            var loaded = TableReader.read(packed);
            Parser.sound(loaded, loaded.value().isPresent());
        }));
        add(Parser.of("shock", List.of(SeedFile.of("shock.yaml", SHOCK)), (_, file) -> {
            var loaded = ShockReader.read(file, SyntheticTable.of(2, 3, 2, 1L));
            Parser.sound(loaded, loaded.value().isPresent());
        }));
        add(Parser.of(
                "indicators",
                List.of(
                        bundled("rows.csv", "examples/indicators/rows.csv"),
                        bundled("uses.csv", "examples/indicators/uses.csv")),
                (folder, _) -> {
                    Parser.sound(IndicatorTable.read(folder.resolve("rows.csv")), true);
                    Parser.sound(EndUses.read(folder.resolve("uses.csv")), true);
                }));
    }

    /// The arrays of an archive with their labels, so that what is spoilt is not the packing.
    private static List<SeedFile> npz() throws IOException {
        Path own = ROOT.resolve("data/src/test/resources/own/ario");
        List<SeedFile> files = new ArrayList<>();
        files.add(new SeedFile("t_labels.txt", Files.readAllBytes(own.resolve("twobytwo_labels.txt"))));
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(own.resolve("twobytwo_input.npz")))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                files.add(new SeedFile(e.getName(), zip.readAllBytes()));
            }
        }
        return files;
    }

    private static void documents() throws IOException {
        add(Parser.of(
                "article",
                List.of(
                        bundled("a.txt", "examples/clippings/2025-06-10-london.txt"),
                        SeedFile.of(
                                "a.html",
                                "<html><head><title>T</title><meta property=\"article:published_time\""
                                        + " content=\"2025-06-10T10:00:00Z\"></head><body><p>China has required licences to"
                                        + " export samarium since April 4, 2025.</p></body></html>"),
                        SeedFile.of("zh.txt", "商务部公告2025年第18号，决定对钐、钆、铽等中重稀土相关物项实施出口管制。")),
                (_, file) -> ReadingFuzzer.check(String.valueOf(file.getFileName()), Files.readAllBytes(file))));
        add(Parser.of("pdf", List.of(new SeedFile("a.pdf", pdf())), (_, file) -> intake(file)));
        byte[] crawl = Files.readAllBytes(ROOT.resolve("examples/crawl.warc.gz"));
        byte[] open = new GZIPInputStream(new ByteArrayInputStream(crawl)).readAllBytes();
        add(Parser.of(
                "warc",
                List.of(new SeedFile("a.warc.gz", crawl), new SeedFile("b.warc", open)),
                (_, file) -> intake(file)));
    }

    private static void intake(Path file) {
        Loaded<List<Article>> loaded = ArticleIntake.read(file, Optional.of(DAY));
        Parser.sound(loaded, !loaded.value().isEmpty());
    }

    /// A page with one line.
    private static byte[] pdf() {
        String stream = "BT /F1 12 Tf 72 720 Td (China eased its controls on samarium on Monday.) Tj ET";
        return ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1"
                        + " 5 0 R>>>>>>endobj\n4 0 obj<</Length " + stream.length() + ">>stream\n" + stream
                        + "\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
                        + "trailer<</Root 1 0 R>>\n%%EOF\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void shipments() throws IOException {
        World facts = SampleWorlds.samariumJets();
        SeedFile orders = bundled("orders.csv", "examples/shipments/orders.csv");
        add(new Parser(
                "shipments",
                List.of(orders),
                IllegalArgumentException.class,
                (folder, file) -> Batch.run(Bundled.ENGINE, file, folder.resolve("out.csv"), DAY, false, _ -> {})));
        SeedFile book = new SeedFile("orders.xlsx", workbook());
        add(new Parser(
                "workbook",
                List.of(book),
                IllegalArgumentException.class,
                (folder, file) -> Batch.run(Bundled.ENGINE, file, folder.resolve("out.csv"), DAY, false, _ -> {})));
        add(Parser.of(
                "bill",
                List.of(
                        SeedFile.of(
                                "bom.csv",
                                "level,sku,description,quantity,unit,item,content,per_month,value_usd,alternative_of,"
                                        + "qualify_months,extra_cost_usd\n0,PUMP,Pump,1,piece,,,100..120,500,,,\n"
                                        + "1,MAG,Samarium magnet,2,piece,smco-magnet,0.05 kg,,,,,\n"
                                        + "1,MAG2,Ferrite,2,piece,none,,,,MAG,9,0.6\n"),
                        SeedFile.of("stock.csv", "sku,quantity,unit,months\nMAG,150..200,piece,\nPUMP,,,2.5\n")),
                (folder, _) -> Parser.sound(
                        BillReader.read(
                                folder.resolve("bom.csv"),
                                Optional.of(folder.resolve("stock.csv")),
                                Optional.empty(),
                                facts,
                                "US"),
                        true)));
    }

    private static byte[] workbook() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            // Stored without compression, so that what is spoilt reaches the reader.
            zip.setLevel(0);
            String head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
            part(
                    zip,
                    "[Content_Types].xml",
                    head
                            + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\""
                            + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override"
                            + " PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument."
                            + "spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\""
                            + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>");
            part(
                    zip,
                    "_rels/.rels",
                    head
                            + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                            + " Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                            + "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            part(
                    zip,
                    "xl/workbook.xml",
                    head
                            + "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
                            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet"
                            + " name=\"s\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    head
                            + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                            + " Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\""
                            + " Target=\"worksheets/sheet1.xml\"/></Relationships>");
            StringBuilder rows = new StringBuilder();
            for (String line : List.of(
                    "case_id,item,attributes,exporter,destination,event_date",
                    "1,dysprosium oxide,purity=99.9,CN,DE,2026-11-01",
                    "2,NdFeB magnets,dy_pct=0,CN,DE,2026-11-02")) {
                rows.append("<row>");
                for (String cell : line.split(",")) {
                    rows.append("<c t=\"inlineStr\"><is><t>").append(cell).append("</t></is></c>");
                }
                rows.append("</row>");
            }
            part(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    head
                            + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                            + rows
                            + "</sheetData></worksheet>");
        }
        return out.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static void lists() throws IOException {
        list(ImportKind.US_CSL, bundled("csl.csv", "data/src/test/resources/lists/fixture-csl.csv"));
        list(ImportKind.US_CSL, bundled("csl.json", "data/src/test/resources/lists/fixture-csl.json"));
        list(ImportKind.TW_SHTC, SeedFile.of("tw.csv", "項次item,名稱name,別名alias\n1,i) Alpha ii) Beta,i) AW ii) BW\n"));
        list(
                ImportKind.OPENSANCTIONS,
                SeedFile.of(
                        "ftm.json",
                        "{\"id\":\"x1\",\"schema\":\"Company\",\"properties\":{\"name\":[\"Gamma Ltd\"],\"alias\":[\"GL\"],"
                                + "\"country\":[\"ru\"]}}\n"));
        list(
                ImportKind.CN_ECL,
                SeedFile.of("notice.txt", "管控名单\n1. 例一公司（Example One Inc.）\n2．例二公司（Example Two, LLC）\n"));
        list(ImportKind.EU_ANNEX1, SeedFile.of("eu.csv", "code,heading,source\n1C902,Rare earths,a\n3A001,Chips,b\n"));
        list(
                ImportKind.GTA,
                SeedFile.of(
                        "gta.csv",
                        "id,title,implementer,announced,in_force,removed,source\n1,Ban,China,2025-01-01,2025-02-01,,a\n"));
    }

    private static void list(ImportKind kind, SeedFile file) {
        ListImport.Options options = kind == ImportKind.CN_ECL
                ? new ListImport.Options(DAY, false, false, "CN-2026-41", "2026-09-30", "")
                : ListImport.Options.of(DAY);
        String ending = file.name().substring(file.name().indexOf('.') + 1);
        add(new Parser(
                "list-" + kind.typed() + (ALL.containsKey("list-" + kind.typed()) ? "-" + ending : ""),
                List.of(file),
                IllegalArgumentException.class,
                (folder, spoilt) -> {
                    ListImport.Report report = ListImport.run(kind, spoilt, folder.resolve("ledger"), options);
                    report.problems().forEach(p -> Parser.sound(new Loaded<>(0, List.of(p)), true));
                    deleteLists(folder.resolve("ledger/lists"));
                }));
    }

    private static void deleteLists(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.list(folder)) {
                for (Path p : all.toList()) {
                    Files.delete(p);
                }
            }
        }
    }

    private static void statistics() throws IOException {
        statistic(
                StatisticKind.USGS,
                SeedFile.of(
                        "MCS2026.csv",
                        "MCS chapter,Section,Commodity,Country,Statistics,Statistics_detail,Unit,Year,Value,Notes,"
                                + "Is critical mineral 2025,Other notes\nGALLIUM,Import Sources,Gallium,China,Import sources"
                                + " 2021-2024,Metal,percent,2021–24,\"95\",,Yes,\n"));
        String comtrade = "period,reporterCode,partnerCode,partnerDesc,flowCode,classificationCode,cmdCode,customsCode,"
                + "motCode,partner2Code,primaryValue,netWgt,qty,qtyUnitAbbr\n"
                + "2022,842,156,China,M,H6,280530,C00,0,0,60,6,,kg\n2022,842,392,Japan,M,H6,280530,C00,0,0,40,4,,kg\n";
        statistic(StatisticKind.COMTRADE, SeedFile.of("c.csv", comtrade));
        statistic(
                StatisticKind.COMTRADE,
                SeedFile.of(
                        "c.json",
                        "{\"data\":[{\"period\":\"2022\",\"reporterCode\":842,\"partnerCode\":156,\"flowCode\":\"M\","
                                + "\"classificationCode\":\"H6\",\"cmdCode\":\"280530\",\"customsCode\":\"C00\",\"motCode\":0,"
                                + "\"partner2Code\":0,\"primaryValue\":60.0,\"netWgt\":6.0}]}"));
        statistic(
                StatisticKind.WGI,
                SeedFile.of(
                        "wgi.csv",
                        ",code,countryname,year,vae,vas,van,pve,pvs,pvn\n0,ROM,Romania,2021,0.5,0.1,8,0.4,0.2,9\n"));
        statistic(StatisticKind.HS_CONCORDANCE, SeedFile.of("h6_h5.csv", """
                        HS 2022 Product Code,HS 2022 Product Description,HS 2017 Product Code,HS 2017 Product Description
                        681519,x,681510,y
                        """));
        add(new Parser(
                "baci",
                List.of(SeedFile.of(
                        "BACI_HS17_Y2022_V202401.csv",
                        "t,i,j,k,v,q\n2022,156,842,280530,60.125,3.000\n2022,156,251,280530,45.000,NA\n")),
                IllegalArgumentException.class,
                (folder, file) -> {
                    TradeStore store = store();
                    new BaciImport(store, DAY, true)
                            .read(file, Progress.NONE)
                            .problems()
                            .forEach(p -> Parser.sound(new Loaded<>(0, List.of(p)), true));
                }));
    }

    private static void statistic(StatisticKind kind, SeedFile file) {
        String name = "statistics-" + kind.word() + (file.name().endsWith(".json") ? "-json" : "");
        add(new Parser(name, List.of(file), IllegalArgumentException.class, (_, spoilt) -> {
            List<Problem> problems = new TableImport(store(), DAY, true)
                    .read(kind, spoilt, Progress.NONE)
                    .problems();
            problems.forEach(p -> Parser.sound(new Loaded<>(0, List.of(p)), true));
        }));
    }

    /// One store for all imports of the process.
    private static final class Held {
        static final TradeStore STORE;

        static {
            try {
                STORE = TradeStore.create(Files.createTempDirectory("fuzz-store"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static TradeStore store() {
        return Held.STORE;
    }

    private static final String SCENARIO = """
            name: all kinds
            changes:
              - {lift: CN-1, from: 2025-06}
              - {ease: US-1, share: 0.5}
              - {suspend: US-1, from: 2025-05, months: 12}
              - {close: "eda-seat:US->CN", share: 0.2, end_use: military, from: 2025-05, until: 2025-06}
              - {duty: "smco-magnet:*->US", share: 0.25}
              - {quota: "smco-magnet:CN->US", amount: 12 t/year}
              - {required: "smco-magnet:CN->US", amount: 500 kg/month}
              - {reserve: "smco-magnet@US", amount: 2 t}
              - {capacity: "smco-making@CN", times: 1.5, from: 2026-01}
              - {stock: "smco-magnet@*", times: 0.5}
              - {demand: "jet@US", times: 1.2, from: 2025-06}
            """;

    private static final String SHOCK = """
            name: licences
            start: 2025-04-01
            days: 200
            model: {orders: fixed, inventory_days: 30, inventory_by_sector: {s001: 12}, days_per_step: 1}
            events:
              - {name: mine, kind: capacity, impact: [[R00, s001, 0.8]], from: 2025-04-04, until: 2025-05-03, recovery_days: 10, recovery: concave}
              - {name: lane, kind: lane, sellers: [[R00, s001]], buyers: [[R01, all]], share: 0.5, from: 2025-04-10}
              - {name: plant, kind: gain, impact: [[R01, s001, 0.3]], from: 60, ramp_days: 20}
            """;
}
