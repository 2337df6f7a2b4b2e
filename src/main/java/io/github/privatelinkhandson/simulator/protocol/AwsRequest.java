package io.github.privatelinkhandson.simulator.protocol;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * An HTTP request to AWS, however it came here. It is for the thread that handles it.
 */
public final class AwsRequest {

	private final String method;

	private final String path;

	private final String query;

	private final Function<String, @Nullable String> headers;

	private final byte[] body;

	private @Nullable String text;

	private @Nullable Form form;

	/**
	 * Create a request.
	 * @param query the query string as it was sent, empty where there is none
	 * @param headers gives the first header of a name, in any case, or null
	 */
	public AwsRequest(String method, String path, @Nullable String query, Function<String, @Nullable String> headers,
			byte[] body) {
		this.method = method;
		this.path = path;
		this.query = (query != null) ? query : "";
		this.headers = headers;
		this.body = body;
	}

	/**
	 * Tells if it asks for nothing: a browser that opens the endpoint.
	 */
	public boolean isVisit() {
		return (this.method.equals("GET") || this.method.equals("HEAD")) && this.path.equals("/")
				&& this.query.isEmpty() && this.body.length == 0 && header("Authorization") == null;
	}

	public @Nullable String header(String name) {
		return this.headers.apply(name);
	}

	public boolean isJson() {
		String type = header("Content-Type");
		return header("X-Amz-Target") != null || (type != null && type.startsWith("application/x-amz-json"));
	}

	/**
	 * Returns a parameter of the query string or the form. Nothing is built of the
	 * others, so this costs little before the caller is known.
	 */
	public @Nullable String parameter(String name) {
		String inQuery = Form.find(this.query, name);
		return (inQuery != null || isJson()) ? inQuery : Form.find(text(), name);
	}

	private String text() {
		if (this.text == null) {
			this.text = new String(this.body, StandardCharsets.UTF_8);
		}
		return this.text;
	}

	/**
	 * Length of its body in bytes.
	 */
	public int length() {
		return this.body.length;
	}

	public String method() {
		return this.method;
	}

	/**
	 * The path as it was sent.
	 */
	public String path() {
		return this.path;
	}

	/**
	 * The query string as it was sent, empty where there is none.
	 */
	public String query() {
		return this.query;
	}

	public byte[] body() {
		return this.body;
	}

	/**
	 * The parameters of query string and body; those of a JSON body are its query
	 * string's.
	 */
	Form form() {
		if (this.form == null) {
			Form parsed = new Form();
			parsed.addAll(this.query);
			if (!isJson()) {
				parsed.addAll(text());
			}
			this.form = parsed;
		}
		return this.form;
	}

}
