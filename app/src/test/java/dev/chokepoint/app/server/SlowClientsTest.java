package dev.chokepoint.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clients that send their requests slowly take nobody's place, and are not waited for
/// without end.
class SlowClientsTest {
    /// More than the requests that are answered at once.
    private static final int CLIENTS = 200;

    private static final int PATIENCE_MILLIS = 20_000;

    @TempDir
    private Path folder = Path.of("");

    private static Socket sending(TestServer server, String text) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.server.port());
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    @Test
    void whoSendsSlowlyHoldsUpNobodyAndWhoTricklesIsLetGo() throws Exception {
        List<Socket> slow = new ArrayList<>();
        CountDownLatch enough = new CountDownLatch(1);
        try (TestServer server = new TestServer(folder)) {
            String post = "POST /api/v1/checks HTTP/1.1\r\nHost: localhost\r\nX-Chokepoint: 1\r\n";
            for (int k = 0; k < CLIENTS; k++) {
                // Some stop within the headers, the others trickle a body.
                slow.add(sending(server, k % 4 == 0 ? post : post + "Content-Length: 100000\r\n\r\n{"));
            }
            Thread.ofVirtual().start(() -> trickle(slow, enough));
            Thread.sleep(1_000);
            long begun = System.nanoTime();
            for (int k = 0; k < 5; k++) {
                assertThat(server.get("/api/v1/worlds").statusCode()).isEqualTo(200);
            }
            assertThat((System.nanoTime() - begun) / 1e9).isLessThan(10);
            assertThat(gone(slow.get(1))).as("who trickles a body").isTrue();
            assertThat(server.faults).isEmpty();
        } finally {
            enough.countDown();
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static void trickle(List<Socket> sockets, CountDownLatch enough) {
        while (enough.getCount() > 0) {
            for (int k = 0; k < sockets.size(); k++) {
                if (k % 4 != 0) {
                    try {
                        OutputStream out = sockets.get(k).getOutputStream();
                        out.write(' ');
                    } catch (IOException e) {
                        // Let go already.
                    }
                }
            }
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /// Whether the server ends the connection, with or without a word.
    private static boolean gone(Socket socket) throws IOException {
        try {
            while (socket.getInputStream().read() >= 0) {
                // What it says.
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            return true;
        }
    }
}
