package io.naftiko.runtime.extension.avro;

import io.naftiko.runtime.Extension;
import io.naftiko.runtime.model.Format;
import java.util.Map;

/// The raw format `avro`.
public final class AvroExtension implements Extension {

    @Override
    public Map<String, Format> formats() {
        return Map.of("avro", new AvroFormat());
    }
}
