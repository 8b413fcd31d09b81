/**
 * The stable files people hand in and get back: reading a company register (csv, csv.gz, xlsx) and writing what was wrong with it.
 * Files come from other offices and are dirty or hostile, so everything here streams, is bounded, and answers with a line, a reason and a remedy
 * instead of an exception.
 */
@NullMarked
package cn.fangfei.formats;

import org.jspecify.annotations.NullMarked;
