package io.naftiko.runtime.consume;

import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Received;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;

/// What every network does, whatever carries it.
abstract class NetworkContract {

    /// A network of its own for one test, which closes it.
    abstract Network open();

    /// What it calls, in the suites that do not say it themselves.
    RecordingUpstream api(Function<Received, Answer> answers) {
        return RecordingUpstream.answering(answers);
    }

    @Nested
    class Requests extends RequestSuite {

        Requests() {
            super(NetworkContract.this);
        }
    }

    @Nested
    class Answers extends AnswerSuite {

        Answers() {
            super(NetworkContract.this);
        }
    }

    @Nested
    class Connections extends ConnectionSuite {

        Connections() {
            super(NetworkContract.this);
        }
    }

    @Nested
    class Failures extends FailureSuite {

        Failures() {
            super(NetworkContract.this);
        }
    }

    @Nested
    class Endings extends EndingSuite {

        Endings() {
            super(NetworkContract.this);
        }
    }

    @Nested
    class Tls extends TlsSuite {

        Tls() {
            super(NetworkContract.this);
        }
    }

    @Nested
    class Streams extends StreamSuite {

        Streams() {
            super(NetworkContract.this);
        }
    }
}
