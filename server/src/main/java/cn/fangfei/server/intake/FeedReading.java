package cn.fangfei.server.intake;

import cn.fangfei.server.intake.FeedFetch.FetchFailed;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The texts of a feed: RSS 2.0, Atom, or one JSON object a line. XML is read without document types and without anything from outside; what
 * is HTML in it becomes plain text.
 */
final class FeedReading {

	private static final int MOST = 1_000;

	private static final int DEEPEST = 100;

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final int LONGEST_NAME = 20;

	private static final int LONGEST_TAG = 2_000;

	/** What is between these is no text of the page. */
	private static final Set<String> HIDDEN = Set.of("script", "style");

	/** After these a line of the page ends. */
	private static final Set<String> BREAKS = Set.of("br", "/p", "/div", "/li", "/tr", "/h1", "/h2", "/h3", "/h4", "/h5", "/h6");

	private static final Pattern ENTITY = Pattern.compile("&(#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-z]{2,6});");

	private static final Map<String, String> ENTITIES = Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ",
			"ldquo", "“", "rdquo", "”", "hellip", "…", "mdash", "—");

	private FeedReading() {
	}

	/**
	 * What a feed holds.
	 * @param texts each as fields by their official names, {@value #MOST} at most
	 * @param left how many more there are
	 */
	record Feed(List<Map<String, String>> texts, int left) {

		static final Feed NOTHING = new Feed(List.of(), 0);
	}

	/** A text that cannot be read is said in {@code bad}. */
	static Feed read(byte[] body, @Nullable String contentType, List<UnusableText> bad) throws FetchFailed {
		var start = 0;
		while (start < body.length && (body[start] <= ' ' && body[start] >= 0 || start < 3 && (body[start] & 0xff) >= 0xbb)) {
			start++;
		}
		if (start < body.length && body[start] == '<') {
			return xml(body);
		}
		if (start < body.length && body[start] == '{') {
			return lines(new String(body, start, body.length - start, charset(contentType)), bad);
		}
		throw new FetchFailed("对方返回的既不是 RSS、Atom，也不是逐行 JSON");
	}

	private static Charset charset(@Nullable String contentType) {
		return contentType != null && contentType.toLowerCase(Locale.ROOT).matches(".*charset=\"?gb(k|2312|18030).*") ? Charset.forName("GB18030")
				: StandardCharsets.UTF_8;
	}

	private static Feed lines(String text, List<UnusableText> bad) {
		var found = new ArrayList<Map<String, String>>();
		var left = 0;
		for (var line : text.split("\n")) {
			if (!line.isBlank() && found.size() >= MOST) {
				left++;
			}
			else if (!line.isBlank()) {
				try {
					found.add(TextRows.cells(JSON.readTree(line)));
				}
				catch (JacksonException e) {
					bad.add(new UnusableText(null, "有一行不是 JSON 对象", "请联系来源网站"));
				}
				catch (UnusableText e) {
					bad.add(e);
				}
			}
		}
		return new Feed(found, left);
	}

	private static Feed xml(byte[] body) throws FetchFailed {
		var factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setProperty(XMLInputFactory.IS_COALESCING, true);
		try {
			var xml = factory.createXMLStreamReader(new ByteArrayInputStream(body));
			try {
				return items(xml);
			}
			finally {
				xml.close();
			}
		}
		catch (XMLStreamException | RuntimeException e) {
			throw new FetchFailed("对方返回的 XML 有错误，没有读取");
		}
	}

	private static Feed items(XMLStreamReader xml) throws XMLStreamException, FetchFailed {
		var found = new ArrayList<Map<String, String>>();
		var left = 0;
		var depth = 0;
		var feed = false;
		while (xml.hasNext()) {
			switch (xml.next()) {
				case XMLStreamConstants.DTD -> throw new FetchFailed("对方的 XML 带有文档类型声明，为安全起见没有读取");
				case XMLStreamConstants.START_ELEMENT -> {
					depth++;
					var name = xml.getLocalName();
					feed |= depth == 1 && List.of("rss", "feed", "RDF").contains(name);
					if (depth > DEEPEST || depth == 1 && !feed) {
						throw new FetchFailed("对方返回的不是 RSS 或者 Atom");
					}
					if (name.equals("item") || name.equals("entry")) {
						var item = item(xml);
						depth--;
						if (found.size() < MOST) {
							found.add(item);
						}
						else {
							left++;
						}
					}
				}
				case XMLStreamConstants.END_ELEMENT -> depth--;
				default -> {
					// nothing of a text
				}
			}
		}
		return new Feed(found, left);
	}

	/** One item, from behind its start to its end. */
	private static Map<String, String> item(XMLStreamReader xml) throws XMLStreamException, FetchFailed {
		var told = new LinkedHashMap<String, String>();
		while (xml.next() != XMLStreamConstants.END_ELEMENT) {
			if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
				var name = xml.getLocalName();
				var href = name.equals("link") ? xml.getAttributeValue(null, "href") : null;
				var kind = xml.getAttributeValue(null, "rel");
				var text = text(xml, 1).strip();
				if (href != null && (kind == null || kind.equals("alternate"))) {
					told.putIfAbsent(name, href);
				}
				else if (!text.isEmpty()) {
					told.putIfAbsent(name.equals("encoded") ? "content" : name, text);
				}
			}
		}
		var cells = new LinkedHashMap<String, String>();
		put(cells, IntakeField.EXTERNAL_ID, told, "guid", "id");
		put(cells, IntakeField.TITLE, told, "title");
		put(cells, IntakeField.BODY, told, "content", "description", "summary");
		put(cells, IntakeField.PUBLISHER, told, "author", "creator", "source");
		put(cells, IntakeField.URL, told, "link");
		put(cells, IntakeField.PUBLISHED_AT, told, "pubDate", "published", "updated", "date");
		return cells;
	}

	/** All text of an element and those within it, from behind its start to its end. */
	private static String text(XMLStreamReader xml, int depth) throws XMLStreamException, FetchFailed {
		if (depth > DEEPEST) {
			throw new FetchFailed("对方的 XML 嵌套太深，没有读取");
		}
		var text = new StringBuilder();
		while (true) {
			switch (xml.next()) {
				case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> text.append(xml.getText());
				case XMLStreamConstants.START_ELEMENT -> text.append(text(xml, depth + 1)).append(' ');
				case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
					return text.toString();
				}
				case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw new FetchFailed("对方的 XML 带有实体声明，为安全起见没有读取");
				default -> {
					// nothing of a text
				}
			}
		}
	}

	private static void put(Map<String, String> cells, IntakeField field, Map<String, String> told, String... names) {
		for (var name : names) {
			var value = told.get(name);
			if (value != null) {
				cells.put(field.label(), plain(value));
				return;
			}
		}
	}

	/** Plain text of what may be HTML. */
	static String plain(String html) {
		if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
			return html.strip();
		}
		return ENTITY.matcher(bare(html))
			.replaceAll(m -> java.util.regex.Matcher.quoteReplacement(entity(m.group(1))))
			.replaceAll("[ \\t\\x0B\\f\\r]+", " ")
			.replaceAll(" *\n[ \n]*", "\n")
			.strip();
	}

	/**
	 * Without tags, remarks and scripts. One pass from left to right: an end that is nowhere to be found is looked for once, so that a page
	 * of a thousand beginnings without an end takes no longer than another (F11). Such a beginning hides nothing of what follows.
	 */
	private static String bare(String html) {
		var bare = new StringBuilder(html.length());
		var endless = new HashSet<String>();
		var at = 0;
		while (at < html.length()) {
			var begins = html.indexOf('<', at);
			if (begins < 0) {
				break;
			}
			bare.append(html, at, begins);
			at = begins;
			if (html.startsWith("<!--", at)) {
				var end = endless.contains("--") ? -1 : html.indexOf("-->", at + 4);
				if (end >= 0) {
					at = end + 3;
					continue;
				}
				endless.add("--");
			}
			var end = tag(html, at);
			if (end < 0) {
				bare.append('<');
				at++;
				continue;
			}
			var name = name(html, at + 1);
			at = end;
			if (BREAKS.contains(name)) {
				bare.append('\n');
			}
			else if (HIDDEN.contains(name) && !endless.contains(name)) {
				var shown = behind(html, "/" + name, at);
				at = shown < 0 ? at : shown;
				if (shown < 0) {
					endless.add(name);
				}
			}
		}
		return bare.append(html, at, html.length()).toString();
	}

	/** Where the tag that begins here ends, exclusive; -1 when it is none. */
	private static int tag(String html, int begins) {
		var at = begins + 1;
		if (at < html.length() && (html.charAt(at) == '/' || html.charAt(at) == '!')) {
			at++;
		}
		if (at >= html.length() || !letter(html.charAt(at))) {
			return -1;
		}
		for (var last = Math.min(html.length(), at + LONGEST_TAG); at < last; at++) {
			if (html.charAt(at) == '>') {
				return at + 1;
			}
			if (html.charAt(at) == '<') {
				return -1;
			}
		}
		return -1;
	}

	/** The name of a tag in small letters, with its stroke. */
	private static String name(String html, int from) {
		var to = from + (html.charAt(from) == '/' ? 1 : 0);
		while (to < html.length() && to - from <= LONGEST_NAME && (letter(html.charAt(to)) || Character.isDigit(html.charAt(to)))) {
			to++;
		}
		return html.substring(from, to).toLowerCase(Locale.ROOT);
	}

	/** The place behind the next tag of that name, -1 when there is none. */
	private static int behind(String html, String name, int from) {
		for (var at = html.indexOf("</", from); at >= 0; at = html.indexOf("</", at + 2)) {
			if (name(html, at + 1).equals(name)) {
				var end = tag(html, at);
				if (end >= 0) {
					return end;
				}
			}
		}
		return -1;
	}

	private static boolean letter(char c) {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
	}

	private static String entity(String name) {
		if (name.charAt(0) != '#') {
			return ENTITIES.getOrDefault(name, "");
		}
		var code = name.charAt(1) == 'x' || name.charAt(1) == 'X' ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
		return Character.isValidCodePoint(code) ? Character.toString(code) : "";
	}
}
