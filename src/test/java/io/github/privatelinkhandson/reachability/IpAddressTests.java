package io.github.privatelinkhandson.reachability;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.privatelinkhandson.observation.model.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of addresses and the blocks they lie in.
 */
class IpAddressTests {

	@ParameterizedTest
	@CsvSource({ "10.0.0.7, 10.0.0.7", "255.255.255.255, 255.255.255.255", "::, ::", "::1, ::1",
			"2001:DB8::, 2001:db8::", "2001:0db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
			"2001:db8:1:2:3:4:5:6, 2001:db8:1:2:3:4:5:6", "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
			"fe80::, fe80::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff," + " ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff" })
	void addressIsWrittenAsAwsDoes(String given, String written) {
		assertThat(IpAddress.parse(given)).map(IpAddress::toString).contains(written);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "10.0.0", "10.0.0.256", "10.0.0.1.2", ":", ":::", "1::2::3", "1:2:3:4:5:6:7",
			"1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7::8", "g::", "12345::", "::10.0.0.1", "fe80::1%eth0" })
	void otherTextsAreNoAddresses(String text) {
		assertThat(IpAddress.parse(text)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "0.0.0.0/0, 10.0.0.1, true", "10.0.0.0/16, 10.0.255.255, true", "10.0.0.0/16, 10.1.0.0, false",
			"10.0.0.1/32, 10.0.0.1, true", "10.0.0.1/32, 10.0.0.2, false", "::/0, 2001:db8::1, true",
			"2001:db8:0:ff00::/56, 2001:db8:0:ffff::1, true", "2001:db8:0:ff00::/56, 2001:db8:0:fe00::1, false",
			"2001:db8::/64, 2001:db8::ffff:0:0:1, true", "2001:db8::1/128, 2001:db8::1, true",
			"2001:db8::1/128, 2001:db8::2, false", "2001:db8::/80, 2001:db8::1:0:0:1, false", "::/0, 10.0.0.1, false",
			"0.0.0.0/0, ::1, false", "pl-12345678, 10.0.0.1, false" })
	void blockContainsTheAddressesThatBeginAsItDoes(String block, String address, boolean contains) {
		assertThat(Cidr.contains(block, address)).isEqualTo(contains);
	}

	@ParameterizedTest
	@CsvSource({ "8.8.8.8, true", "10.0.0.1, false", "100.64.0.1, false", "2001:db8::1, true", "fd00::1, false",
			"fe80::1, false", "::1, false" })
	void globalAddressesArePublic(String address, boolean isPublic) {
		assertThat(Cidr.isPublic(address)).isEqualTo(isPublic);
	}

}
