package io.naftiko.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

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

        assertThat(large.lines()).contains("-Xms40m", "-Xmx512m");
        assertThat(small.lines())
                .as("a heap that begins larger than it may become is an error")
                .doesNotContain("-Xms40m", "-XX:NewSize=24m");
    }

    @Test
    void keepsLoadedClassesOnlyWhereItMayWrite() throws Exception {
        var jdk = jdk("25");

        var kept = launch(Map.of("JAVA_HOME", jdk, "XDG_CACHE_HOME", folder + "/a cache"), "run");
        var lost = launch(Map.of("JAVA_HOME", jdk, "XDG_CACHE_HOME", folder + "/naftiko-cli.jar"), "run");

        assertThat(archive(kept)).hasValueSatisfying(path -> assertThat(path).startsWithRaw(folder.resolve("a cache")));
        assertThat(archive(lost)).isEmpty();
        assertThat(lost.exit()).isZero();
    }

    @Test
    void onlyAServerOfFilesWritesTheArchiveThatAllRead() throws Exception {
        var jdk = Map.of("JAVA_HOME", jdk("25"));

        var before = launch(jdk, "version");
        var run = launch(jdk, "run");
        Files.createFile(archive(run).orElseThrow());
        var after = launch(jdk, "version");

        assertThat(archive(before)).isEmpty();
        assertThat(run.lines()).contains("-XX:+AutoCreateSharedArchive");
        assertThat(archive(after)).isEqualTo(archive(run));
        assertThat(after.lines()).doesNotContain("-XX:+AutoCreateSharedArchive");
    }

    @Test
    void serversOnStandardInputHaveAnArchiveOfTheirOwn() throws Exception {
        var jdk = jdk("25");

        var ports = launch(Map.of("JAVA_HOME", jdk), "run");
        var typed = launch(Map.of("JAVA_HOME", jdk), "run", "rooms.yaml", "--transport", "stdio");
        var set = launch(Map.of("JAVA_HOME", jdk, "NAFTIKO_TRANSPORT", "stdio"), "run");

        assertThat(archive(typed)).isPresent().isEqualTo(archive(set)).isNotEqualTo(archive(ports));
    }

    @Test
    void otherJarsAndOtherJdksHaveAnotherArchive() throws Exception {
        var jdk = Map.of("JAVA_HOME", jdk("25"));
        var first = launch(jdk, "run");

        var otherJdk = launch(Map.of("JAVA_HOME", jdk("25.0.4")), "run");
        Files.writeString(folder.resolve("naftiko-cli.jar"), "new code");
        var otherJar = launch(jdk, "run");

        assertThat(List.of(archive(first), archive(otherJdk), archive(otherJar)))
                .doesNotHaveDuplicates();
    }

    @Test
    void throwsAwayWhatARunThatCouldNotStartLeft() throws Exception {
        var jdk = Map.of("JAVA_HOME", jdk("25"));
        var poor = archive(launch(jdk, "run")).orElseThrow();
        Files.createFile(poor);

        launch(jdk, "run");

        assertThat(poor).doesNotExist();
    }

    private static Optional<Path> archive(Run run) {
        var flag = "-XX:SharedArchiveFile=";
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
        var home = folder.resolve("jdk-" + version);
        var java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
        Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' 'java " + version + "' \"$@\"\n");
        Files.setPosixFilePermissions(java, fromString("rwxr-xr-x"));
        return home.toString();
    }
}
