package io.github.privatelinkhandson.facilitator;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

import io.github.privatelinkhandson.security.AuthenticationMode;

/**
 * Resolves controller arguments of type {@link Facilitator}: the one who is signed in, or
 * the local one where nobody has to sign in.
 */
class FacilitatorArgument implements HandlerMethodArgumentResolver {

	private final AuthenticationMode authenticationMode;

	FacilitatorArgument(AuthenticationMode authenticationMode) {
		this.authenticationMode = authenticationMode;
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == Facilitator.class;
	}

	@Override
	public Facilitator resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
		@Nullable Authentication known = SecurityContextHolder.getContext().getAuthentication();
		if (known != null && known.getPrincipal() instanceof Facilitator facilitator) {
			return facilitator;
		}
		if (!this.authenticationMode.isOn()) {
			return Facilitator.LOCAL;
		}
		throw new AccessDeniedException("Only facilitators can do this");
	}

}
