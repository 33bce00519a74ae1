package io.naftiko.runtime.consume;

import org.junit.jupiter.api.Nested;

class JdkNetworkTest extends NetworkContract {

    @Override
    Network open() {
        return new JdkNetwork();
    }

    @Nested
    class Streams extends StreamSuite {

        @Override
        Network open() {
            return JdkNetworkTest.this.open();
        }
    }
}
