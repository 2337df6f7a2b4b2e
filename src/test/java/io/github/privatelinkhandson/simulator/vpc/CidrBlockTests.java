package io.github.privatelinkhandson.simulator.vpc;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link CidrBlock}.
 */
class CidrBlockTests {

	@Test
	void parsingClearsHostBits() {
		assertThat(CidrBlock.parse("100.68.0.18/18")).hasValueSatisfying((cidr) -> {
			assertThat(cidr).hasToString("100.68.0.0/18");
			assertThat(cidr.size()).isEqualTo(16384);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "10.0.0.0", "10.0.0.0/33", "10.0.0/16", "256.0.0.0/8", "10.0.0.0/", "a.b.c.d/8",
			"10.0.0.0/16 " })
	void whatIsNoBlockIsNotParsed(String text) {
		assertThat(CidrBlock.parse(text)).isEmpty();
	}

	@Test
	void aBlockContainsItsOwnAddressesOnly() {
		CidrBlock cidr = block("10.0.1.0/24");
		assertThat(cidr.contains("10.0.1.0")).isTrue();
		assertThat(cidr.contains("10.0.1.255")).isTrue();
		assertThat(cidr.contains("10.0.2.0")).isFalse();
		assertThat(cidr.contains("nonsense")).isFalse();
		assertThat(block("0.0.0.0/0").contains("203.0.113.9")).isTrue();
		assertThat(block("200.1.2.3/32").contains("200.1.2.3")).isTrue();
	}

	@Test
	void overlapMeansThatOneContainsTheOther() {
		assertThat(block("10.0.0.0/16").overlaps(block("10.0.128.0/17"))).isTrue();
		assertThat(block("10.0.128.0/17").overlaps(block("10.0.0.0/16"))).isTrue();
		assertThat(block("10.0.0.0/24").overlaps(block("10.0.1.0/24"))).isFalse();
		assertThat(block("10.0.0.0/16").contains(block("10.0.0.0/15"))).isFalse();
	}

	private static CidrBlock block(String text) {
		return CidrBlock.parse(text).orElseThrow();
	}

}
