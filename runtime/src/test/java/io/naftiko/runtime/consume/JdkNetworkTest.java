package io.naftiko.runtime.consume;

class JdkNetworkTest extends NetworkContract {

    @Override
    Network open() {
        return new JdkNetwork();
    }
}
