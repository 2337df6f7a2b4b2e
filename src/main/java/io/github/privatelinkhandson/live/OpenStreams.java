package io.github.privatelinkhandson.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Counts the open event streams of each person and of each network address, and refuses
 * more than may be.
 */
@Component
@EnableConfigurationProperties(StreamLimits.class)
public class OpenStreams {

	private static final String RETRY_AFTER_SECONDS = "60";

	private final Map<String, Integer> byPerson = new ConcurrentHashMap<>();

	private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();

	private final StreamLimits limits;

	OpenStreams(StreamLimits limits) {
		this.limits = limits;
	}

	/**
	 * Opens a stream.
	 * @param person what stands for the person
	 * @throws ErrorResponseException with status 429 if the person or the address has too
	 * many
	 */
	public SseEmitter open(String person, String address, Supplier<SseEmitter> stream) {
		take(person, address);
		AtomicBoolean open = new AtomicBoolean(true);
		Runnable end = () -> {
			if (open.getAndSet(false)) {
				free(person, address);
			}
		};
		try {
			SseEmitter opened = stream.get();
			opened.onCompletion(end);
			return opened;
		}
		catch (RuntimeException ex) {
			end.run();
			throw ex;
		}
	}

	private void take(String person, String address) {
		int ofPerson = this.byPerson.merge(person, 1, Integer::sum);
		int ofAddress = this.byAddress.merge(address, 1, Integer::sum);
		if (ofPerson > this.limits.streamsPerPerson() || ofAddress > this.limits.streamsPerAddress()) {
			free(person, address);
			ErrorResponseException refusal = new ErrorResponseException(HttpStatus.TOO_MANY_REQUESTS,
					ProblemDetail.forStatusAndDetail(HttpStatus.TOO_MANY_REQUESTS, "Too many event streams are open."),
					null);
			refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
			throw refusal;
		}
	}

	private void free(String person, String address) {
		this.byPerson.computeIfPresent(person, (key, count) -> (count > 1) ? count - 1 : null);
		this.byAddress.computeIfPresent(address, (key, count) -> (count > 1) ? count - 1 : null);
	}

}
