package cn.fangfei.formats;

/** How bad a problem is: an {@code ERROR} rejects the row, a {@code WARNING} leaves one value out or in doubt and keeps the row. */
public enum Severity {
	ERROR, WARNING
}
