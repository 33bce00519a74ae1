package io.naftiko.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Starts the launcher as it stands in a distribution, with JDKs that print how they are called.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class LauncherTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void installLauncher() throws IOException {
        Files.copy(Path.of("../naftiko"), folder.resolve("naftiko")).toFile().setExecutable(true);
        Files.createFile(folder.resolve("naftiko-cli.jar"));
    }

    @Test
    void startsTheCommandLineWithTheArgumentsAsTheyAre() throws Exception {
        var run = launch(Map.of("JAVA_HOME", jdk("25.0.3")), "call", "two words", "");

        assertThat(run.lines()).endsWith("-jar", folder.toRealPath() + "/naftiko-cli.jar", "call", "two words", "");
        assertThat(run.exit()).isZero();
    }

    @Test
    void isFoundBehindALink() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("elsewhere"), Path.of("naftiko"));

        var run = launch(link, Map.of("JAVA_HOME", jdk("25")), "version");

        assertThat(run.lines()).endsWith("-jar", folder.toRealPath() + "/naftiko-cli.jar", "version");
    }

    @Test
    void saysWhereItIs() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("elsewhere"), Path.of("naftiko"));

        var run = launch(link, Map.of("JAVA_HOME", jdk("25")), "version");

        assertThat(run.lines()).contains("-Dnaftiko.launcher=" + folder.toRealPath() + "/naftiko");
    }

    @Test
    void prefersTheJdkThatItIsTold() throws Exception {
        var run = launch(Map.of("NAFTIKO_JAVA_HOME", jdk("27-ea"), "JAVA_HOME", jdk("25")));

        assertThat(run.lines()).startsWith("java 27-ea");
    }

    @Test
    void passesOverAnOldJdk() throws Exception {
        var run = launch(Map.of("JAVA_HOME", jdk("21.0.9"), "PATH", jdk("26") + "/bin:" + System.getenv("PATH")));

        assertThat(run.lines()).startsWith("java 26");
    }

    @Test
    void refusesAnOldJdkThatItIsTold() throws Exception {
        var run = launch(Map.of("NAFTIKO_JAVA_HOME", jdk("17.0.15")));

        assertThat(run.lines())
                .containsExactly("naftiko: NAFTIKO_JAVA_HOME=" + folder + "/jdk-17.0.15 is not a JDK 25 or newer.");
        assertThat(run.exit()).isEqualTo(78);
    }

    @Test
    void handsFlagsToTheJvm() throws Exception {
        var run = launch(Map.of("JAVA_HOME", jdk("25"), "NAFTIKO_OPTS", "-Xmx64m -XX:+UseZGC"), "run");

        assertThat(run.lines()).contains("-Xmx64m", "-XX:+UseZGC").doesNotContain("-XX:+UseSerialGC");
    }

    @Test
    void saysWhichStreamsAreTerminals() throws Exception {
        var run = launch(Map.of("JAVA_HOME", jdk("25")));

        assertThat(run.lines()).as("a pipe is none").contains("-Dnaftiko.terminals=");
    }

    @Test
    void whatIsSetByHandComesLast() throws Exception {
        var run = launch(Map.of("JAVA_HOME", jdk("25"), "NAFTIKO_OPTS", "-XX:TieredStopAtLevel=4"), "version");

        assertThat(run.lines()).containsSubsequence("-XX:TieredStopAtLevel=1", "-XX:TieredStopAtLevel=4", "-jar");
    }

    @Test
    void leavesTheHeapToWhoSetsIt() throws Exception {
        var jdk = jdk("25");

        var large = launch(Map.of("JAVA_HOME", jdk, "NAFTIKO_OPTS", "-Xmx512m"), "run");
        var small = launch(Map.of("JAVA_HOME", jdk, "JDK_JAVA_OPTIONS", "-Xmx32m"), "run");

        assertThat(large.lines()).contains("-Xms52m", "-Xmx512m");
        assertThat(small.lines())
                .as("a heap that begins larger than it may become is an error")
                .doesNotContain("-Xms52m", "-XX:NewSize=36m");
    }

    @Test
    void everyCommandStartsWithWhatARehearsalLeft() throws Exception {
        var jdk = Map.of("JAVA_HOME", jdk("25"), "XDG_CACHE_HOME", folder + "/a cache");

        var before = launch(jdk, "version");
        var rehearsal = launch(jdk, "rehearse");
        var after = List.of(launch(jdk, "version"), launch(jdk, "run"));

        assertThat(cache(before)).isEmpty();
        assertThat(rehearsal.exit()).isZero();
        assertThat(rehearsal.lines()).isEmpty();
        assertThat(after)
                .allSatisfy(run -> assertThat(cache(run))
                        .hasValueSatisfying(path -> assertThat(path)
                                .startsWithRaw(folder.resolve("a cache"))
                                .isRegularFile()));
        assertThat(folder.resolve("a cache/naftiko")).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void aServerRehearsesOnlyWhereNobodyDid() throws Exception {
        var jdk = Map.of("JAVA_HOME", jdk("25"));

        var first = launch(jdk, "run");
        launch(jdk, "rehearse");
        var second = launch(jdk, "run");

        assertThat(first.lines()).contains("-Dnaftiko.rehearsal=due");
        assertThat(second.lines()).doesNotContain("-Dnaftiko.rehearsal=due");
        assertThat(launch(jdk, "version").lines()).doesNotContain("-Dnaftiko.rehearsal=due");
    }

    @Test
    void aRehearsalThatFailsLeavesNothing() throws Exception {
        var jdk = Map.of("JAVA_HOME", jdk("25", "exit 1"));

        var rehearsal = launch(jdk, "rehearse");

        assertThat(rehearsal.exit()).isOne();
        assertThat(rehearsal.lines()).containsExactly("naftiko: the rehearsal failed.");
        assertThat(folder.resolve("cache/naftiko")).isEmptyDirectory();
    }

    @Test
    void twoDoNotRehearseAtOnce() throws Exception {
        var jdk = Map.of("JAVA_HOME", jdk("25"));
        launch(jdk, "rehearse");
        var cache = cache(launch(jdk, "version")).orElseThrow();
        Files.delete(cache);
        Files.createDirectory(Path.of(cache + ".new"));

        assertThat(launch(jdk, "rehearse").exit()).isZero();

        assertThat(cache).doesNotExist();
    }

    @Test
    void aRehearsalIgnoresWhatIsSetByHand() throws Exception {
        var jdk = jdk("25", "echo \"$@\" >\"$0.flags\"");

        launch(Map.of("JAVA_HOME", jdk, "NAFTIKO_OPTS", "-Xmx64m"), "rehearse");

        assertThat(Path.of(jdk, "bin/java.flags"))
                .content()
                .doesNotContain("-Xmx64m")
                .contains("-Xms52m");
    }

    @Test
    void otherJarsAndOtherJdksNeedAnotherRehearsal() throws Exception {
        var jdk = Map.of("JAVA_HOME", jdk("25"));
        var library =
                Files.writeString(Files.createDirectory(folder.resolve("lib")).resolve("a.jar"), "code");
        launch(jdk, "rehearse");
        assertThat(cache(launch(jdk, "version"))).isPresent();

        assertThat(cache(launch(Map.of("JAVA_HOME", jdk("25.0.4")), "version"))).isEmpty();
        Files.writeString(library, "longer code");
        assertThat(cache(launch(jdk, "version"))).isEmpty();
        Files.writeString(library, "code");
        Files.writeString(folder.resolve("naftiko-cli.jar"), "new code");
        assertThat(cache(launch(jdk, "version"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Xshare:off",
                "-XX:+UseZGC",
                "-javaagent:a.jar",
                "-agentlib:jdwp=server=y",
                "--add-modules java.sql",
                "-Dcom.sun.management.jmxremote"
            })
    void whatTheJvmUsesNoCacheWithIsStartedWithoutOne(String flag) throws Exception {
        var jdk = jdk("25");
        launch(Map.of("JAVA_HOME", jdk), "rehearse");

        assertThat(cache(launch(Map.of("JAVA_HOME", jdk, "NAFTIKO_OPTS", flag), "run")))
                .isEmpty();
        assertThat(cache(launch(Map.of("JAVA_HOME", jdk, "JDK_JAVA_OPTIONS", flag), "run")))
                .isEmpty();
        assertThat(cache(launch(Map.of("JAVA_HOME", jdk, "NAFTIKO_OPTS", "-Xmx64m"), "run")))
                .isPresent();
    }

    @Test
    void throwsAwayWhatIsOlderThanAWeek() throws Exception {
        var caches = Files.createDirectories(folder.resolve("cache/naftiko"));
        var old = Files.createFile(caches.resolve("1-1.aot"));
        var recent = Files.createFile(caches.resolve("2-2.aot"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(9))));

        launch(Map.of("JAVA_HOME", jdk("25")), "rehearse");

        assertThat(old).doesNotExist();
        assertThat(recent).exists();
    }

    private static Optional<Path> cache(Run run) {
        var flag = "-XX:AOTCache=";
        return run.lines().stream()
                .filter(line -> line.startsWith(flag))
                .map(line -> Path.of(line.substring(flag.length())))
                .findFirst();
    }

    private record Run(int exit, List<String> lines) {}

    private Run launch(Map<String, String> environment, String... arguments) throws Exception {
        return launch(folder.resolve("naftiko"), environment, arguments);
    }

    private Run launch(Path launcher, Map<String, String> environment, String... arguments) throws Exception {
        var builder = new ProcessBuilder(launcher.toString()).redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        builder.environment().keySet().removeIf(key -> key.startsWith("NAFTIKO_") || key.equals("JAVA_HOME"));
        builder.environment().put("XDG_CACHE_HOME", folder + "/cache");
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Run(process.waitFor(), output.lines().toList());
    }

    private String jdk(String version) throws IOException {
        return jdk(version, "");
    }

    /// A JDK whose `java` prints how it is called, and leaves a cache where it is told to.
    ///
    /// @param line what it does first
    private String jdk(String version, String line) throws IOException {
        var home = folder.resolve("jdk-" + version);
        var java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
        Files.writeString(java, """
            #!/bin/sh
            %s
            for each; do
                case $each in -XX:AOTCacheOutput=*) : >"${each#*=}" ;; esac
            done
            printf '%%s\\n' 'java %s' "$@"
            """.formatted(line, version));
        Files.setPosixFilePermissions(java, fromString("rwxr-xr-x"));
        return home.toString();
    }
}
