package cn.fangfei.detection.text.corpus;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * Eight ways in which adverts are written past word lists, each at three strengths. The rules' own tables of look-alikes and split characters
 * were written with these in view, so what is recalled of those two flatters the rules.
 */
enum Evasion {

	LOOKALIKE("形近字") {
		@Override
		String apply(String text, int strength, Random random) {
			return replaced(text, strength, random, LOOKALIKES);
		}
	},
	HOMOPHONE("同音字与拼音") {
		@Override
		String apply(String text, int strength, Random random) {
			var out = new StringBuilder();
			for (int i = 0; i < text.length(); i++) {
				var sound = SOUNDS.get(text.charAt(i));
				if (sound == null || random.nextDouble() >= SHARE[strength]) {
					out.append(text.charAt(i));
				} else if (sound.length() > 1 && random.nextInt(3) == 0) {
					out.append(sound, 1, sound.length());
				} else {
					out.append(sound.charAt(0));
				}
			}
			return out.toString();
		}
	},
	NOISE("插入符号") {
		@Override
		String apply(String text, int strength, Random random) {
			return inserted(text, strength, random, 2, "*", "·", ".", "-", "_", "|", "/", " ", "★", "+");
		}
	},
	ZERO_WIDTH("零宽字符") {
		@Override
		String apply(String text, int strength, Random random) {
			return inserted(text, strength, random, 2, "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff");
		}
	},
	EMOJI("表情") {
		@Override
		String apply(String text, int strength, Random random) {
			return inserted(text, strength, random, 1, "💰", "🔥", "✨", "👍", "🎉", "❤️", "🌹", "📈");
		}
	},
	TRADITIONAL("繁体字") {
		@Override
		String apply(String text, int strength, Random random) {
			return replaced(text, strength, random, TRADITIONALS);
		}
	},
	SPLIT("拆字") {
		@Override
		String apply(String text, int strength, Random random) {
			return replaced(text, strength, random, PARTS);
		}
	},
	NUMERALS("数字变体") {
		@Override
		String apply(String text, int strength, Random random) {
			var out = new StringBuilder();
			for (int i = 0; i < text.length();) {
				int end = i;
				while (end < text.length() && (digit(text.charAt(end))
						|| text.charAt(end) == '.' && end > i && end + 1 < text.length() && digit(text.charAt(end + 1)))) {
					end++;
				}
				if (end == i) {
					out.append(text.charAt(i++));
				} else if (random.nextDouble() >= SHARE[strength]) {
					out.append(text, i, end);
					i = end;
				} else {
					boolean perCent = end < text.length() && text.charAt(end) == '%';
					out.append(written(text.substring(i, end), perCent, random.nextInt(3)));
					i = perCent ? end + 1 : end;
				}
			}
			return out.toString();
		}
	};

	/** Of what can be changed, how much is, by strength 1 to 3. */
	private static final double[] SHARE = { 0, 0.25, 0.5, 0.8 };
	/** Of the places between two Chinese characters, how many get something put in. */
	private static final double[] PLACES = { 0, 0.12, 0.3, 0.6 };

	private static final Map<Character, String> LOOKALIKES = pairs("保葆 本夲 息熄 利俐 返扳 投役 资姿 金釡 收収 益溢 年秊 股肢 分兮 红虹 无旡 风凤 险硷 稳隐 回囬 购构 群裙 码犸 微徵 "
			+ "存孖 高髙 担但 兑兊 付咐 现砚 提堤 奖浆 推椎 荐洊 领颔 拉垃 入人 送迭 老佬 币巾 链琏 矿旷 平苹 台苔 会荟 员贠 理埋 财材 基墓 托讬 还坏 天夭 日曰 期斯 万方 元无");

	/** The first character sounds alike, what follows is the sound written out. */
	private static final Map<Character, String> SOUNDS = pairs("保饱bao 本苯ben 息西xi 利力li 返反fan 投头tou 资滋zi 金斤jin 收手shou 益意yi 年粘nian 月越yue 股古gu 分份fen 红宏hong "
			+ "无吴wu 风疯feng 险显xian 稳吻wen 赚篆zhuan 回徊hui 购够gou 群裙qun 微薇wei 信芯xin 钱前qian 存村cun 银寅yin 高糕gao 担单dan 兑对dui 付富fu 现线xian 提题ti 奖讲jiang "
			+ "荐见jian 领岭ling 名明ming 额鹅e 拉啦la 人仁ren 送宋song 养氧yang 老姥lao 币毕bi 链练lian 矿况kuang 平坪ping 台抬tai 会汇hui 员圆yuan 理李li 财才cai 基鸡ji 托脱tuo "
			+ "天添tian 加家jia 万W 期骑qi 合和he 预玉yu 定订ding 零灵ling");

	private static final Map<Character, String> TRADITIONALS = pairs("资資 财財 产產 业業 东東 丰豐 云雲 亿億 从從 价價 众眾 优優 会會 传傳 体體 余餘 养養 兑兌 关關 兴興 内內 农農 凭憑 划劃 创創 务務 动動 劳勞 "
			+ "势勢 区區 医醫 单單 卖賣 厂廠 历歷 厅廳 县縣 发發 员員 国國 图圖 团團 场場 块塊 声聲 处處 备備 复復 头頭 奖獎 学學 实實 宝寶 审審 对對 导導 将將 尽盡 层層 属屬 岁歲 币幣 师師 带帶 "
			+ "广廣 库庫 应應 张張 归歸 当當 录錄 总總 恒恆 惠惠 户戶 执執 扫掃 扩擴 抢搶 报報 担擔 择擇 挂掛 换換 据據 损損 摇搖 数數 时時 术術 机機 权權 条條 来來 极極 构構 标標 树樹 样樣 档檔 "
			+ "检檢 楼樓 欢歡 没沒 济濟 涨漲 满滿 热熱 爱愛 状狀 独獨 现現 电電 监監 盘盤 础礎 确確 种種 积積 称稱 稳穩 竞競 签簽 类類 约約 红紅 级級 纪紀 纯純 线線 组組 细細 终終 经經 结結 给給 "
			+ "绝絕 统統 继繼 续續 维維 网網 罗羅 职職 联聯 虚虛 补補 观觀 规規 视視 览覽 订訂 认認 讲講 许許 论論 设設 证證 评評 识識 诉訴 话話 询詢 该該 详詳 说說 请請 谁誰 课課 调調 谈談 谢謝 "
			+ "负負 责責 败敗 账賬 货貨 质質 购購 贵貴 贷貸 费費 贴貼 赏賞 赔賠 赚賺 赠贈 车車 转轉 轮輪 轻輕 载載 辅輔 输輸 达達 过過 运運 还還 这這 进進 远遠 连連 选選 递遞 邮郵 采採 释釋 里裡 "
			+ "针針 钟鐘 钢鋼 钱錢 银銀 链鏈 销銷 锁鎖 长長 门門 闭閉 问問 间間 闲閒 队隊 阶階 际際 险險 随隨 难難 零零 静靜 领領 预預 题題 额額 风風 饭飯 馆館 马馬 驻駐 验驗 鱼魚 鸡雞 万萬 个個 "
			+ "为為 习習 书書 买買 专專 两兩 严嚴 临臨 举舉 乐樂 争爭 亏虧 赢贏 龙龍 龄齡 码碼 矿礦 扶扶 态態 让讓 贺賀");

	private static final Map<Character, String> PARTS = pairs("利禾刂 息自心 投扌殳 资次贝 钱钅戋 保亻呆 返辶反 股月殳 财贝才 群君羊 购贝勾 险阝佥 稳禾急 赚贝兼 担扌旦 付亻寸 理王里 现王见 提扌是 推扌隹 "
			+ "信亻言 期其月 红纟工 银钅艮 领令页 额客页 拉扌立 链钅连 矿石广 码石马 扫扌彐 好女子 明日月 鸡又鸟 课讠果 账贝长 酒氵酉 政正攵 到至刂 低亻氐 城土成 给纟合 结纟吉 加力口 收丩攵 "
			+ "分八刀 益䒑皿 奖丬大 品口口口 存才子 限阝艮 份亻分 积禾只 租禾且");

	private final String label;

	Evasion(String label) {
		this.label = label;
	}

	String label() {
		return label;
	}

	abstract String apply(String text, int strength, Random random);

	/** The same text, strength and seed give the same result. */
	String apply(String text, int strength, long seed) {
		return apply(text, strength, new Random(seed * 31 + ordinal() * 4L + strength));
	}

	private static Map<Character, String> pairs(String list) {
		var map = new HashMap<Character, String>();
		for (var pair : list.split(" ")) {
			map.put(pair.charAt(0), pair.substring(1));
		}
		return Map.copyOf(map);
	}

	private static String replaced(String text, int strength, Random random, Map<Character, String> table) {
		var out = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			var other = table.get(text.charAt(i));
			if (other != null && random.nextDouble() < SHARE[strength]) {
				out.append(other);
			} else {
				out.append(text.charAt(i));
			}
		}
		return out.toString();
	}

	private static String inserted(String text, int strength, Random random, int most, String... noise) {
		var out = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			out.append(text.charAt(i));
			if (i + 1 < text.length() && han(text.charAt(i)) && han(text.charAt(i + 1)) && random.nextDouble() < PLACES[strength]) {
				for (int n = 1 + random.nextInt(most); n > 0; n--) {
					out.append(noise[random.nextInt(noise.length)]);
				}
			}
		}
		return out.toString();
	}

	private static boolean han(char c) {
		return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
	}

	private static boolean digit(char c) {
		return c >= '0' && c <= '9';
	}

	/** A number full-width, in circles, or in Chinese; with its per cent sign. */
	private static String written(String number, boolean perCent, int style) {
		if (style == 2 && number.length() <= 4 && (number.indexOf('.') >= 0 || number.length() <= 2)) {
			return (perCent ? "百分之" : "") + chinese(number);
		}
		var out = new StringBuilder();
		for (char c : number.toCharArray()) {
			if (c == '.') {
				out.append(style == 1 ? '.' : '．');
			} else if (style == 1) {
				out.append(c == '0' ? '⓪' : (char) ('①' + c - '1'));
			} else {
				out.append((char) ('０' + c - '0'));
			}
		}
		return out + (perCent ? style == 1 ? "%" : "％" : "");
	}

	private static String chinese(String number) {
		var digits = "零一二三四五六七八九";
		int point = number.indexOf('.');
		if (point >= 0) {
			var out = new StringBuilder(chinese(number.substring(0, point))).append('点');
			for (char c : number.substring(point + 1).toCharArray()) {
				out.append(digits.charAt(c - '0'));
			}
			return out.toString();
		}
		int value = Integer.parseInt(number);
		if (value < 10 || value >= 100) {
			var out = new StringBuilder();
			for (char c : number.toCharArray()) {
				out.append(digits.charAt(c - '0'));
			}
			return out.toString();
		}
		return (value >= 20 ? "" + digits.charAt(value / 10) : "") + "十" + (value % 10 > 0 ? "" + digits.charAt(value % 10) : "");
	}
}
