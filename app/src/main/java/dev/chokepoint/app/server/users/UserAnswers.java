package dev.chokepoint.app.server.users;

import dev.chokepoint.app.server.http.ApiProblem;
import dev.chokepoint.app.server.http.ApiRequest;
import dev.chokepoint.app.server.http.CsvTable;
import dev.chokepoint.app.server.http.Reply;
import dev.chokepoint.app.server.http.Route;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.data.kept.LineLog;
import dev.chokepoint.data.users.Person;
import dev.chokepoint.data.users.Role;
import dev.chokepoint.data.users.Users;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Persons, their tokens and the audit, for administrators.
public final class UserAnswers {
    private static final int MOST_LABEL = 60;

    private final Access access;
    private final LineLog audit;

    public UserAnswers(Access access, LineLog audit) {
        this.access = access;
        this.audit = audit;
    }

    public List<Route> routes() {
        return List.of(
                Route.write("POST", Access.FIRST, this::first),
                Route.get("/api/v1/users", this::all),
                Route.write("POST", "/api/v1/users", this::put),
                Route.write("DELETE", "/api/v1/users/{name}", this::remove),
                Route.get("/api/v1/users/{name}/tokens", this::tokens),
                Route.write("POST", "/api/v1/users/{name}/tokens", this::newToken),
                Route.write("DELETE", "/api/v1/tokens/{id}", this::revoke),
                Route.get("/api/v1/audit.jsonl", this::auditLines),
                Route.get("/api/v1/audit.csv", this::auditTable));
    }

    /// Who the one is who asks, and in which teams; on a machine without users nobody in particular.
    public static Reply me(ApiRequest request, Optional<Users> users) {
        request.knowing(Set.of());
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("users", users.isPresent());
        Optional<Person> person = users.flatMap(u -> u.find(request.asker()));
        out.put("name", request.asker());
        out.put("role", person.map(Person::role).orElse(Role.ADMIN).word());
        out.put("teams", person.map(Person::teams).orElse(List.of()));
        return json(out);
    }

    private static Reply json(Object value) {
        return Reply.json(AnswerJson.part(value)).with("Cache-Control", "no-store");
    }

    private Reply first(ApiRequest request) {
        JsonNode body = request.tree(Set.of("code", "name"));
        String name = body.path("name").asString("");
        String token = access.first(body.path("code").asString(""), name).shown();
        return json(Map.of("name", name, "role", Role.ADMIN.word(), "token", token));
    }

    private static Map<String, Object> told(Person person) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("name", person.name());
        out.put("role", person.role().word());
        out.put("teams", person.teams());
        return out;
    }

    private Reply all(ApiRequest request) {
        request.knowing(Set.of());
        return json(Map.of(
                "users", access.users().all().stream().map(UserAnswers::told).toList()));
    }

    private Reply put(ApiRequest request) {
        JsonNode body = request.tree(Set.of("name", "role", "teams"));
        List<String> teams = new ArrayList<>();
        body.path("teams").forEach(t -> teams.add(t.asString("")));
        Person person = new Person(
                body.path("name").asString(""), Role.of(body.path("role").asString("")), teams);
        if (person.role() != Role.ADMIN) {
            keepOneAdmin(person.name());
        }
        access.users().put(person);
        return json(told(person)).noting(person.told());
    }

    private Person need(ApiRequest request) {
        String name = request.part("name");
        return access.users()
                .find(name)
                .orElseThrow(() -> new ApiProblem(404, "name", name, "The name must be that of a person."));
    }

    /// Refuses to let the last administrator go, so that somebody can give roles.
    private void keepOneAdmin(String leaving) {
        List<String> admins = access.users().all().stream()
                .filter(p -> p.role() == Role.ADMIN)
                .map(Person::name)
                .toList();
        if (admins.equals(List.of(leaving))) {
            throw new ApiProblem(409, "name", leaving, "The last administrator must stay one; make another first.");
        }
    }

    private Reply remove(ApiRequest request) {
        Person person = need(request.knowing(Set.of()));
        keepOneAdmin(person.name());
        access.users().remove(person.name());
        return json(Map.of("removed", person.name())).noting(person.name() + " may not ask any more");
    }

    private Reply tokens(ApiRequest request) {
        Person person = need(request.knowing(Set.of()));
        List<Map<String, String>> all = new ArrayList<>();
        for (Users.Listed t : access.users().tokens(person.name())) {
            Map<String, String> one = new LinkedHashMap<>();
            one.put("id", t.id());
            one.put("label", t.label());
            one.put("created", t.created().toString());
            one.put("used", t.used());
            all.add(one);
        }
        return json(Map.of("tokens", all));
    }

    /// A token is shown here and never again.
    private Reply newToken(ApiRequest request) {
        JsonNode body = request.tree(Set.of("label"));
        Person person = need(request);
        String label = body.path("label").asString("");
        if (label.length() > MOST_LABEL) {
            throw new ApiProblem(400, "label", label, "The label must have at most " + MOST_LABEL + " letters.");
        }
        return json(Map.of(
                        "name",
                        person.name(),
                        "token",
                        access.newToken(person.name(), label).shown()))
                .noting("a token for " + person.name());
    }

    private Reply revoke(ApiRequest request) {
        String id = request.knowing(Set.of()).part("id");
        if (!access.users().revoke(id)) {
            throw new ApiProblem(404, "id", id, "The id must be that of a token.");
        }
        return json(Map.of("revoked", id)).noting("token " + id + " is nobody's");
    }

    private Reply auditLines(ApiRequest request) {
        request.knowing(Set.of());
        StringBuilder all = new StringBuilder();
        audit.read(1, (_, text) -> all.append(text).append('\n'));
        return new Reply(
                200,
                "application/jsonl; charset=utf-8",
                all.toString().getBytes(StandardCharsets.UTF_8),
                Map.of("Cache-Control", "no-store"));
    }

    private Reply auditTable(ApiRequest request) {
        request.knowing(Set.of());
        StringBuilder rows = new StringBuilder();
        audit.read(1, (_, text) -> rows.append(rows.isEmpty() ? "" : ",").append(text));
        return Reply.csv("audit", CsvTable.of(JsonMapper.shared().readTree("[" + rows + "]")))
                .with("Cache-Control", "no-store");
    }
}
