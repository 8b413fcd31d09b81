package cn.fangfei.simulation.county;

/** Names of invented people, as common as real ones: two strangers may well be namesakes. */
public final class Names {

	private static final String SURNAMES = "王王王王李李李李张张张刘刘刘陈陈杨杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常";
	private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国文志海燕春雪飞鹏宇浩然欣怡子涵梓轩雨晨佳琪思远家豪俊凯婷雯慧珍凤琴云莲素贞福生金根水木林永康德胜宝财瑞祥";

	private final Dice dice;

	Names(Dice dice) {
		this.dice = dice;
	}

	/** The name of a person; always the same for the same person. */
	public String of(int person) {
		var own = dice.split(person);
		var name = new StringBuilder(3).append(SURNAMES.charAt(own.below(SURNAMES.length()))).append(GIVEN.charAt(own.below(GIVEN.length())));
		if (own.chance(0.78)) {
			name.append(GIVEN.charAt(own.below(GIVEN.length())));
		}
		return name.toString();
	}
}
