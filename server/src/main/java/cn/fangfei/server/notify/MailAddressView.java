package cn.fangfei.server.notify;

/**
 * Where one wants mail.
 * @param available whether the platform sends mail at all
 * @param address empty when none was set
 */
public record MailAddressView(boolean available, String address, boolean enabled, int version) {
}
