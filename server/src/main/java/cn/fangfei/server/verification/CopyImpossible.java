package cn.fangfei.server.verification;

/** No working copy can be made of a file; the message says why, in Chinese. */
class CopyImpossible extends Exception {

	CopyImpossible(String why) {
		super(why);
	}
}
