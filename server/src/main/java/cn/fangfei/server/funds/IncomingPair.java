package cn.fangfei.server.funds;

import java.nio.file.Path;

/**
 * A pair of files as it came.
 * @param fileName what the sender calls the alert file
 * @param alerts where its bytes lie until it is decided
 * @param signature the bytes of the signature file
 */
record IncomingPair(String fileName, Path alerts, byte[] signature) {
}
