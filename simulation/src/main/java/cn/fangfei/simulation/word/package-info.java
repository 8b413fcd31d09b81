/**
 * 言语: what is said about businesses – adverts, posts, news, complaints – and what is reported to the office. Schemes are louder than
 * shops, but most of what is said is of honest business, and the education of the public holds every word of fraud.
 */
@NullMarked
package cn.fangfei.simulation.word;

import org.jspecify.annotations.NullMarked;
