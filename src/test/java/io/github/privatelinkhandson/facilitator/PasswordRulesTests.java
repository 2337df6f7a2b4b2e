package io.github.privatelinkhandson.facilitator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests {@link PasswordRules}.
 */
class PasswordRulesTests {

	@ParameterizedTest
	@ValueSource(strings = { "aaaaaaaaaaaaaa", "abababababab", "abcdabcdabcd", "123456789012", "qwertyuiop12",
			"qwertyasdfgh", "mnbvcxzlkjhg", "password1234", "PasswordPassword", "P@ssw0rd!2026", "administrator1",
			"Welcome123456", "privatelink-handson", "facilitator!!", "iloveyou2026!", "letmein-admin-1",
			"987654321098" })
	void whatIsTriedFirstIsRefused(String password) {
		assertThat(PasswordRules.refusal(password)).contains("password-common");
	}

	@ParameterizedTest
	@ValueSource(strings = { "correct horse battery", "another right one", "at least 12 characters", "Hx7!kq0Zr2Lw",
			"teal-otter-97-cup", "本日は晴天なり富士山と鷹と茄子", "mother of 3 cats" })
	void othersAreTaken(String password) {
		assertThat(PasswordRules.refusal(password)).isEmpty();
	}

	@Test
	void lengthIsThatOfCharactersBelowAndOfBytesAbove() {
		assertThat(PasswordRules.refusal("Hx7!kq0Zr2L")).contains("password-short");
		assertThat(PasswordRules.refusal("Hx7!kq0Zr2Lw".repeat(6))).isEmpty();
		assertThat(PasswordRules.refusal("Hx7!kq0Zr2Lw".repeat(6) + "x")).contains("password-long");
		assertThat(PasswordRules.refusal("晴天なり富士".repeat(4))).isEmpty();
		assertThat(PasswordRules.refusal("晴天なり富士".repeat(4) + "山")).contains("password-long");
	}

	@Test
	void generatedPasswordsAreTaken() {
		for (int number = 0; number < 1000; number++) {
			assertThat(PasswordRules.refusal(SecretToken.random().secret())).isEmpty();
		}
	}

}
