package cn.fangfei.server.notify;

/** A way out of the house, when it is configured. */
interface Way {

	OutgoingChannel channel();

	boolean open();

	/** Returns when the other side has taken it. */
	void send(Delivery delivery) throws DeliveryFailed, InterruptedException;
}
