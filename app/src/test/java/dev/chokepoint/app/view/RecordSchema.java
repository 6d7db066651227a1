package dev.chokepoint.app.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The JSON Schema of what a record is written as: every component required but those that are left out where they are
/// absent, nothing else allowed.
final class RecordSchema {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Set<Class<?>> WHOLE = Set.of(int.class, long.class, Integer.class, Long.class);
    private static final Set<Class<?>> FRACTION = Set.of(double.class, float.class, Double.class, Float.class);
    private static final Set<Class<?>> TEXT = Set.of(String.class, LocalDate.class, YearMonth.class);

    private final Map<String, ObjectNode> parts = new TreeMap<>();

    /// The parts met so far, by name, in the order of the alphabet.
    Map<String, ObjectNode> parts() {
        return parts;
    }

    /// The properties of a record, for a part of the schema that adds some of its own.
    ObjectNode object(Class<?> record) {
        return object(record, Map.of());
    }

    private ObjectNode object(Class<?> record, Map<String, Type> variables) {
        Map<String, Type> written = new LinkedHashMap<>();
        for (RecordComponent c : record.getRecordComponents()) {
            written.put(c.getName(), c.getGenericType());
        }
        // What the mapper takes for a property beside the components.
        for (Method m : record.getDeclaredMethods()) {
            boolean is = m.getName().matches("is[A-Z].*") && m.getReturnType() == boolean.class;
            boolean get = m.getName().matches("get[A-Z].*");
            if ((is || get)
                    && m.getParameterCount() == 0
                    && Modifier.isPublic(m.getModifiers())
                    && !Modifier.isStatic(m.getModifiers())) {
                String name = m.getName().substring(is ? 2 : 3);
                written.putIfAbsent(
                        Character.toLowerCase(name.charAt(0)) + name.substring(1), m.getGenericReturnType());
            }
        }
        ObjectNode out = MAPPER.createObjectNode().put("type", "object");
        ObjectNode properties = MAPPER.createObjectNode();
        ArrayNode required = MAPPER.createArrayNode();
        JsonInclude include = record.getAnnotation(JsonInclude.class);
        boolean leftOut = include != null && include.value() == JsonInclude.Include.NON_ABSENT;
        written.forEach((name, type) -> {
            if (leftOut && type instanceof ParameterizedType p && p.getRawType() == Optional.class) {
                properties.set(name, of(p.getActualTypeArguments()[0], variables));
            } else {
                properties.set(name, of(type, variables));
                required.add(name);
            }
        });
        out.set("properties", properties);
        out.set("required", required);
        return out.put("additionalProperties", false);
    }

    /// The schema of a value.
    ObjectNode of(Type type) {
        return of(type, Map.of());
    }

    private ObjectNode of(Type type, Map<String, Type> variables) {
        return switch (type) {
            case TypeVariable<?> v -> {
                Type bound = variables.get(v.getName());
                if (bound == null) {
                    throw new IllegalArgumentException("The type variable (" + v + ") is not known.");
                }
                yield of(bound, variables);
            }
            case ParameterizedType p -> generic(p, variables);
            case Class<?> c -> plain(c);
            default -> throw new IllegalArgumentException("The type (" + type + ") has no schema.");
        };
    }

    private ObjectNode generic(ParameterizedType type, Map<String, Type> variables) {
        Class<?> raw = (Class<?>) type.getRawType();
        List<Type> arguments = Arrays.asList(type.getActualTypeArguments());
        if (Collection.class.isAssignableFrom(raw)) {
            return array(of(arguments.getFirst(), variables));
        }
        if (Map.class.isAssignableFrom(raw)) {
            ObjectNode out = MAPPER.createObjectNode().put("type", "object");
            out.set("additionalProperties", of(arguments.getLast(), variables));
            return out;
        }
        if (raw == Optional.class) {
            ObjectNode out = MAPPER.createObjectNode();
            out.putArray("anyOf")
                    .add(of(arguments.getFirst(), variables))
                    .add(MAPPER.createObjectNode().put("type", "null"));
            return out;
        }
        Map<String, Type> inner = new HashMap<>();
        StringBuilder name = new StringBuilder(name(raw));
        for (int i = 0; i < arguments.size(); i++) {
            Type argument = arguments.get(i) instanceof TypeVariable<?> v
                    ? variables.getOrDefault(v.getName(), v)
                    : arguments.get(i);
            inner.put(raw.getTypeParameters()[i].getName(), argument);
            name.append("-").append(argument instanceof Class<?> c ? name(c) : "Any");
        }
        return part(name.toString(), raw, inner);
    }

    private ObjectNode plain(Class<?> type) {
        if (WHOLE.contains(type)) {
            return MAPPER.createObjectNode().put("type", "integer");
        }
        if (FRACTION.contains(type)) {
            number();
            return reference("number");
        }
        if (type == boolean.class || type == Boolean.class) {
            return MAPPER.createObjectNode().put("type", "boolean");
        }
        if (TEXT.contains(type)) {
            return MAPPER.createObjectNode().put("type", "string");
        }
        if (type.isEnum()) {
            ObjectNode out = MAPPER.createObjectNode();
            ArrayNode values = out.putArray("enum");
            for (Object value : type.getEnumConstants()) {
                values.add(MAPPER.valueToTree(value));
            }
            return out;
        }
        if (type == Object.class) {
            return MAPPER.createObjectNode();
        }
        if (type.isArray()) {
            return array(of(type.getComponentType()));
        }
        if (type.isRecord() || type.isSealed()) {
            return part(name(type), type, Map.of());
        }
        throw new IllegalArgumentException("The type (" + type.getName() + ") has no schema.");
    }

    private ObjectNode part(String name, Class<?> type, Map<String, Type> variables) {
        if (!parts.containsKey(name)) {
            // A type that holds itself finds its name taken.
            parts.put(name, MAPPER.createObjectNode());
            parts.put(name, type.isRecord() ? object(type, variables) : alternatives(type));
        }
        return reference(name);
    }

    private ObjectNode alternatives(Class<?> type) {
        ObjectNode out = MAPPER.createObjectNode();
        ArrayNode all = out.putArray("anyOf");
        List<Class<?>> forms = new ArrayList<>(Arrays.asList(type.getPermittedSubclasses()));
        forms.forEach(f -> all.add(of(f)));
        return out;
    }

    /// A number; JSON has no word for those that are none or without bound, which are written as text.
    private void number() {
        if (!parts.containsKey("number")) {
            ObjectNode out = MAPPER.createObjectNode();
            ArrayNode forms = out.putArray("anyOf");
            forms.add(MAPPER.createObjectNode().put("type", "number"));
            ArrayNode words =
                    MAPPER.createArrayNode().add("NaN").add("Infinity").add("-Infinity");
            forms.add(MAPPER.createObjectNode().set("enum", words));
            parts.put("number", out);
        }
    }

    private static ObjectNode array(ObjectNode items) {
        return MAPPER.createObjectNode().put("type", "array").set("items", items);
    }

    private static ObjectNode reference(String name) {
        return MAPPER.createObjectNode().put("$ref", "#/$defs/" + name);
    }

    /// The name of a type with those of the types around it: `LossView`.
    private static String name(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : name(outer) + "." + type.getSimpleName();
    }
}
