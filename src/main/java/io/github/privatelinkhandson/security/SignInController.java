package io.github.privatelinkhandson.security;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.WebUtils;

import io.github.privatelinkhandson.security.oidc.OidcLogin;

/**
 * The page on which facilitators sign in.
 */
@Controller
class SignInController {

	private static final String PAGE = "facilitator/login";

	private final OidcLogin oidc;

	SignInController(OidcLogin oidc) {
		this.oidc = oidc;
	}

	@ModelAttribute("providers")
	List<OidcLogin.Provider> providers() {
		return this.oidc.providers();
	}

	/**
	 * Shows the form. A cookie that nobody is recognised by is that of a sign-in that has
	 * ended.
	 */
	@GetMapping("/login")
	String page(@Nullable Authentication known, HttpServletRequest request, Model model) {
		boolean signedIn = known != null && SecurityRole.FACILITATOR.isGrantedTo(known);
		model.addAttribute("ended",
				!signedIn && WebUtils.getCookie(request, CookieSecurityContextRepository.FACILITATOR) != null);
		return PAGE;
	}

	/**
	 * The same page after a name and password that do not belong together, or for those
	 * whom a provider knows, but nobody here.
	 */
	@RequestMapping("/login/refused")
	ModelAndView refused(@RequestAttribute(name = OidcLogin.REFUSED, required = false) @Nullable String reason,
			@RequestParam(defaultValue = "") String name) {
		ModelAndView page = new ModelAndView(PAGE, HttpStatus.UNPROCESSABLE_CONTENT);
		page.addObject("refused", (reason != null) ? reason : "password");
		page.addObject("typedName", name);
		return page;
	}

}
