package io.naftiko.runtime.testing;

import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/// The JVM trusts the authority of [Certificates] while the tests of a class run.
public final class TrustedAuthority implements BeforeAllCallback, AfterAllCallback {

    private static final Namespace STORE = Namespace.create(TrustedAuthority.class);

    @Override
    public void beforeAll(ExtensionContext context) throws NoSuchAlgorithmException {
        context.getStore(STORE).put(SSLContext.class, SSLContext.getDefault());
        SSLContext.setDefault(Certificates.trusting());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        SSLContext.setDefault(Objects.requireNonNull(context.getStore(STORE).get(SSLContext.class, SSLContext.class)));
    }
}
