package io.github.privatelinkhandson.live;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests {@link OpenStreams}.
 */
class OpenStreamsTests {

	private final OpenStreams streams = new OpenStreams(new StreamLimits(3, 10));

	private final List<Runnable> ends = new ArrayList<>();

	@Test
	void personHasAsManyAsMayBeAndAnotherWhenOneEnds() {
		IntStream.range(0, 3).forEach((number) -> open("ann", "10.0.0.1"));
		ErrorResponseException refusal = catchThrowableOfType(ErrorResponseException.class,
				() -> open("ann", "10.0.0.2"));
		assertThat(refusal.getStatusCode().value()).isEqualTo(429);
		assertThat(refusal.getHeaders().getFirst("Retry-After")).isEqualTo("60");
		open("bob", "10.0.0.1");
		this.ends.get(0).run();
		this.ends.get(0).run();
		open("ann", "10.0.0.2");
		assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(() -> open("ann", "10.0.0.2"));
	}

	@Test
	void addressHasAsManyAsMayBe() {
		IntStream.range(0, 10).forEach((number) -> open("person " + number, "10.0.0.1"));
		assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(() -> open("ann", "10.0.0.1"));
		open("ann", "10.0.0.2");
	}

	@Test
	void streamThatDoesNotOpenIsNotCounted() {
		IntStream.range(0, 20)
			.forEach((number) -> assertThatExceptionOfType(IllegalStateException.class)
				.isThrownBy(() -> this.streams.open("ann", "10.0.0.1", () -> {
					throw new IllegalStateException("There is no such lab");
				})));
		open("ann", "10.0.0.1");
	}

	private void open(String person, String address) {
		this.streams.open(person, address, () -> new SseEmitter() {
			@Override
			public synchronized void onCompletion(Runnable callback) {
				OpenStreamsTests.this.ends.add(callback);
			}
		});
	}

}
