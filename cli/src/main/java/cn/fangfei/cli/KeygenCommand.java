package cn.fangfei.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

import cn.fangfei.formats.alert.SigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the pair of keys with which a bank signs its alert files. */
@Command(name = "keygen", description = "生成银行签名用的 SM2 密钥对，并显示公钥指纹。", versionProvider = FangfeiCommand.Version.class,
		synopsisHeading = "用法：", descriptionHeading = "%n", optionListHeading = "%n选项：%n",
		footer = { "", "私钥只留在银行，权限 600，不复制、不外传；公钥（.pub）交给处非部门登记。", "双方在电话里逐组核对指纹，一致后才登记生效。已有的文件从不覆盖。",
				"退出码：0 完成；1 文件已存在或无法写入；2 用法不对" })
final class KeygenCommand implements Callable<Integer> {

	private final Terminal terminal;

	@Mixin
	private FangfeiCommand.Help help = new FangfeiCommand.Help();

	@Option(names = "--out", required = true, paramLabel = "文件", description = "私钥文件；公钥写在旁边，名称后加 .pub")
	private String out;

	KeygenCommand(Terminal terminal) {
		this.terminal = terminal;
	}

	@Override
	public Integer call() throws BadInput {
		var file = InputFile.pathOf(out);
		if (out.equals(InputFile.STANDARD_STREAM) || file.getFileName() == null) {
			throw new BadInput("私钥要写到文件，不能写到标准输出或文件夹。请写明文件名");
		}
		var key = SigningKey.generate();
		KeyFile.write(key, file);
		var words = new PrintWriter(new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8), true);
		words.println("私钥：" + out + "（只留在本机，请勿复制、外传）");
		words.println("公钥：" + out + KeyFile.PUBLIC_SUFFIX + "（交处非部门登记）");
		words.println("指纹：" + key.publicHalf().fingerprintInGroups());
		return FangfeiCommand.DONE;
	}
}
