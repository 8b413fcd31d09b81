/**
 * The pair of files in which a bank hands alerts over: the alerts, one a line, and a signature of its own beside them. Written by the
 * command line, verified by the platform, both through this package, so that there is one opinion of what is good.
 */
@NullMarked
package cn.fangfei.formats.alert;

import org.jspecify.annotations.NullMarked;
