package io.github.privatelinkhandson.simulator.compute;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The web servers that a machine can run, as Amazon Linux 2023 installs them: where their
 * pages lie and what they answer without any.
 */
enum WebServer {

	HTTPD("httpd", "Apache/2.4.62 (Amazon Linux)", "/var/www/html", 403, "Forbidden", """
			<!DOCTYPE html>
			<html lang="en">
			    <head>
			        <meta http-equiv="Content-Type" content="text/html; charset=UTF-8"/>
			        <title>Test Page for the HTTP Server</title>
			    </head>
			    <body>
			        <h1>It works!</h1>
			        <p>This page is used to test the proper operation of the HTTP server after it has been \
			installed.</p>
			    </body>
			</html>
			""", """
			<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">
			<html><head>
			<title>404 Not Found</title>
			</head><body>
			<h1>Not Found</h1>
			<p>The requested URL was not found on this server.</p>
			</body></html>
			"""),

	NGINX("nginx", "nginx/1.26.2", "/usr/share/nginx/html", 200, "OK", """
			<!DOCTYPE html>
			<html>
			<head>
			<title>Welcome to nginx!</title>
			</head>
			<body>
			<h1>Welcome to nginx!</h1>
			</body>
			</html>
			""", """
			<html>
			<head><title>404 Not Found</title></head>
			<body>
			<center><h1>404 Not Found</h1></center>
			<hr><center>nginx/1.26.2</center>
			</body>
			</html>
			""");

	private final String unit;

	private final String server;

	private final String root;

	private final int welcomeStatus;

	private final String welcomeReason;

	private final String welcome;

	private final String notFound;

	WebServer(String unit, String server, String root, int welcomeStatus, String welcomeReason, String welcome,
			String notFound) {
		this.unit = unit;
		this.server = server;
		this.root = root;
		this.welcomeStatus = welcomeStatus;
		this.welcomeReason = welcomeReason;
		this.welcome = welcome;
		this.notFound = notFound;
	}

	static Stream<WebServer> all() {
		return Stream.of(values());
	}

	String unit() {
		return this.unit;
	}

	HttpAnswer get(Machine machine, String path) {
		String asked = path.replaceFirst("[?#].*", "");
		Optional<String> page = machine.file(this.root + (asked.endsWith("/") ? asked + "index.html" : asked));
		if (page.isPresent()) {
			return answer(200, "OK", page.get());
		}
		return asked.equals("/") ? answer(this.welcomeStatus, this.welcomeReason, this.welcome)
				: answer(404, "Not Found", this.notFound);
	}

	private HttpAnswer answer(int status, String reason, String body) {
		return new HttpAnswer(status, reason, this.server, "text/html; charset=UTF-8", body);
	}

}
