package cn.fangfei.simulation.venture;

import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;

/** A closed circle, as of a firm's own staff: nobody else is taken in. They come as fast as strangers would come elsewhere. */
public final class Circle implements Recruitment {

	private final int[] persons;
	private final Shape shape;

	public Circle(int[] persons, Shape shape) {
		this.persons = persons;
		this.shape = shape;
	}

	@Override
	public void today(Day day, Members members, Dice dice, Door door) {
		double room = 1 - members.count() / (double) Math.min(persons.length, shape.capacity());
		for (int i = room <= 0 ? 0 : dice.poisson((shape.seeds() + members.count() * shape.talk()) * room); i > 0; i--) {
			door.enter(persons[dice.below(persons.length)], members.count() == 0 ? -1 : dice.below(members.count()));
		}
	}
}
