package io.github.privatelinkhandson.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests {@link AllowedHosts}.
 */
class AllowedHostsTests {

	private final AllowedHosts onLoopback = new AllowedHosts(List.of(), InetAddress.getLoopbackAddress());

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "LOCALHOST", "127.0.0.1", "[::1]" })
	void namesOfTheLoopbackInterfaceAreAllowed(String host) {
		assertThat(this.onLoopback.allow(host)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "10.0.0.5", "" })
	void otherNamesAreRefusedOnLoopback(String host) {
		assertThat(this.onLoopback.allow(host)).isFalse();
	}

	@Test
	void configuredNameIsAllowed() {
		AllowedHosts hosts = new AllowedHosts(List.of("Handson.example"), InetAddress.getLoopbackAddress());
		assertThat(hosts.allow("handson.example")).isTrue();
		assertThat(hosts.allow("other.example")).isFalse();
	}

	@Test
	void anyNameIsAllowedWhenListeningEverywhereWithNoneConfigured() throws UnknownHostException {
		assertThat(new AllowedHosts(List.of(), null).allow("room.example")).isTrue();
		InetAddress everywhere = InetAddress.getByName("0.0.0.0");
		assertThat(new AllowedHosts(List.of(), everywhere).allow("room.example")).isTrue();
		assertThat(new AllowedHosts(List.of("a.example"), everywhere).allow("room.example")).isFalse();
	}

}
