package cn.fangfei.server.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which columns of a file, or keys of a batch, tell who complained (条例第十六条). They are left out before anything is kept. Of a complaint
 * only columns that are known to tell something else are kept at all, and on a board of complaints whoever wrote one is who complained; of
 * other texts those that name a reporter go.
 */
final class IdentityColumns {

	/** Whom a complaint is about is not who complained. */
	private static final Pattern ACCUSED = Pattern.compile("被(投诉|举报|反映|申诉|诉)|发布|publisher|author");

	private static final Pattern REPORTER = Pattern.compile("投诉人|投诉者|举报人|举报者|反映人|来电人|来访人|来信人|诉求人|信访人|申诉人|报案人|当事人|求助人|身份证|证件号|"
			+ "reporter|complainant|informant|caller|id_?card|id_?number");

	private IdentityColumns() {
	}

	/** Those to be left out, in the order of the header. */
	static List<String> in(IntakeChannel channel, Collection<String> header) {
		var columns = IntakeField.in(header);
		columns.remove(IntakeField.PUBLISHER);
		var known = new HashSet<>(columns.values());
		var found = new ArrayList<String>();
		for (var name : header) {
			var plain = IntakeField.plain(name);
			var tells = REPORTER.matcher(plain).find() && !ACCUSED.matcher(plain).find();
			if (tells || channel == IntakeChannel.COMPLAINT && !known.contains(name)) {
				found.add(name);
			}
		}
		return found;
	}
}
