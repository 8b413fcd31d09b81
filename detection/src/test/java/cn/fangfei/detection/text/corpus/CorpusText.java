package cn.fangfei.detection.text.corpus;

import java.util.List;

/**
 * One text of the corpus with what is true of it.
 *
 * @param family the family of its template, a Chinese name
 * @param template number of the template within the whole list of its file, from 0
 */
record CorpusText(TextClass kind, Side side, String family, int template, String text, List<TrueRate> rates, List<Promise> promises) {
}
