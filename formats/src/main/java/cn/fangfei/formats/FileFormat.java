package cn.fangfei.formats;

/** What a register file is by its content; the name it was given is not trusted. */
public enum FileFormat {
	CSV, CSV_GZ, XLSX
}
