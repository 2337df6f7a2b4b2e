package io.github.privatelinkhandson.aws;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AwsSettingsTests {

	@ParameterizedTest
	@ValueSource(strings = { "localhost:4566", "ftp://localhost", "http://localhost:4566/aws", "/aws" })
	void endpointThatTheSdkCannotUseIsRefused(String endpoint) {
		assertThatIllegalArgumentException().isThrownBy(() -> new AwsSettings(URI.create(endpoint), List.of()))
			.withMessageContaining("handson.aws.endpoint");
	}

	@Test
	void endpointIsOptional() {
		assertThat(new AwsCloud(new AwsSettings(null, List.of())).endpoint()).isEmpty();
		URI emulator = URI.create("http://localhost:4566");
		assertThat(new AwsCloud(new AwsSettings(emulator, List.of())).endpoint()).contains(emulator);
	}

}
