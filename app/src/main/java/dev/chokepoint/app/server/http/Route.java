package dev.chokepoint.app.server.http;

import java.util.function.Function;

/// One question that can be asked over HTTP.
///
/// @param method GET, POST or DELETE
/// @param path its address; `{name}` stands for a part that varies
/// @param writes whether it changes something that stays, which a page elsewhere must not cause
public record Route(String method, String path, boolean writes, Function<ApiRequest, Reply> answer) {
    public static Route get(String path, Function<ApiRequest, Reply> answer) {
        return new Route("GET", path, false, answer);
    }

    public static Route write(String method, String path, Function<ApiRequest, Reply> answer) {
        return new Route(method, path, true, answer);
    }
}
