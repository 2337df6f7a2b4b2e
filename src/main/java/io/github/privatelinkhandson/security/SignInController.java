package io.github.privatelinkhandson.security;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page on which facilitators sign in.
 */
@Controller
class SignInController {

	private static final String PAGE = "login";

	@GetMapping("/login")
	String page() {
		return PAGE;
	}

	/**
	 * The same page after a name and password that do not belong together.
	 */
	@PostMapping("/login/refused")
	ModelAndView refused() {
		ModelAndView page = new ModelAndView(PAGE, HttpStatus.UNPROCESSABLE_CONTENT);
		page.addObject("refused", true);
		return page;
	}

}
