package cn.fangfei.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.time.Clock;

/**
 * What a command sees of the world: its streams, the clock, and whether a person watches.
 *
 * @param in what {@code -} means for an input
 * @param out what {@code -} means for an output; data only
 * @param err words for people
 * @param watched whether {@code err} is a terminal, so that progress may be drawn
 */
record Terminal(InputStream in, OutputStream out, PrintWriter err, boolean watched, Clock clock) {
}
