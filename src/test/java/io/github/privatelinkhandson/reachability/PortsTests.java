package io.github.privatelinkhandson.reachability;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PortsTests {

	@Test
	void setsOfPortsAreIntersectedSubtractedAndUnited() {
		Ports web = Ports.of(80).or(Ports.of(443));
		assertThat(web.and(Ports.of(100, 1000))).isEqualTo(Ports.of(443));
		assertThat(Ports.of(1, 10).minus(Ports.of(4, 6)).ranges())
			.isEqualTo(List.of(new Ports.Range(1, 3), new Ports.Range(7, 10)));
		assertThat(Ports.of(1, 10).or(Ports.of(5, 20)).contains(20)).isTrue();
		assertThat(web.minus(Ports.ALL).isEmpty()).isTrue();
	}

	@Test
	void cidrsContainTheirAddressesOnly() {
		assertThat(Cidr.contains("10.0.128.0/20", "10.0.143.255")).isTrue();
		assertThat(Cidr.contains("10.0.128.0/20", "10.0.144.0")).isFalse();
		assertThat(Cidr.contains("0.0.0.0/0", "255.255.255.255")).isTrue();
		assertThat(Cidr.contains("::/0", "10.0.0.1")).isFalse();
		assertThat(Cidr.isPublic("172.32.0.1")).isTrue();
		assertThat(Cidr.isPublic("172.31.0.1")).isFalse();
	}

}
