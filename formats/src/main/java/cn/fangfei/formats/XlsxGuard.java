package cn.fangfei.formats;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

import com.fasterxml.aalto.stax.InputFactoryImpl;

/**
 * Looks through a workbook before it is read. The reader trusts what a workbook says of itself – a cell in column 2 000 000 000, text
 * number 2 000 000 000, a row without end – and would fill the memory with it; after this pass it may. Every part is looked at, whatever
 * its name, because a workbook may point at any of them.
 */
final class XlsxGuard {

	private static final int MOST_PARTS = 10_000;
	private static final int MOST_CELLS_IN_ROW = 20_000;
	private static final int MOST_TEXTS = 4_000_000;
	private static final String BROKEN_REMEDY = "请用表格软件打开后另存为 .xlsx 再上传";

	private final ReadLimits limits;
	private long unfolded;
	private long mostRows;
	private long highestText = -1;
	private long texts = -1;

	private XlsxGuard(ReadLimits limits) {
		this.limits = limits;
	}

	/** @return the number of rows of the longest sheet, for progress */
	static long check(Path file, String fileName, ReadLimits limits) throws IOException, UnreadableFile {
		var guard = new XlsxGuard(limits);
		try (var zip = new ZipFile(file.toFile())) {
			refuseOthers(zip, fileName);
			if (zip.size() > MOST_PARTS) {
				throw new LimitReached("里面的部件太多，不像是表格", BROKEN_REMEDY);
			}
			var names = new HashSet<String>();
			for (var entries = zip.entries(); entries.hasMoreElements();) {
				var entry = entries.nextElement();
				if (!names.add(entry.getName().toLowerCase(Locale.ROOT))) {
					throw new LimitReached("的结构异常（部件重名），不能读取", BROKEN_REMEDY);
				}
				if (!entry.isDirectory()) {
					guard.checkPart(zip, entry);
				}
			}
			if (guard.texts >= 0 && guard.highestText >= guard.texts) {
				throw new LimitReached("的结构异常（缺少单元格的文字），不能读取", BROKEN_REMEDY);
			}
			return guard.mostRows;
		} catch (XMLStreamException | RuntimeException e) {
			throw new UnreadableFile("文件“" + fileName + "”的内容已损坏，无法读取。" + BROKEN_REMEDY, e);
		}
	}

	private static void refuseOthers(ZipFile zip, String fileName) throws UnreadableFile {
		if (zip.getEntry("xl/workbook.bin") != null) {
			throw new UnreadableFile("文件“" + fileName + "”是二进制工作簿（.xlsb）。请用表格软件打开后另存为 .xlsx 再上传");
		}
		if (zip.getEntry("word/document.xml") != null) {
			throw new UnreadableFile("文件“" + fileName + "”是 Word 文档，不是表格。请把表格复制到表格软件中，另存为 .xlsx 再上传");
		}
		if (zip.getEntry("ppt/presentation.xml") != null) {
			throw new UnreadableFile("文件“" + fileName + "”是演示文稿，不是表格。请上传 .csv、.csv.gz 或 .xlsx 文件");
		}
		if (zip.getEntry("mimetype") != null) {
			throw new UnreadableFile("文件“" + fileName + "”不是 .xlsx 表格（可能是 .ods）。请用表格软件打开后另存为 .xlsx 再上传");
		}
		if (zip.getEntry("[Content_Types].xml") == null) {
			throw new UnreadableFile("文件“" + fileName + "”是压缩包，不是 .xlsx 表格。请解压后上传其中的 .csv 或 .xlsx 文件");
		}
	}

	private void checkPart(ZipFile zip, ZipEntry entry) throws IOException, XMLStreamException {
		long stored = Math.max(1, entry.getCompressedSize());
		long most = Math.min((long) limits.maxXlsxEntryMegabytes() << 20, Math.max(0, limits.maxUncompressedBytes() - unfolded));
		try (var raw = zip.getInputStream(entry);
				var in = new BufferedInputStream(new BoundedInflation(raw, () -> stored, most, limits), 1 << 16)) {
			in.mark(16);
			var head = in.readNBytes(4);
			in.reset();
			if (head.length < 4) {
				return;
			}
			int first = head[0] & 0xff;
			int second = head[1] & 0xff;
			if (first == 0xfe && second == 0xff || first == 0xff && second == 0xfe || first == '<' && second == 0 || first == 0 && (second == '<' || second == 0)) {
				throw new LimitReached("里有不支持的文字编码，不能读取", BROKEN_REMEDY);
			}
			boolean bom = first == 0xef && second == 0xbb;
			if (first != '<' && !bom && !Character.isWhitespace(first)) {
				// no XML: a picture or the like, which no reader of sheets can take for one
				return;
			}
			walk(new PlainXml(in));
		}
	}

	private void walk(PlainXml in) throws IOException, XMLStreamException {
		try {
			XMLInputFactory factory = new InputFactoryImpl();
			factory.setProperty(XMLInputFactory.SUPPORT_DTD, Boolean.FALSE);
			factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, Boolean.FALSE);
			var xml = factory.createXMLStreamReader(in);
			var root = "";
			while (root.isEmpty() && xml.hasNext()) {
				if (xml.next() == XMLStreamConstants.START_ELEMENT) {
					root = xml.getLocalName();
				}
			}
			switch (root) {
				case "worksheet" -> walkSheet(xml);
				case "sst" -> walkTexts(xml, in);
				default -> {
					while (xml.hasNext()) {
						xml.next();
						if (in.count > 256L << 20) {
							throw new LimitReached("里有异常大的部件，不能读取", BROKEN_REMEDY);
						}
					}
				}
			}
		} catch (XMLStreamException | RuntimeException e) {
			// the parser wraps what its input throws, sometimes beyond recognition
			if (in.failure != null) {
				throw in.failure;
			}
			throw e;
		} finally {
			unfolded += in.count;
		}
	}

	private void walkSheet(XMLStreamReader xml) throws XMLStreamException, IOException {
		long rows = 0;
		long chars = 0;
		int cells = 0;
		boolean textCell = false;
		boolean inValue = false;
		long index = 0;
		while (xml.hasNext()) {
			switch (xml.next()) {
				case XMLStreamConstants.START_ELEMENT -> {
					switch (xml.getLocalName()) {
						case "row" -> {
							rows++;
							chars = 0;
							cells = 0;
						}
						case "c" -> {
							if (++cells > MOST_CELLS_IN_ROW) {
								throw new LimitReached("第 " + rows + " 行的单元格太多，不能读取", BROKEN_REMEDY);
							}
							var address = xml.getAttributeValue(null, "r");
							if (address != null && !isAddress(address)) {
								throw new LimitReached("第 " + rows + " 行的单元格地址异常，不能读取", BROKEN_REMEDY);
							}
							textCell = "s".equals(xml.getAttributeValue(null, "t"));
						}
						case "v" -> {
							inValue = true;
							index = 0;
						}
						default -> {
						}
					}
				}
				case XMLStreamConstants.END_ELEMENT -> {
					if (inValue && xml.getLocalName().equals("v")) {
						inValue = false;
						if (textCell) {
							highestText = Math.max(highestText, index);
						}
					}
				}
				case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
					int length = xml.getTextLength();
					chars += length;
					if (chars > limits.maxRowChars()) {
						throw new LimitReached("第 " + rows + " 行超过 " + limits.maxRowChars() + " 个字，不能读取", "请检查这一行，改好后重新上传");
					}
					if (inValue && textCell) {
						var text = xml.getText();
						for (int i = 0; i < length; i++) {
							int digit = Character.digit(text.charAt(i), 10);
							if (digit >= 0 && index <= MOST_TEXTS) {
								index = index * 10 + digit;
							}
						}
					}
				}
				default -> {
				}
			}
		}
		mostRows = Math.max(mostRows, rows);
	}

	/** One to three letters and one to seven digits: within any sheet there is. */
	private static boolean isAddress(String address) {
		int letters = 0;
		while (letters < address.length() && (address.charAt(letters) | 0x20) >= 'a' && (address.charAt(letters) | 0x20) <= 'z') {
			letters++;
		}
		int digits = letters;
		while (digits < address.length() && address.charAt(digits) >= '0' && address.charAt(digits) <= '9') {
			digits++;
		}
		return letters >= 1 && letters <= 3 && digits == address.length() && digits - letters >= 1 && digits - letters <= 7;
	}

	private void walkTexts(XMLStreamReader xml, PlainXml in) throws XMLStreamException, IOException {
		long count = 0;
		while (xml.hasNext()) {
			if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("si")) {
				count++;
			}
			if (count > MOST_TEXTS || in.count > (long) limits.maxSharedStringsMegabytes() << 20) {
				throw new LimitReached("里的文字太多，一次读不下", "请把文件拆成几份，或另存为“CSV UTF-8”再上传");
			}
		}
		texts = texts < 0 ? count : Math.min(texts, count);
	}

	/** XML without the means to hide length: no document type, no CDATA, no endless run without markup. */
	private static final class PlainXml extends FilterInputStream {

		private static final int LONGEST_RUN = 8 << 20;

		private long count;
		private int run;
		private int matched;
		private @Nullable IOException failure;

		PlainXml(InputStream in) {
			super(in);
		}

		@Override
		public int read() throws IOException {
			throw new EOFException("read in blocks only");
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			try {
				return look(buffer, offset, in.read(buffer, offset, length));
			} catch (IOException e) {
				failure = e;
				throw e;
			}
		}

		private int look(byte[] buffer, int offset, int n) throws IOException {
			for (int i = offset; i < offset + n; i++) {
				byte b = buffer[i];
				if (b == '<') {
					run = 0;
					matched = 1;
				} else {
					if (matched == 1 && b == '!') {
						matched = 2;
					} else if (matched == 2 && b != '-') {
						throw new ZipException("document type or CDATA");
					} else {
						matched = 0;
					}
					if (++run > LONGEST_RUN) {
						throw new ZipException("run without markup");
					}
				}
			}
			if (n > 0) {
				count += n;
			}
			return n;
		}

		@Override
		public boolean markSupported() {
			return false;
		}
	}
}
