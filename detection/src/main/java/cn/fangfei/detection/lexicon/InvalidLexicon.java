package cn.fangfei.detection.lexicon;

/** A lexicon file that cannot be read, said so that the person who made it can mend it. */
public final class InvalidLexicon extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final int line;

	private final String field;

	private final String remedy;

	InvalidLexicon(int line, String field, String problem, String remedy) {
		super("字样清单第" + line + "行“" + field + "”：" + problem + "。" + remedy + "。");
		this.line = line;
		this.field = field;
		this.remedy = remedy;
	}

	/** The line of the file, counted from 1. */
	public int line() {
		return line;
	}

	public String field() {
		return field;
	}

	public String remedy() {
		return remedy;
	}

}
