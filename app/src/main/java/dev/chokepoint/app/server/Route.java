package dev.chokepoint.app.server;

import java.util.function.Function;

/// One question that can be asked over HTTP.
///
/// @param method GET, POST or DELETE
/// @param path its address; `{name}` stands for a part that varies
/// @param writes whether it changes something that stays, which a page elsewhere must not cause
record Route(String method, String path, boolean writes, Function<ApiRequest, Reply> answer) {
    static Route get(String path, Function<ApiRequest, Reply> answer) {
        return new Route("GET", path, false, answer);
    }

    static Route write(String method, String path, Function<ApiRequest, Reply> answer) {
        return new Route(method, path, true, answer);
    }
}
