package io.github.privatelinkhandson.security;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.database.DatabaseFaults;

/**
 * Answers those who could not be signed in. A name that is nobody's is not recorded: some
 * type their password there.
 */
@Component
class SignInRefusal implements AuthenticationFailureHandler {

	private final SignInStore signIns;

	private final SecurityLog log;

	SignInRefusal(SignInStore signIns, SecurityLog log) {
		this.signIns = signIns;
		this.log = log;
	}

	/**
	 * Shows the same page again, unless the database could not be asked. Its address is
	 * another, which no filter takes for a form that was sent.
	 */
	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException exception) throws IOException, ServletException {
		if (DatabaseFaults.isCauseOf(exception)) {
			throw exception;
		}
		@Nullable String name = request.getParameter("name");
		this.log.record(SecurityLog.Event.SIGN_IN_FAILED, (name != null && this.signIns.hasAccount(name)) ? name : null,
				request.getRequestURI());
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		request.getRequestDispatcher("/login/refused").forward(request, response);
	}

}
