package cn.fangfei.server.kernel;

/** A free text holds what looks like somebody's identity or telephone number. The number itself is never repeated. */
public class IdentityInText extends Refusal {

	IdentityInText(String where) {
		super(Kind.INVALID, where);
	}
}
