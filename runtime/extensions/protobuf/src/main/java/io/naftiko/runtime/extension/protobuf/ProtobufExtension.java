package io.naftiko.runtime.extension.protobuf;

import io.naftiko.runtime.Extension;
import io.naftiko.runtime.model.Format;
import java.util.Map;

/// The raw format `protobuf`.
public final class ProtobufExtension implements Extension {

    @Override
    public Map<String, Format> formats() {
        return Map.of("protobuf", new ProtobufFormat());
    }
}
