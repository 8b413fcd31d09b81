package cn.fangfei.formats;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Rows of one format, one after the other; blank rows are left out. A thrown exception ends the file: what came before stays valid. */
interface RowSource extends Closeable {

	boolean next() throws IOException;

	RawRow row();

	/** The line being read, for the message when the file ends badly. */
	long line();

	/** Told once the header is known. */
	void expectHeader(List<String> header);

	long bytesTotal();

	long bytesRead();
}
