package io.github.privatelinkhandson.simulator.operation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the wildcards of filters.
 */
class GlobTests {

	@ParameterizedTest
	@CsvSource({ "abc,abc,true", "abc,abcd,false", "'',abc,false", "*,abc,true", "*,'',true", "a*,abc,true",
			"*c,abc,true", "a*c,abc,true", "a*c,abd,false", "a?c,abc,true", "a?c,ac,false", "?,'',false",
			"*a*b,xaxxb,true", "*a*b,xbxxa,false", "**,a,true", "a**,a,true", "a\\*,a*,true", "a\\*,ab,false",
			"\\?,?,true", "a\\,a\\,true", "*ab*ab,abab,true", "*ab*ab,ab,false" })
	void textMatchesAsFiltersOfEc2Do(String pattern, String text, boolean matches) {
		assertThat(new Glob(pattern).matches(text)).isEqualTo(matches);
	}

	@Test
	@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void manyStarsEnd() {
		Glob glob = new Glob("*a".repeat(127) + "b");
		assertThat(glob.matches("a".repeat(256))).isFalse();
		assertThat(glob.matches("a".repeat(256) + "b")).isTrue();
	}

}
