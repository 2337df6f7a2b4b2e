package io.github.privatelinkhandson.reachability;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PortSetTests {

	@Test
	void setsOfPortsAreIntersectedSubtractedAndUnited() {
		PortSet web = PortSet.of(80).or(PortSet.of(443));
		assertThat(web.and(PortSet.of(100, 1000))).isEqualTo(PortSet.of(443));
		assertThat(PortSet.of(1, 10).minus(PortSet.of(4, 6)).ranges())
			.isEqualTo(List.of(new PortSet.Range(1, 3), new PortSet.Range(7, 10)));
		assertThat(PortSet.of(1, 10).or(PortSet.of(5, 20)).contains(20)).isTrue();
		assertThat(web.minus(PortSet.ALL).isEmpty()).isTrue();
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
