package dev.chokepoint.spark;

import dev.chokepoint.app.sweep.SweepBundle;
import dev.chokepoint.app.sweep.SweepEngine;
import dev.chokepoint.app.sweep.SweepJob;
import dev.chokepoint.app.sweep.SweepPart;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/// Answers a sweep on the executors of a Spark cluster.
///
/// A task is a pure function of the files and of its part, so that an executor that is lost costs the time of its tasks
/// and nothing else. Parts come back in any order and are kept as they come: a sweep whose driver was stopped goes on.
public final class SparkSweep implements SweepEngine {
    private static final long POLL_MILLIS = 100;

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public long answer(SweepJob job) {
        SparkConf conf = new SparkConf()
                .setIfMissing("spark.app.name", "chokepoint sweep")
                .setIfMissing("spark.log.level", "WARN")
                .setIfMissing("spark.executor.extraJavaOptions", "--enable-native-access=ALL-UNNAMED");
        job.master().ifPresent(conf::setMaster);
        if (!conf.contains("spark.master")) {
            throw new IllegalArgumentException("The engine spark needs to know where the cluster is (--master URL).");
        }
        try (JavaSparkContext spark = new JavaSparkContext(conf)) {
            byte[] bundle = SweepBundle.pack(job.files());
            return run(spark, spark.broadcast(bundle), hash(bundle), job);
        }
    }

    private static long run(JavaSparkContext spark, Broadcast<byte[]> bundle, String hash, SweepJob job) {
        List<SweepPart> parts = job.missing();
        long missing = parts.stream().mapToLong(SweepPart::size).sum();
        AtomicLong answered = new AtomicLong();
        RDD<SweepPart> tasks = spark.parallelize(parts, parts.size()).rdd();
        List<Object> indices =
                new ArrayList<>(IntStream.range(0, parts.size()).boxed().toList());
        SimpleFutureAction<BoxedUnit> action = spark.sc()
                .submitJob(
                        tasks,
                        new PartTask(bundle, hash),
                        CollectionConverters.asScala(indices).toSeq(),
                        (index, text) -> {
                            SweepPart part = parts.get((Integer) index);
                            job.folder().keep(part, text);
                            job.progress().at(answered.addAndGet(part.size()), missing);
                            return BoxedUnit.UNIT;
                        },
                        () -> BoxedUnit.UNIT);
        if (!finished(action, job)) {
            action.cancel();
        }
        return answered.get();
    }

    /// Waits for the end; false if the sweep is to end with what is done.
    private static boolean finished(SimpleFutureAction<BoxedUnit> action, SweepJob job) {
        while (!action.isCompleted()) {
            if (job.stop().getAsBoolean()) {
                return false;
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        Option<Try<BoxedUnit>> end = action.value();
        if (end.get().isFailure()) {
            throw failure(end.get().failed().get());
        }
        return true;
    }

    /// What went wrong on an executor, as the engine of threads would tell it.
    private static RuntimeException failure(Throwable of) {
        return of instanceof SparkException && of.getCause() instanceof RuntimeException cause
                ? cause
                : new IllegalStateException("The cluster ended the sweep: " + of.getMessage(), of);
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
