package dev.chokepoint.data.evidence;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A model behind an endpoint that speaks the OpenAI form of chat completions, as Ollama, llama.cpp and vLLM do.
///
/// The whole text of an article leaves this machine where the endpoint is not local.
public final class HttpChatModel implements ChatModel {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// A reply longer than this is no list of claims.
    private static final int LIMIT_BYTES = 2_000_000;

    private final URI endpoint;
    private final String model;
    private final String key;
    private final Duration timeout;
    private final HttpClient client;

    /// @param base address of the service up to and without `/chat/completions`, such as `http://localhost:11434/v1`
    /// @param key sent as a bearer token; empty for none
    public HttpChatModel(URI base, String model, String key, Duration timeout) {
        String path = base.toString().replaceAll("/+$", "");
        if (!path.matches("https?://[^/]+.*")) {
            throw new IllegalArgumentException("The address (" + base + ") must begin with http:// or https://.");
        }
        endpoint = URI.create(path + "/chat/completions");
        this.model = model;
        this.key = key;
        this.timeout = timeout;
        client = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    @Override
    public String name() {
        return model;
    }

    @Override
    public String complete(String system, String prompt) throws IOException {
        ObjectNode body = MAPPER.createObjectNode();
        body.put("model", model);
        body.put("temperature", 0);
        body.put("stream", false);
        ArrayNode messages = body.putArray("messages");
        messages.addObject().put("role", "system").put("content", system);
        messages.addObject().put("role", "user").put("content", prompt);
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(MAPPER.writeValueAsString(body)));
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        HttpResponse<byte[]> response;
        try {
            response = client.send(
                    request.build(),
                    HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LIMIT_BYTES));
        } catch (HttpConnectTimeoutException | ConnectException e) {
            throw new IOException("The model at " + endpoint + " cannot be reached.", e);
        } catch (HttpTimeoutException e) {
            throw new IOException("The model at " + endpoint + " gave no reply in " + timeout.toSeconds() + " s.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The wait for the model at " + endpoint + " was broken off.", e);
        }
        String text = new String(response.body(), StandardCharsets.UTF_8);
        if (response.statusCode() != 200) {
            throw new IOException("The model at " + endpoint + " answered with status " + response.statusCode() + ".");
        }
        try {
            JsonNode content = MAPPER.readTree(text)
                    .path("choices")
                    .path(0)
                    .path("message")
                    .path("content");
            if (!content.isString()) {
                throw new IOException(
                        "The reply of the model at " + endpoint + " holds no choices[0].message.content.");
            }
            return content.stringValue();
        } catch (JacksonException e) {
            throw new IOException("The reply of the model at " + endpoint + " is no JSON.", e);
        }
    }
}
