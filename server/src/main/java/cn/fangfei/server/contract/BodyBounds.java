package cn.fangfei.server.contract;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Holds what is read of a request to a bound, so that nobody fills the memory of all with one (A19): a longer one is refused
 * by the length it tells, or where reading passes the bound. Files are no such bodies; they are read as streams and have bounds of their
 * own.
 */
@RestControllerAdvice
class BodyBounds extends RequestBodyAdviceAdapter {

	/** The longest form holds a text of a hundred thousand characters, and each may be written as six. */
	static final long USUAL = 1L << 20;

	@Override
	public boolean supports(MethodParameter parameter, Type target, Class<? extends HttpMessageConverter<?>> converter) {
		return true;
	}

	@Override
	public HttpInputMessage beforeBodyRead(HttpInputMessage message, MethodParameter parameter, Type target,
			Class<? extends HttpMessageConverter<?>> converter) {
		var largest = parameter.getMethodAnnotation(LargestBody.class);
		var most = largest == null ? USUAL : (long) largest.megabytes() << 20;
		if (message.getHeaders().getContentLength() > most) {
			throw new BodyTooLarge(most);
		}
		return new Bounded(message, most);
	}

	private record Bounded(HttpInputMessage message, long most) implements HttpInputMessage {

		@Override
		public InputStream getBody() throws IOException {
			return new BoundedStream(message.getBody(), most);
		}

		@Override
		public HttpHeaders getHeaders() {
			return message.getHeaders();
		}
	}

	private static final class BoundedStream extends FilterInputStream {

		private final long most;

		private long read;

		BoundedStream(InputStream in, long most) {
			super(in);
			this.most = most;
		}

		@Override
		public int read() throws IOException {
			var one = super.read();
			count(one < 0 ? 0 : 1);
			return one;
		}

		@Override
		public int read(byte[] into, int offset, int length) throws IOException {
			var some = super.read(into, offset, length);
			count(Math.max(0, some));
			return some;
		}

		private void count(int bytes) {
			read += bytes;
			if (read > most) {
				throw new BodyTooLarge(most);
			}
		}
	}
}
