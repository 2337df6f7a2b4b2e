package io.github.privatelinkhandson.wizard;

import java.nio.charset.StandardCharsets;

import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

import io.github.privatelinkhandson.lab.StageKey;

/**
 * Redirects of a browser after something was asked for, with the message shown there.
 */
final class Redirects {

	private Redirects() {
	}

	static String lab(String lab) {
		return "redirect:/labs/" + UriUtils.encodePathSegment(lab, StandardCharsets.UTF_8);
	}

	static String teardown(String lab) {
		return lab(lab) + "/teardown";
	}

	static String stage(String lab, StageKey stage) {
		return lab(lab) + "/stages/" + stage.key();
	}

	/**
	 * Redirects likewise, with a message to be shown there.
	 * @param message the last part of a key {@code flash.…}
	 */
	static String stage(String lab, StageKey stage, RedirectAttributes attributes, String message) {
		attributes.addFlashAttribute("flash", message);
		return stage(lab, stage);
	}

}
