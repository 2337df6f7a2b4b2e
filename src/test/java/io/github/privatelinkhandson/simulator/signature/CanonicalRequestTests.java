package io.github.privatelinkhandson.simulator.signature;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.privatelinkhandson.simulator.protocol.AwsRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The canonical form of AWS's documentation and test suite.
 */
class CanonicalRequestTests {

	@Test
	void exampleOfTheDocumentation() {
		assertThat(
				canonical("/", "Action=ListUsers&Version=2010-05-08",
						Map.of("content-type", "application/x-www-form-urlencoded; charset=utf-8", "host",
								"iam.amazonaws.com", "x-amz-date", "20150830T123600Z"),
						"content-type", "host", "x-amz-date"))
			.isEqualTo("""
					GET
					/
					Action=ListUsers&Version=2010-05-08
					content-type:application/x-www-form-urlencoded; charset=utf-8
					host:iam.amazonaws.com
					x-amz-date:20150830T123600Z

					content-type;host;x-amz-date
					hash""");
	}

	@ParameterizedTest
	@CsvSource({ "b=2&a=1, a=1&b=2", "a=2&a=1, a=1&a=2", "a, a=", "a=b%20c+d, a=b%20c%20d", "a=%7e*, a=~%2A",
			"a=%e3%81%82, a=%E3%81%82", "X-Amz-Signature=0&a=1, a=1", "a=%zz, a=%25zz", "a=b=c, a=b%3Dc",
			"A=1&a=0, A=1&a=0" })
	void queryIsSortedAndEncodedAnew(String query, String canonical) {
		assertThat(canonical("/", query, Map.of()).split("\n")[2]).isEqualTo(canonical);
	}

	@ParameterizedTest
	@CsvSource({ "/, /", "'', /", "/a/../b, /b", "/../.., /", "//a//./b/, /a/b/", "/a%20b, /a%2520b", "/%E3, /%25E3" })
	void pathIsNormalisedAndEncodedOnceMore(String path, String canonical) {
		assertThat(canonical(path, "", Map.of()).split("\n")[1]).isEqualTo(canonical);
	}

	@Test
	void blanksOfHeadersCollapse() {
		assertThat(canonical("/", "", Map.of("a", "  b   c\t"), "a", "gone")).contains("\na:b c\ngone:\n\na;gone\n");
	}

	private static String canonical(String path, String query, Map<String, String> headers, String... signed) {
		AwsRequest request = new AwsRequest("GET", path, query, headers::get, new byte[0]);
		return new String(CanonicalRequest.of(request, List.of(signed), "hash"), StandardCharsets.ISO_8859_1);
	}

}
