package cn.fangfei.server.access;

import cn.fangfei.server.kernel.Refusal;

/** No session, or it has ended. */
public class NotSignedIn extends Refusal {

	NotSignedIn() {
		super(Kind.NOT_SIGNED_IN);
	}
}
