package cn.fangfei.server.funds;

import cn.fangfei.formats.alert.AlertRefused;

/** Why a pair of files was not taken in. */
public enum AlertRefusal {

	BAD_SIGNATURE_FILE("签名文件不合格式", false), UNKNOWN_FORMAT("格式不认识", false), UNKNOWN_KEY("公钥没有登记", true),
	KEY_UNCONFIRMED("公钥还没有确认", false), KEY_NOT_YET_VALID("公钥还没有到生效日", false), KEY_EXPIRED("公钥已过有效期", false),
	KEY_WITHDRAWN("公钥已停用", true), OTHER_BANK("公钥不是这家银行的", true), WRONG_SIGNATURE("签名不成立", true), ALTERED("文件被改动", true),
	REPLAYED("重复的文件", true), OUT_OF_ORDER("早于已收的文件", true), FROM_FUTURE("签名时间在将来", true), BAD_LINE("内容不合格式", false),
	CARRIES_TRANSACTIONS("带有交易明细", false), CARRIES_ACCOUNT("带有账号、卡号或者证件号", false), UNREADABLE("文件无法读取", false);

	private final String label;

	private final boolean suspicious;

	AlertRefusal(String label, boolean suspicious) {
		this.label = label;
		this.suspicious = suspicious;
	}

	public String label() {
		return label;
	}

	/** Whether somebody may have forged, changed or sent again what is not theirs: the office is told at once. */
	boolean suspicious() {
		return suspicious;
	}

	static AlertRefusal of(AlertRefused.Reason reason) {
		return switch (reason) {
			case BAD_SIGNATURE_FILE -> BAD_SIGNATURE_FILE;
			case UNKNOWN_FORMAT -> UNKNOWN_FORMAT;
			case BAD_KEY, WRONG_KEY -> UNKNOWN_KEY;
			case WRONG_SIGNATURE -> WRONG_SIGNATURE;
			case SIZE, ALTERED, COUNT -> ALTERED;
			case BAD_LINE -> BAD_LINE;
			case CARRIES_TRANSACTIONS -> CARRIES_TRANSACTIONS;
			case CARRIES_ACCOUNT -> CARRIES_ACCOUNT;
			case UNREADABLE -> UNREADABLE;
		};
	}
}
