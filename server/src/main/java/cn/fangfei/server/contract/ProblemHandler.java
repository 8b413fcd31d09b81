package cn.fangfei.server.contract;

import cn.fangfei.server.kernel.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Turns every failure into problem+json (RFC 9457) with Chinese words: what happened and what to do next. The {@code type} is
 * stable; nothing of the inside of the house leaves it.
 */
@RestControllerAdvice
class ProblemHandler extends ResponseEntityExceptionHandler {

	private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

	private static final Map<Refusal.Kind, HttpStatus> STATUS = Map.of(
			Refusal.Kind.NOT_FOUND, HttpStatus.NOT_FOUND,
			Refusal.Kind.CONFLICT, HttpStatus.CONFLICT,
			Refusal.Kind.FORBIDDEN, HttpStatus.FORBIDDEN,
			Refusal.Kind.NOT_SIGNED_IN, HttpStatus.UNAUTHORIZED,
			Refusal.Kind.INVALID, HttpStatus.UNPROCESSABLE_CONTENT,
			Refusal.Kind.TOO_MANY, HttpStatus.TOO_MANY_REQUESTS,
			Refusal.Kind.TOO_LARGE, HttpStatus.CONTENT_TOO_LARGE,
			Refusal.Kind.FULL, HttpStatus.INSUFFICIENT_STORAGE);

	private static final String WRONG_SHAPE = "值的格式不对";

	private final MessageSource messages;

	ProblemHandler(MessageSource messages) {
		this.messages = messages;
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> refused(Refusal refusal, HttpServletRequest request) {
		var status = STATUS.getOrDefault(refusal.kind(), HttpStatus.CONFLICT);
		var answer = ResponseEntity.status(status);
		var again = refusal.retryAfter();
		if (again != null) {
			answer.header(HttpHeaders.RETRY_AFTER, Long.toString(again.toSeconds()));
		}
		return answer.body(problem(status, refusal.name(), request.getRequestURI(), refusal.arguments().toArray()));
	}

	@ExceptionHandler
	ProblemDetail invalidValue(IllegalArgumentException failure, HttpServletRequest request) {
		log.debug("invalid value", failure);
		return problem(HttpStatus.BAD_REQUEST, "InvalidRequest", request.getRequestURI());
	}

	@ExceptionHandler
	ProblemDetail invalidParameter(MethodArgumentTypeMismatchException failure, HttpServletRequest request) {
		var problem = problem(HttpStatus.BAD_REQUEST, "InvalidRequest", request.getRequestURI());
		problem.setProperty("errors", List.of(new FieldProblem(failure.getName(), WRONG_SHAPE)));
		return problem;
	}

	@ExceptionHandler
	ProblemDetail invalid(ConstraintViolationException failure, HttpServletRequest request) {
		var problem = problem(HttpStatus.BAD_REQUEST, "InvalidRequest", request.getRequestURI());
		problem.setProperty("errors", failure.getConstraintViolations()
			.stream()
			.map(v -> new FieldProblem(v.getPropertyPath().toString(), v.getMessage()))
			.toList());
		return problem;
	}

	@ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
	ProblemDetail databaseAway(Exception failure, HttpServletRequest request) {
		log.error("database not available: {}", failure.getMessage());
		return problem(HttpStatus.SERVICE_UNAVAILABLE, "DatabaseAway", request.getRequestURI());
	}

	/** Two that change the same things each held what the other wanted; one of them had to give way. */
	@ExceptionHandler
	ProblemDetail stoodInTheWay(PessimisticLockingFailureException failure, HttpServletRequest request) {
		log.warn("gave way at {} {}: {}", request.getMethod(), request.getRequestURI(), failure.getMessage());
		return problem(HttpStatus.CONFLICT, "StoodInTheWay", request.getRequestURI());
	}

	@ExceptionHandler
	ProblemDetail unexpected(Exception failure, HttpServletRequest request) {
		log.error("unexpected failure at {} {}", request.getMethod(), request.getRequestURI(), failure);
		return problem(HttpStatus.INTERNAL_SERVER_ERROR, "Unexpected", request.getRequestURI());
	}

	@Override
	protected ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException failure,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		var problem = problem(HttpStatus.BAD_REQUEST, "InvalidRequest", path(request));
		problem.setProperty("errors", failure.getFieldErrors()
			.stream()
			.map(e -> new FieldProblem(e.getField(), e.isBindingFailure() ? WRONG_SHAPE : e.getDefaultMessage()))
			.toList());
		return ResponseEntity.badRequest().body(problem);
	}

	@Override
	protected ResponseEntity<Object> handleHandlerMethodValidationException(HandlerMethodValidationException failure,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		var problem = problem(HttpStatus.BAD_REQUEST, "InvalidRequest", path(request));
		problem.setProperty("errors", failure.getParameterValidationResults()
			.stream()
			.flatMap(r -> r.getResolvableErrors()
				.stream()
				.map(e -> new FieldProblem(r.getMethodParameter().getParameterName(), e.getDefaultMessage())))
			.toList());
		return ResponseEntity.badRequest().body(problem);
	}

	@Override
	protected ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException failure,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof BodyTooLarge refusal) {
				var tooLarge = HttpStatus.CONTENT_TOO_LARGE;
				return ResponseEntity.status(tooLarge).body(problem(tooLarge, refusal.name(), path(request), refusal.arguments().toArray()));
			}
		}
		return ResponseEntity.badRequest().body(problem(HttpStatus.BAD_REQUEST, "InvalidRequest", path(request)));
	}

	/** What machines meet whose curl was not told the type. */
	@Override
	protected ResponseEntity<Object> handleHttpMediaTypeNotSupported(HttpMediaTypeNotSupportedException failure,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		var wanted = failure.getSupportedMediaTypes().stream().filter(MediaType::isConcrete).map(MediaType::toString).findFirst().orElse("application/json");
		return ResponseEntity.status(status).headers(headers)
			.body(problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "WrongContentType", path(request), wanted));
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception failure, @Nullable Object body,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		var known = HttpStatus.resolve(status.value());
		var name = known == HttpStatus.NOT_FOUND ? "NotFound" : known == HttpStatus.METHOD_NOT_ALLOWED ? "NotAllowed"
				: status.is5xxServerError() ? "Unexpected" : "InvalidRequest";
		var problem = problem(known == null ? HttpStatus.BAD_REQUEST : known, name, path(request));
		return ResponseEntity.status(status).headers(headers).body(problem);
	}

	private ProblemDetail problem(HttpStatus status, String name, String path, Object... arguments) {
		var problem = ProblemDetail.forStatus(status);
		problem.setType(URI.create("/problems/" + name));
		problem.setTitle(messages.getMessage(name + ".title", arguments, name, Locale.CHINA));
		problem.setDetail(messages.getMessage(name + ".detail", arguments, "", Locale.CHINA));
		problem.setInstance(URI.create(path));
		return problem;
	}

	private static String path(WebRequest request) {
		return ((ServletWebRequest) request).getRequest().getRequestURI();
	}

	/** A field of the request that cannot stand, and why, in Chinese. */
	record FieldProblem(@Nullable String field, @Nullable String message) {
	}
}
