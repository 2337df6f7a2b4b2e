package io.github.privatelinkhandson.security.oidc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * An OpenID Connect provider that asks nobody anything: whoever is sent to it is the user
 * that was set last.
 */
final class TinyProvider implements AutoCloseable {

	static final String CLIENT_SECRET = "the-clients-secret";

	private final HttpServer server;

	private final RSAKey key;

	private final Map<String, Map<String, String>> asked = new ConcurrentHashMap<>();

	private final List<String> secrets = new CopyOnWriteArrayList<>(List.of(CLIENT_SECRET));

	private volatile Map<String, Object> user = Map.of();

	private volatile boolean forging;

	private volatile boolean mixingNonces;

	TinyProvider() {
		try {
			this.key = new RSAKeyGenerator(2048).keyID("one").generate();
			this.server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
		this.server.createContext("/.well-known/openid-configuration", (exchange) -> json(exchange, 200, metadata()));
		this.server.createContext("/keys",
				(exchange) -> json(exchange, 200, new JWKSet(this.key.toPublicJWK()).toJSONObject()));
		this.server.createContext("/authorize", this::authorize);
		this.server.createContext("/token", this::token);
		this.server.start();
	}

	String issuer() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	/**
	 * Says who is sent to it from now on.
	 */
	void setUser(String subject, Map<String, Object> claims) {
		Map<String, Object> all = new HashMap<>(claims);
		all.put("sub", subject);
		this.user = all;
		this.forging = false;
		this.mixingNonces = false;
	}

	/**
	 * Signs tokens with a key that is not its own.
	 */
	void forge() {
		this.forging = true;
	}

	/**
	 * Gives tokens that were made for another sign-in.
	 */
	void mixNonces() {
		this.mixingNonces = true;
	}

	/**
	 * All that nobody else should know.
	 */
	List<String> secrets() {
		return List.copyOf(this.secrets);
	}

	private Map<String, Object> metadata() {
		return Map.of("issuer", issuer(), "authorization_endpoint", issuer() + "/authorize", "token_endpoint",
				issuer() + "/token", "jwks_uri", issuer() + "/keys", "response_types_supported", List.of("code"),
				"subject_types_supported", List.of("public"), "id_token_signing_alg_values_supported",
				List.of("RS256"));
	}

	private void authorize(HttpExchange exchange) throws IOException {
		Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
		String code = UUID.randomUUID().toString();
		this.asked.put(code, query);
		this.secrets.add(code);
		exchange.getResponseHeaders()
			.add("Location", query.get("redirect_uri") + "?code=" + code + "&state="
					+ URLEncoder.encode(query.get("state"), StandardCharsets.UTF_8));
		exchange.sendResponseHeaders(302, -1);
		exchange.close();
	}

	/**
	 * Gives tokens to the client alone, for a code that it gave to the same browser.
	 */
	private void token(HttpExchange exchange) throws IOException {
		Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
		Map<String, String> query = this.asked.remove(String.valueOf(form.get("code")));
		String client = "Basic "
				+ Base64.getEncoder().encodeToString(("console:" + CLIENT_SECRET).getBytes(StandardCharsets.UTF_8));
		this.secrets.add(String.valueOf(form.get("code_verifier")));
		if (query == null || !client.equals(exchange.getRequestHeaders().getFirst("Authorization"))
				|| !query.get("redirect_uri").equals(form.get("redirect_uri"))
				|| !"S256".equals(query.get("code_challenge_method"))
				|| !query.get("code_challenge").equals(challenge(form.get("code_verifier")))) {
			json(exchange, 400, Map.of("error", "invalid_grant"));
			return;
		}
		String token = idToken(query.get("nonce"));
		String access = UUID.randomUUID().toString();
		this.secrets.addAll(List.of(token, access));
		json(exchange, 200,
				Map.of("access_token", access, "token_type", "Bearer", "expires_in", 60, "id_token", token));
	}

	private String idToken(String nonce) throws IOException {
		try {
			JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().issuer(issuer())
				.audience("console")
				.issueTime(Date.from(Instant.now()))
				.expirationTime(Date.from(Instant.now().plusSeconds(60)))
				.claim("nonce", this.mixingNonces ? "another" : nonce);
			this.user.forEach(claims::claim);
			SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(),
					claims.build());
			token.sign(new RSASSASigner(this.forging ? new RSAKeyGenerator(2048).keyID("one").generate() : this.key));
			return token.serialize();
		}
		catch (JOSEException ex) {
			throw new IOException(ex);
		}
	}

	private static String challenge(String verifier) {
		try {
			return Base64.getUrlEncoder()
				.withoutPadding()
				.encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Map<String, String> form(String text) {
		return Stream.of(text.split("&"))
			.map((pair) -> pair.split("=", 2))
			.collect(Collectors.toMap((pair) -> pair[0], (pair) -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
	}

	private static void json(HttpExchange exchange, int status, Map<String, Object> value) throws IOException {
		byte[] body = JsonMapper.builder().build().writeValueAsBytes(value);
		exchange.getResponseHeaders().add("Content-Type", "application/json");
		exchange.sendResponseHeaders(status, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
