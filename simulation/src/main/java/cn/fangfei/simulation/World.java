package cn.fangfei.simulation;

import java.util.ArrayList;
import java.util.List;

import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.County;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Habit;
import cn.fangfei.simulation.county.Permutation;
import cn.fangfei.simulation.scheme.Scheme;
import cn.fangfei.simulation.scheme.Schemes;
import cn.fangfei.simulation.scheme.Twin;
import cn.fangfei.simulation.scheme.Twins;
import cn.fangfei.simulation.society.Society;
import cn.fangfei.simulation.trade.Town;

/**
 * A world on its first morning, and how it lives. What is founded later has dice of its own and stands behind what is founded earlier, so
 * a world with schemes is the same world as without, and the schemes.
 */
public final class World {

	/** Honest twins for ten thousand accounts; as many in every world, whatever its schemes. */
	private static final double TWINS = 6;

	/** Takes the days of a world one after the other, while they are lived. */
	public interface Reader {

		/** A day was lived; the book holds its payments until this returns. */
		void day(Day day, Book book);
	}

	private final Settings settings;
	private final Town town;
	private final Society society;
	private final List<Scheme> schemes = new ArrayList<>();
	private final List<Twin> twins = new ArrayList<>();
	private final Dice dice;

	public World(Settings settings) {
		this(settings, TWINS);
	}

	/** @param twinned honest twins for ten thousand accounts */
	World(Settings settings, double twinned) {
		this.settings = settings;
		dice = Dice.of(settings.seed());
		var county = new County(settings.persons(), settings.days(), dice.split("county"));
		town = Town.of(county, dice.split("town"));
		society = new Society(town, dice.split("society"));
		int accounts = county.accounts().size();
		var climate = settings.regime().climate(settings.evade());
		var kinds = climate.kinds();
		int count = (int) Math.max(1, Math.round(twinned * accounts / 10_000));
		for (int i = 0; i < count; i++) {
			var own = dice.split("twins").split(i);
			var kind = kinds.get(turn(kinds.size(), i, dice.split("twin kinds")));
			twins.add(Twins.found(society.founder(own), kind, climate));
		}
		int schemed = (int) Math.round(settings.density() * accounts / 10_000);
		for (int i = 0; i < schemed; i++) {
			var own = dice.split("schemes").split(i);
			schemes.add(Schemes.found(society.founder(own), kinds.get(turn(kinds.size(), i, dice.split("scheme kinds"))), climate));
		}
	}

	/** Each kind once, in an order of its own, before any comes again. */
	private static int turn(int kinds, int place, Dice dice) {
		var order = new Permutation(kinds, dice.split(place / kinds));
		return (int) order.of(place % kinds);
	}

	/** Lives all days. The memory it takes is that of the people and one day. */
	public void live(Reader reader) {
		var book = new Book();
		for (int index = 0; index < settings.days(); index++) {
			var day = Day.of(index, town.county().almanac());
			book.open();
			for (Habit habit : society.habits()) {
				habit.live(day, book);
			}
			reader.day(day, book);
		}
	}

	public Settings settings() {
		return settings;
	}

	public Town town() {
		return town;
	}

	public List<Scheme> schemes() {
		return schemes;
	}

	public List<Twin> twins() {
		return twins;
	}

	/** Chances for what is written about this world. */
	Dice dice() {
		return dice;
	}
}
