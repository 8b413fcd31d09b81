package cn.fangfei.server.notify;

/**
 * Something to tell people inside the house.
 * @param text one Chinese sentence
 * @param link the path of the page where it is dealt with, {@code /clues/…}
 */
public record Notice(MessageKind kind, String text, String link, String objectType, String objectId) {
}
