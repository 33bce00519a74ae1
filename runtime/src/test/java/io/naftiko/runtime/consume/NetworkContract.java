package io.naftiko.runtime.consume;

import org.junit.jupiter.api.Nested;

/// What every network does, whatever carries it.
abstract class NetworkContract {

    /// A network of its own for one test, which closes it.
    abstract Network open();

    @Nested
    class Requests extends RequestSuite {

        @Override
        Network open() {
            return NetworkContract.this.open();
        }
    }

    @Nested
    class Answers extends AnswerSuite {

        @Override
        Network open() {
            return NetworkContract.this.open();
        }
    }

    @Nested
    class Connections extends ConnectionSuite {

        @Override
        Network open() {
            return NetworkContract.this.open();
        }
    }

    @Nested
    class Failures extends FailureSuite {

        @Override
        Network open() {
            return NetworkContract.this.open();
        }
    }

    @Nested
    class Endings extends EndingSuite {

        @Override
        Network open() {
            return NetworkContract.this.open();
        }
    }

    @Nested
    class Tls extends TlsSuite {

        @Override
        Network open() {
            return NetworkContract.this.open();
        }
    }

    @Nested
    class Streams extends StreamSuite {

        @Override
        Network open() {
            return NetworkContract.this.open();
        }
    }
}
