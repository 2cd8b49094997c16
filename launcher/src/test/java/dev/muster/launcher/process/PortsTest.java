package dev.muster.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void a_port_that_is_taken_gives_way_to_a_later_one() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.free(taken.getLocalPort())).isBetween(taken.getLocalPort() + 1, taken.getLocalPort() + 50);
        }
    }

    @Test
    void a_free_port_is_taken_as_it_is() {
        int free = Ports.free(0);

        assertThat(Ports.free(free)).isEqualTo(free);
    }
}
