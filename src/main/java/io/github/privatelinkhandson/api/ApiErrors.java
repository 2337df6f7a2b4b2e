package io.github.privatelinkhandson.api;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.database.DatabaseFaults;
import io.github.privatelinkhandson.problem.ConflictException;
import io.github.privatelinkhandson.problem.NotFoundException;

/**
 * Answers errors of the JSON interface as problem details (RFC 9457) with a stable code.
 */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiErrors extends ResponseEntityExceptionHandler {

	private static final int MAX_DETAIL = 2000;

	private static final URI BLANK = URI.create("about:blank");

	/** Characters of a member's name that are shown. */
	private static final int MAX_NAME = 60;

	private static final Logger logger = LoggerFactory.getLogger(ApiErrors.class);

	@ExceptionHandler
	ResponseEntity<ProblemDetail> notFound(NotFoundException ex) {
		return problem(HttpStatus.NOT_FOUND, "not-found", ex.getMessage());
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> conflict(ConflictException ex) {
		return problem(ex.isInvalid() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT, ex.code(),
				ex.getMessage());
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> badRequest(IllegalArgumentException ex) {
		return problem(HttpStatus.BAD_REQUEST, "bad-request", ex.getMessage());
	}

	/**
	 * Left to Spring Security, which answers it.
	 */
	@ExceptionHandler
	ResponseEntity<ProblemDetail> denied(AccessDeniedException ex) {
		throw ex;
	}

	/**
	 * Answers other failures. Those of the database are left to the filter that answers
	 * them for pages too, and rejected requests to Spring Security.
	 */
	@ExceptionHandler
	ResponseEntity<ProblemDetail> unexpected(RuntimeException ex) {
		if (DatabaseFaults.isCauseOf(ex) || ex instanceof RequestRejectedException) {
			throw ex;
		}
		return AwsFailure.ofAws(ex)
			.map((failure) -> problem(HttpStatus.BAD_GATEWAY, failure.code(), failure.message()))
			.orElseGet(() -> {
				logger.error("A call of the JSON interface failed", ex);
				return problem(HttpStatus.INTERNAL_SERVER_ERROR, "internal-error",
						"Something went wrong in the console.");
			});
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		ProblemDetail detail = ProblemDetail.forStatusAndDetail(status,
				"The body is not the JSON object that is expected here: it cannot be read, or has unknown members or values."
						+ member(ex));
		return handleExceptionInternal(ex, detail, headers, status, request);
	}

	/**
	 * Answers 404 where the name of something in the address is that of nothing.
	 */
	@Override
	protected @Nullable ResponseEntity<Object> handleTypeMismatch(TypeMismatchException ex, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		if (NestedExceptionUtils.getMostSpecificCause(ex) instanceof NotFoundException missing) {
			ProblemDetail detail = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, missing.getMessage());
			return handleExceptionInternal(ex, detail, headers, HttpStatus.NOT_FOUND, request);
		}
		return super.handleTypeMismatch(ex, headers, status, request);
	}

	@Override
	protected ResponseEntity<Object> createResponseEntity(@Nullable Object body, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		if (body instanceof ProblemDetail detail) {
			complete(detail, switch (status.value()) {
				case 404 -> "not-found";
				case 405 -> "method-not-allowed";
				case 406 -> "not-acceptable";
				case 415 -> "unsupported-media-type";
				case 429 -> "too-many-requests";
				default -> status.is4xxClientError() ? "bad-request" : "internal-error";
			});
			headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
		}
		return super.createResponseEntity(body, headers, status, request);
	}

	/**
	 * Returns a sentence that names the member that was not understood; empty if it is
	 * the whole body.
	 */
	private static String member(HttpMessageNotReadableException ex) {
		if (!(ex.getCause() instanceof JacksonException cause) || cause.getPath().isEmpty()) {
			return "";
		}
		String name = String.valueOf(cause.getPath().get(0).getPropertyName());
		return " See the member \"%s\".".formatted((name.length() > MAX_NAME) ? name.substring(0, MAX_NAME) : name);
	}

	private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String code, @Nullable String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, shortened(String.valueOf(detail)));
		complete(problem, code);
		return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
	}

	/**
	 * Returns what may name a value that was sent, at a readable length.
	 */
	private static String shortened(String detail) {
		return (detail.length() <= MAX_DETAIL) ? detail : detail.substring(0, MAX_DETAIL) + "…";
	}

	/**
	 * Completes a problem. Its title is that of the status; clients distinguish problems
	 * by the code.
	 */
	private static void complete(ProblemDetail problem, String code) {
		problem.setType(BLANK);
		problem.setProperty("code", code);
	}

}
