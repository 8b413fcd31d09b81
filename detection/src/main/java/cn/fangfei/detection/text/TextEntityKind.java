package cn.fangfei.detection.text;

/** What a text names by which its author can be found. */
public enum TextEntityKind {

	FIRM, PHONE, WECHAT, URL, ACCOUNT, ADDRESS

}
