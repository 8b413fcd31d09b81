/**
 * 广告与舆情文本: what an advert, a post or a complaint promises, to whom, and by which of the four legal elements that matters.
 *
 * <p>Text in, finding out; no clock, no database, no network. A finding is a lead for a person to read, never a verdict.
 */
package cn.fangfei.detection.text;
