package cn.fangfei.simulation.county;

/**
 * An invented county and its banks: all that is there on the first morning. Persons of age have an account, a third of them two;
 * outsiders have one, and the banks of many outsiders do not report.
 */
public final class County {

	private static final double TWO_ACCOUNTS = 0.3;
	private static final double OUTSIDERS = 0.12;
	private static final double OUTSIDERS_UNLISTED = 0.35;
	private static final double LOCALS_UNLISTED = 0.01;

	private final Almanac almanac;
	private final Land land;
	private final People people;
	private final Names names;
	private final Contacts contacts;
	private final Accounts accounts;
	private final int[] purses;
	private final Permutation identities;

	public County(int persons, int days, Dice dice) {
		almanac = new Almanac(days);
		land = new Land(persons, dice.split("land"));
		people = new People(persons, (int) (persons * OUTSIDERS), land, dice.split("people"));
		names = new Names(dice.split("names"));
		contacts = new Contacts(people, dice.split("contacts"));
		accounts = new Accounts(dice.split("accounts"));
		identities = new Permutation(1L << 60, dice.split("identities"));
		purses = openPurses(dice.split("purses"));
	}

	/** The first account of each person, −1 for children; a second one is the next index. */
	private int[] openPurses(Dice dice) {
		int[] first = new int[people.count()];
		int today = (int) Almanac.FIRST.toEpochDay();
		for (int person = 0; person < first.length; person++) {
			if (!people.ofAge(person)) {
				first[person] = -1;
				continue;
			}
			var own = dice.split(person);
			boolean listed = !own.chance(people.local(person) ? LOCALS_UNLISTED : OUTSIDERS_UNLISTED);
			int grown = Math.max(1, people.age(person) - People.OF_AGE + 1);
			first[person] = accounts.open(person, person, Holder.PERSON, today - own.from(30, 30 + Math.min(22, grown) * 365), bank(own), listed);
			if (people.local(person) && own.chance(TWO_ACCOUNTS)) {
				accounts.open(person, person, Holder.PERSON, today - own.from(30, 30 + Math.min(12, grown) * 365), bank(own), listed);
			}
		}
		return first;
	}

	/** One of the banks; the rural commercial bank has a third of the county. */
	public static int bank(Dice dice) {
		return dice.weighted(0.33, 0.17, 0.14, 0.12, 0.09, 0.06, 0.04, 0.03, 0.02);
	}

	public Almanac almanac() {
		return almanac;
	}

	public Land land() {
		return land;
	}

	public People people() {
		return people;
	}

	public Names names() {
		return names;
	}

	public Contacts contacts() {
		return contacts;
	}

	public Accounts accounts() {
		return accounts;
	}

	/** The account on which a person is paid, and out of which bills are paid. */
	public int account(int person) {
		return purses[person];
	}

	/** The account a person happens to use. */
	public int account(int person, Dice dice) {
		int first = purses[person];
		boolean two = first + 1 < accounts.size() && accounts.holder(first + 1) == person;
		return two && dice.chance(0.4) ? first + 1 : first;
	}

	/** What a person is called in the files: P and 15 hexadecimal digits. Two worlds share none but by a chance in millions. */
	public String identity(int person) {
		var digits = Long.toHexString(identities.of(person));
		return "P" + "0".repeat(15 - digits.length()) + digits;
	}
}
