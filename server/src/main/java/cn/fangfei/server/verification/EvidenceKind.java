package cn.fangfei.server.verification;

/** What evidence is to the eye and ear. */
public enum EvidenceKind {

	PHOTO("照片"), VIDEO("视频"), AUDIO("音频"), DOCUMENT("文档"), OTHER("其他");

	private final String label;

	EvidenceKind(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
