package dev.chokepoint.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.answer.company.CompanyAnswer;
import dev.chokepoint.answer.deals.DealAnswer;
import dev.chokepoint.answer.deals.DealQuestion;
import dev.chokepoint.answer.deals.Negotiation;
import dev.chokepoint.answer.expected.ExpectedLosses;
import dev.chokepoint.answer.leverage.LeverageMatrix;
import dev.chokepoint.answer.leverage.MeasureLeverage;
import dev.chokepoint.answer.losses.Losses;
import dev.chokepoint.answer.scenario.ScenarioOutcome;
import dev.chokepoint.answer.screen.HeldTrade;
import dev.chokepoint.answer.screen.TradeLaw;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What programs of others may rely on: a list of the types and of their members, which nothing changes unseen.
class PublicApiTest {
    private static final Path LIST = Path.of("answer/src/test/resources/public-api.txt");
    private static final Set<String> OF_EVERY_RECORD = Set.of("equals", "hashCode", "toString");

    /// The entries that the package's documentation calls stable.
    private static final List<Class<?>> STABLE = List.of(
            Question.class,
            Situation.class,
            Means.class,
            WorldRecord.class,
            Information.class,
            Losses.class,
            ExpectedLosses.class,
            CompanyAnswer.class,
            LeverageMatrix.class,
            MeasureLeverage.class,
            ScenarioOutcome.class,
            DealQuestion.class,
            Negotiation.class,
            DealAnswer.class,
            TradeLaw.class,
            HeldTrade.class);

    @Test
    void whatIsStableChangesOnlyWithItsList() throws IOException {
        Path file = SharedData.projectRoot().resolve(LIST);
        List<String> now = STABLE.stream().flatMap(c -> members(c).stream()).toList();
        Path told = Path.of("target/public-api.txt");
        Files.createDirectories(told.getParent());
        Files.write(told, now);
        assertThat(now)
                .as("A program of somebody else may break. If that is meant, say so in CHANGELOG.md and copy "
                        + told.toAbsolutePath() + " to " + LIST)
                .containsExactlyElementsOf(Files.readAllLines(file));
    }

    private static Set<String> members(Class<?> type) {
        Set<String> all = new TreeSet<>();
        String name = type.getName();
        all.add(name);
        for (Constructor<?> c : type.getConstructors()) {
            all.add(name + "(" + parameters(c) + ")");
        }
        for (Field f : type.getDeclaredFields()) {
            if (Modifier.isPublic(f.getModifiers())) {
                all.add(name + "." + f.getName() + ": " + text(f.getGenericType()));
            }
        }
        for (Method m : type.getDeclaredMethods()) {
            if (Modifier.isPublic(m.getModifiers()) && !m.isSynthetic() && !OF_EVERY_RECORD.contains(m.getName())) {
                all.add(name + "." + m.getName() + "(" + parameters(m) + "): " + text(m.getGenericReturnType()));
            }
        }
        for (Class<?> inner : type.getDeclaredClasses()) {
            if (Modifier.isPublic(inner.getModifiers())) {
                all.addAll(members(inner));
            }
        }
        return all;
    }

    private static String parameters(Executable e) {
        return Arrays.stream(e.getGenericParameterTypes())
                .map(PublicApiTest::text)
                .collect(Collectors.joining(", "));
    }

    /// A type without its packages.
    private static String text(Type type) {
        return type.getTypeName().replaceAll("\\b(?:[a-z]\\w*\\.)+", "");
    }
}
