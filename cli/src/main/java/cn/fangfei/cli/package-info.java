/** The {@code fangfei} command: the detectors for data at rest and for banks, without the platform and its database. */
@NullMarked
package cn.fangfei.cli;

import org.jspecify.annotations.NullMarked;
