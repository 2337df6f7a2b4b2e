package io.github.privatelinkhandson.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser without a screen: it keeps cookies, sends forms with their tokens, and holds
 * streams of events open.
 */
class Visitor {

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

	private final HttpClient client;

	private final String base;

	private final List<String> failures = Collections.synchronizedList(new ArrayList<>());

	private volatile InputStream stream = InputStream.nullInputStream();

	private volatile boolean left;

	Visitor(int port) {
		this.base = "http://localhost:" + port;
		this.client = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.cookieHandler(new CookieManager())
			.build();
	}

	/**
	 * What went wrong.
	 */
	List<String> failures() {
		return this.failures;
	}

	boolean hasLeft() {
		return this.left;
	}

	String get(String path, Times times) {
		return send(HttpRequest.newBuilder(URI.create(this.base + path)).header("Accept", "text/html").build(), times,
				200);
	}

	/**
	 * Sends a form of a page.
	 */
	void post(String page, String path, Map<String, String> fields, Times times) {
		Matcher token = CSRF.matcher(page);
		String csrf = token.find() ? token.group(1) : "";
		String body = fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&", "_csrf=" + URLEncoder.encode(csrf, StandardCharsets.UTF_8) + "&", ""));
		send(HttpRequest.newBuilder(URI.create(this.base + path))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("Accept", "text/html")
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build(), times, 302);
	}

	/**
	 * Follows a stream of events until it leaves.
	 * @param heard is given each event's name and data
	 */
	void follow(String path, Executor crowd, BiConsumer<String, String> heard) {
		crowd.execute(() -> {
			try {
				HttpResponse<InputStream> answer = this.client.send(HttpRequest.newBuilder(URI.create(this.base + path))
					.header("Accept", "text/event-stream")
					.build(), HttpResponse.BodyHandlers.ofInputStream());
				if (answer.statusCode() != 200) {
					throw new IOException("status " + answer.statusCode());
				}
				this.stream = answer.body();
				listen(answer.body(), heard);
			}
			catch (IOException | InterruptedException ex) {
				if (!this.left) {
					this.failures.add(path + ": " + ex);
				}
			}
		});
	}

	void close() {
		this.left = true;
		try {
			this.stream.close();
		}
		catch (IOException ex) {
			this.failures.add(ex.toString());
		}
	}

	private void listen(InputStream body, BiConsumer<String, String> heard) throws IOException {
		BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
		String event = "";
		for (String line = lines.readLine(); line != null; line = lines.readLine()) {
			if (line.startsWith("event:")) {
				event = line.substring(6).strip();
			}
			else if (line.startsWith("data:")) {
				heard.accept(event, line.substring(5));
			}
		}
		if (!this.left) {
			this.failures.add("a stream has ended");
		}
	}

	private String send(HttpRequest request, Times times, int expected) {
		long begun = System.nanoTime();
		try {
			HttpResponse<String> answer = this.client.send(request, HttpResponse.BodyHandlers.ofString());
			times.add((System.nanoTime() - begun) / 1_000_000);
			if (answer.statusCode() != expected) {
				this.failures.add(request.method() + " " + request.uri() + ": " + answer.statusCode());
			}
			return answer.body();
		}
		catch (IOException | InterruptedException ex) {
			this.failures.add(request.uri() + ": " + ex);
			return "";
		}
	}

	/**
	 * How long things took, in milliseconds.
	 */
	static class Times {

		private final List<Long> all = Collections.synchronizedList(new ArrayList<>());

		static Times of(Collection<Long> times) {
			Times made = new Times();
			made.all.addAll(times);
			return made;
		}

		void add(long millis) {
			this.all.add(millis);
		}

		@Override
		public String toString() {
			List<Long> sorted = new ArrayList<>(this.all);
			Collections.sort(sorted);
			return sorted.isEmpty() ? "none"
					: "n %d p50 %d p99 %d most %d ms".formatted(sorted.size(), sorted.get(sorted.size() / 2),
							sorted.get((int) (sorted.size() * 0.99)), sorted.get(sorted.size() - 1));
		}

	}

}
