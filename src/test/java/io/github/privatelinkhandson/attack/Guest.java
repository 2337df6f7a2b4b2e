package io.github.privatelinkhandson.attack;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser without a screen that keeps cookies, sends forms with the token of the page
 * that it opened last, and calls the JSON interface.
 */
final class Guest {

	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

	private static final Pattern LAB = Pattern.compile("/labs/([0-9a-f]{12})");

	private final AttackedConsole console;

	private final Map<String, String> cookies = new ConcurrentHashMap<>();

	private volatile String token = "";

	Guest(AttackedConsole console) {
		this.console = console;
	}

	/**
	 * Joins a workshop.
	 * @return the guest's lab
	 */
	String join(String code, String name) {
		get("/join");
		HttpResponse<String> joined = form("/join", Map.of("code", code, "name", name));
		Matcher lab = LAB.matcher(get("/seat").body());
		if (joined.statusCode() != 302 || !lab.find()) {
			throw new IllegalStateException(name + " could not join: " + joined.statusCode());
		}
		return lab.group(1);
	}

	HttpResponse<String> get(String path) {
		HttpResponse<String> page = send(path, HttpRequest.newBuilder().header("Accept", "text/html,*/*;q=0.8"));
		Matcher found = TOKEN.matcher(page.body());
		if (found.find()) {
			this.token = found.group(1);
		}
		return page;
	}

	HttpResponse<String> form(String path, Map<String, String> fields) {
		String body = fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&", "_csrf=" + URLEncoder.encode(this.token, StandardCharsets.UTF_8) + "&",
					""));
		return send(path,
				HttpRequest.newBuilder()
					.header("Accept", "text/html,*/*;q=0.8")
					.header("Content-Type", "application/x-www-form-urlencoded")
					.POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	/**
	 * Calls the JSON interface; without a body, if that is empty.
	 */
	HttpResponse<String> json(String method, String path, String body) {
		HttpRequest.Builder request = HttpRequest.newBuilder()
			.header("X-XSRF-TOKEN", this.token)
			.method(method,
					body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
		return send(path, body.isEmpty() ? request : request.header("Content-Type", "application/json"));
	}

	/**
	 * Returns the headers by which a raw request is the guest's.
	 */
	String headers() {
		return "Cookie: " + cookieHeader() + "\r\nX-XSRF-TOKEN: " + this.token + "\r\n";
	}

	String token() {
		return this.token;
	}

	private HttpResponse<String> send(String path, HttpRequest.Builder request) {
		if (!this.cookies.isEmpty()) {
			request.header("Cookie", cookieHeader());
		}
		try {
			HttpResponse<String> answer = HTTP.send(request.uri(this.console.address(path)).timeout(PATIENCE).build(),
					HttpResponse.BodyHandlers.ofString());
			answer.headers()
				.allValues("Set-Cookie")
				.stream()
				.flatMap((header) -> HttpCookie.parse(header).stream())
				.forEach((cookie) -> this.cookies.put(cookie.getName(), cookie.getValue()));
			return answer;
		}
		catch (IOException ex) {
			throw new IllegalStateException(path + " was not answered", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private String cookieHeader() {
		return this.cookies.entrySet()
			.stream()
			.map((cookie) -> cookie.getKey() + "=" + cookie.getValue())
			.collect(Collectors.joining("; "));
	}

}
