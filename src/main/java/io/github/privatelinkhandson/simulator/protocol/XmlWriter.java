package io.github.privatelinkhandson.simulator.protocol;

import java.nio.charset.StandardCharsets;

/**
 * Writes XML elements and texts.
 */
final class XmlWriter {

	private final StringBuilder out = new StringBuilder(1024).append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

	XmlWriter open(String name) {
		this.out.append('<').append(name).append('>');
		return this;
	}

	XmlWriter open(String name, String namespace) {
		this.out.append('<').append(name).append(" xmlns=\"").append(namespace).append("\">");
		return this;
	}

	XmlWriter close(String name) {
		this.out.append("</").append(name).append('>');
		return this;
	}

	XmlWriter element(String name, String text) {
		open(name);
		int plain = 0;
		while (plain < text.length() && isPlain(text.charAt(plain))) {
			plain++;
		}
		this.out.append(text, 0, plain);
		for (int i = plain; i < text.length(); i++) {
			character(text.charAt(i));
		}
		return close(name);
	}

	byte[] bytes() {
		return this.out.toString().getBytes(StandardCharsets.UTF_8);
	}

	private void character(char c) {
		switch (c) {
			case '&' -> this.out.append("&amp;");
			case '<' -> this.out.append("&lt;");
			case '>' -> this.out.append("&gt;");
			case '\r' -> this.out.append("&#13;");
			default -> this.out.append(isXml(c) ? c : '\ufffd');
		}
	}

	private static boolean isPlain(char c) {
		return c >= ' ' && c < 127 && c != '&' && c != '<' && c != '>';
	}

	private static boolean isXml(char c) {
		return (c >= ' ' && c < '\ufffe') || c == '\n' || c == '\t';
	}

}
