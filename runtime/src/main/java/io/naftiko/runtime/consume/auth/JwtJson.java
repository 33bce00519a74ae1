package io.naftiko.runtime.consume.auth;

import io.jsonwebtoken.io.AbstractSerializer;
import io.naftiko.runtime.document.Json;
import java.io.OutputStream;
import java.util.Map;

/// Lets jjwt write JSON with the engine's own mapper.
final class JwtJson extends AbstractSerializer<Map<String, ?>> {

    @Override
    protected void doSerialize(Map<String, ?> fields, OutputStream out) {
        Json.MAPPER.writeValue(out, fields);
    }
}
