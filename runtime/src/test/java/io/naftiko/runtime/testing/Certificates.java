package io.naftiko.runtime.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// Certificates of an authority that was made for the tests, and that nobody trusts who is not told to.
public final class Certificates {

    private static final char[] PASSWORD = "password".toCharArray();
    private static final KeyStore KEYS = keys();

    private Certificates() {}

    /// Proves to be `localhost`.
    public static SSLContext good() {
        return context(only("good"), null);
    }

    /// Was one of `localhost` until it expired.
    public static SSLContext expired() {
        return context(only("expired"), null);
    }

    /// Belongs to another host than `localhost`.
    public static SSLContext elsewhere() {
        return context(only("elsewhere"), null);
    }

    /// Proves to be `localhost`, in its own word.
    public static SSLContext selfSigned() {
        return context(only("self-signed"), null);
    }

    /// Trusts the authority, for clients.
    public static SSLContext trusting() {
        try {
            var trusted = empty();
            trusted.setCertificateEntry("authority", KEYS.getCertificate("authority"));
            return context(null, trusted);
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyStore keys() {
        try {
            var folder = Files.createTempDirectory("certificates");
            var file = folder.resolve("keys.p12");
            try {
                generate(file, "authority", "localhost", "-ext", "bc:critical=ca:true");
                generate(file, "good", "localhost", "-signer", "authority");
                generate(file, "expired", "localhost", "-signer", "authority", "-startdate", "-9d", "-validity", "3");
                generate(file, "elsewhere", "elsewhere.invalid", "-signer", "authority");
                generate(file, "self-signed", "localhost");
                return KeyStore.getInstance(file.toFile(), PASSWORD);
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void generate(Path file, String alias, String host, String... more) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + host,
                "-ext",
                "san=dns:" + host,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD)));
        command.addAll(List.of(more));
        try (var said =
                new ProcessBuilder(command).redirectErrorStream(true).start().inputReader()) {
            var text = said.readAllAsString();
            if (!Files.exists(file)) {
                throw new UncheckedIOException(new IOException(text));
            }
        }
    }

    /// The store with one of the keys and its chain.
    private static KeyStore only(String alias) {
        try {
            var store = empty();
            var protection = new PasswordProtection(PASSWORD);
            store.setEntry(alias, KEYS.getEntry(alias, protection), protection);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        return store;
    }

    private static SSLContext context(@Nullable KeyStore own, @Nullable KeyStore trusted) {
        try {
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, PASSWORD);
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
