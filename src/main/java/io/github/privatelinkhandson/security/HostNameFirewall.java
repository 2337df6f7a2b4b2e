package io.github.privatelinkhandson.security;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriter;

/**
 * Rejects malformed requests, and those whose Host header is not allowed. The error page
 * of a rejected request is let through.
 */
class HostNameFirewall extends StrictHttpFirewall implements RequestRejectedHandler {

	private final HttpFirewall errorPages = new StrictHttpFirewall();

	private final AllowedHosts hosts;

	private final List<HeaderWriter> headers;

	/**
	 * Create the firewall.
	 * @param headers the headers of the responses to rejected requests, which reach no
	 * filter
	 */
	HostNameFirewall(AllowedHosts hosts, List<HeaderWriter> headers) {
		this.hosts = hosts;
		this.headers = headers;
		setAllowedHostnames(hosts::allow);
		// PostgreSQL keeps no text with it, and nobody types it
		setAllowedParameterValues((value) -> value.indexOf('\0') < 0);
	}

	@Override
	public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
		return (request.getDispatcherType() == DispatcherType.ERROR) ? this.errorPages.getFirewalledRequest(request)
				: super.getFirewalledRequest(request);
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException exception)
			throws IOException {
		this.headers.forEach((header) -> header.writeHeaders(request, response));
		HttpStatus status = this.hosts.allow(request.getServerName()) ? HttpStatus.BAD_REQUEST : HttpStatus.FORBIDDEN;
		response.sendError(status.value());
	}

}
