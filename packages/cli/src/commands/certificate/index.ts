import type { AddCommand } from '../index.ts'
import { exportRegister } from './export.ts'
import { issue } from './issue.ts'
import { keygen } from './keygen.ts'
import { list } from './list.ts'
import { registerOption } from './register.ts'
import { revoke } from './revoke.ts'
import { verify } from './verify.ts'

const json = ['--json', '以 JSON 输出结果'] as const

/** 证书：钥匙、发证、撤销、核验、登记簿. */
export const addCertificate: AddCommand = (program, wrap) => {
  const group = program.command('certificate').description('证书：编号、登记、打印、撤销、核验')
  group
    .command('keygen')
    .description('生成签名钥匙（口令加密）')
    .option('-o, --output <文件夹>', '存到哪个文件夹；默认存到用户数据文件夹')
    .option(...json)
    .action(wrap(keygen))
  group
    .command('issue')
    .description('按名单编号、登记并生成证书；再次运行得到同样的证书')
    .requiredOption('--rows <文件>', '名单（xlsx、xls、csv、json），列名：名称、牵头单位、成员单位、建设期、编号、备注')
    .option('--pattern <规则>', '编号规则；默认 台科联证〔当年〕{seq:3}号')
    .option('--organ <名称>', '发证机关', '台州市科学技术局')
    .option('--date <日期>', '发证日期，默认当日')
    .option('--template <名称>', '证书模板：模板库中的名称或自己的文件夹', 'certificate')
    .option('--to <格式>', '输出格式：pdf,docx', 'pdf')
    .option('--key <文件>', '签名钥匙；默认用户数据文件夹中的那一份')
    .option('--skip-bad', '跳过有问题的行，其余照发')
    .option('--reissue', '已撤销的名称另发新证')
    .option(...registerOption)
    .option('-o, --output <文件夹>', '输出到哪个文件夹', '.')
    .option(...json)
    .action(wrap(issue))
  group
    .command('revoke')
    .description('撤销证书，编号不再使用')
    .argument('<编号>', '例如 台科联证〔2025〕001号')
    .requiredOption('--reason <理由>', '撤销的理由，记入登记簿')
    .option(...registerOption)
    .option(...json)
    .action(wrap(revoke))
  group
    .command('verify')
    .description('核验证书：PDF、照片，或扫码得到的文字')
    .argument('<文件|文字...>', '证书的 PDF、二维码照片（PNG、JPEG），或二维码的文字')
    .option('--key <文件...>', '发证机关的公钥（certificate-key.pub）', [])
    .option('--revocations <文件>', '签名的撤销名单')
    .option(...registerOption)
    .option(...json)
    .action(wrap(verify))
  group
    .command('list')
    .description('列出已发证书')
    .option('--log', '列出全部记录：发证、改动、撤销')
    .option(...registerOption)
    .option(...json)
    .action(wrap(list))
  group
    .command('export')
    .description('导出登记簿；有签名钥匙时一并导出离线核验页和撤销名单')
    .option(...registerOption)
    .option('--key <文件>', '签名钥匙；默认用户数据文件夹中的那一份')
    .option('-o, --output <文件夹>', '输出到哪个文件夹', '.')
    .option('--force', '覆盖内容不同的同名文件')
    .option(...json)
    .action(wrap(exportRegister))
}
