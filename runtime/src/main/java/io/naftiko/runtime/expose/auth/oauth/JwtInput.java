package io.naftiko.runtime.expose.auth.oauth;

import io.jsonwebtoken.io.AbstractDeserializer;
import io.naftiko.runtime.document.Json;
import java.io.Reader;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/// Lets jjwt read JSON with the engine's own mapper, which refuses duplicate keys.
final class JwtInput extends AbstractDeserializer<Map<String, ?>> {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    @Override
    protected Map<String, ?> doDeserialize(Reader text) {
        return Json.MAPPER.readValue(text, OBJECT);
    }
}
