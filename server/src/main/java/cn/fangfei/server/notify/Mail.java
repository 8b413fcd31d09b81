package cn.fangfei.server.notify;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Mail by the configured server to those who asked for it. The message's own id is the delivery's, so that a second one can be told. */
@Component
class Mail implements Way {

	private static final String SUBJECT = "平台提醒";

	private final @Nullable JavaMailSenderImpl sender;

	private final String from;

	Mail(@Value("${fangfei.notify.mail.host:}") String host, @Value("${fangfei.notify.mail.port:25}") int port,
			@Value("${fangfei.notify.mail.username:}") String username,
			@Value("${fangfei.notify.mail.password:}") String password, @Value("${fangfei.notify.mail.from:}") String from,
			@Value("${fangfei.notify.mail.security:none}") String security,
			@Value("${fangfei.notify.patience:10s}") Duration patience) {
		this.from = from;
		if (!host.isBlank() && from.isBlank()) {
			throw new IllegalStateException("设置了 fangfei.notify.mail.host，须同时设置发件地址 fangfei.notify.mail.from。");
		}
		this.sender = host.isBlank() ? null : sender(host.strip(), port, username, password, security, patience);
	}

	@Override
	public OutgoingChannel channel() {
		return OutgoingChannel.MAIL;
	}

	@Override
	public boolean open() {
		return sender != null;
	}

	@Override
	public void send(Delivery delivery) throws DeliveryFailed {
		if (sender == null) {
			throw new DeliveryFailed("邮件服务器没有设置");
		}
		if (delivery.address() == null) {
			throw new DeliveryFailed("本人已不接收邮件");
		}
		try {
			var message = sender.createMimeMessage();
			var helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
			helper.setFrom(from);
			helper.setTo(delivery.address());
			helper.setSubject(SUBJECT);
			helper.setText(delivery.text());
			message.setHeader("Message-ID", "<" + delivery.delivery() + "@" + from.substring(from.indexOf('@') + 1) + ">");
			message.setHeader("Auto-Submitted", "auto-generated");
			sender.send(message);
		}
		catch (MailAuthenticationException e) {
			throw new DeliveryFailed("邮件服务器不认账号或密码", e);
		}
		catch (MailSendException e) {
			// with a cause the connection failed, without one a message did
			throw new DeliveryFailed(e.getCause() == null ? "邮件服务器没有收下" : "连不上邮件服务器", e);
		}
		catch (MailException | MessagingException e) {
			throw new DeliveryFailed("邮件没有发出", e);
		}
	}

	private static JavaMailSenderImpl sender(String host, int port, String username, String password, String security,
			Duration patience) {
		var sender = new JavaMailSenderImpl();
		sender.setHost(host);
		sender.setPort(port);
		sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
		var properties = sender.getJavaMailProperties();
		var millis = String.valueOf(patience.toMillis());
		properties.put("mail.smtp.connectiontimeout", millis);
		properties.put("mail.smtp.timeout", millis);
		properties.put("mail.smtp.writetimeout", millis);
		if (!username.isBlank()) {
			sender.setUsername(username);
			sender.setPassword(password);
			properties.put("mail.smtp.auth", "true");
		}
		switch (security) {
			case "tls" -> properties.put("mail.smtp.ssl.enable", "true");
			case "starttls" -> {
				properties.put("mail.smtp.starttls.enable", "true");
				properties.put("mail.smtp.starttls.required", "true");
			}
			case "none" -> {
			}
			default -> throw new IllegalStateException("fangfei.notify.mail.security 应为 none、starttls 或 tls。");
		}
		if (!security.equals("none")) {
			properties.put("mail.smtp.ssl.checkserveridentity", "true");
		}
		return sender;
	}
}
