package io.naftiko.deploy;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Volume;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.containers.wait.strategy.WaitAllStrategy;
import org.testcontainers.containers.wait.strategy.WaitStrategy;
import org.testcontainers.junit.jupiter.Testcontainers;

/// The image, started without privileges and with nothing that it may write to.
@EnabledIfSystemProperty(named = "image.built", matches = "true", disabledReason = "it is built by mvn -Pimage verify")
@Testcontainers(disabledWithoutDocker = true)
class ContainerIT extends PackagedTest {

    private static final Path IMAGE = Path.of("target/naftiko-image.tar");

    @Override
    Running start(int upstreamPort, String token) throws IOException {
        var container = new GenericContainer<>(loadImage())
                .withImagePullPolicy(_ -> false)
                .withCreateContainerCmdModifier(ContainerIT::configure)
                .withExtraHost("upstream", "host-gateway")
                .withEnv("HMS_MANAGEMENT_TOKEN", token)
                .withEnv("NAFTIKO_UPSTREAM", "*=http://upstream:" + upstreamPort)
                .withEnv("JDK_JAVA_OPTIONS", "-Xmx512m -XX:AOTMode=on") // without its cache it does not start
                .withExposedPorts(8080, 9090)
                .waitingFor(new WaitAllStrategy().withStrategy(answerAt(8080)).withStrategy(answerAt(9090)));
        container.start();
        return new Contained(container);
    }

    /// Hands the image to the engine, which needs no registry then, and returns its name.
    private static String loadImage() throws IOException {
        try (var tar = Files.newInputStream(IMAGE)) {
            DockerClientFactory.instance().client().loadImageCmd(tar).exec();
        }
        return System.getProperty("image");
    }

    /// The folder is mounted here because the way of the library needs an image of a registry.
    private static void configure(CreateContainerCmd command) {
        Objects.requireNonNull(command.getHostConfig())
                .withBinds(new Bind(CAPABILITIES.toString(), new Volume("/capabilities"), AccessMode.ro))
                .withReadonlyRootfs(true)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"));
    }

    private static WaitStrategy answerAt(int port) {
        return Wait.forHttp("/").forPort(port).forStatusCodeMatching(_ -> true);
    }

    private record Contained(GenericContainer<?> container) implements Running {

        @Override
        public URI at(int port) {
            return URI.create("http://" + container.getHost() + ":" + container.getMappedPort(port));
        }

        @Override
        public int terminate() {
            var docker = container.getDockerClient();
            docker.stopContainerCmd(container.getContainerId()).withTimeout(20).exec();
            var exit = container.getCurrentContainerInfo().getState().getExitCodeLong();
            return Objects.requireNonNull(exit).intValue();
        }

        @Override
        public void close() {
            container.close();
        }
    }
}
