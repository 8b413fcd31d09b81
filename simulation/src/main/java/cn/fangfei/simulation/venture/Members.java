package cn.fangfei.simulation.venture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who joined a venture, when, and through whom. Members are numbered in the order in which they joined. */
public final class Members {

	/**
	 * One who joined.
	 *
	 * @param person index
	 * @param introducer number of the member through whom, −1 if through none
	 * @param since index of the day
	 */
	public record Member(int person, int introducer, int since) {
	}

	private final List<Member> members = new ArrayList<>();
	private final Set<Integer> persons = new HashSet<>();

	/** Takes somebody in; false if the person is a member. */
	boolean add(Member member) {
		return persons.add(member.person()) && members.add(member);
	}

	public int count() {
		return members.size();
	}

	public Member get(int number) {
		return members.get(number);
	}

	/** Whether a person joined. */
	public boolean has(int person) {
		return persons.contains(person);
	}
}
