import { designNames } from '@gongwen/generator'
import type { Command } from 'commander'
import type { AddCommand } from '../index.ts'
import { calibrate } from './calibrate.ts'
import { exportRegister } from './export.ts'
import { issue } from './issue.ts'
import { keygen } from './keygen.ts'
import { list } from './list.ts'
import { registerOption } from './register.ts'
import { reprint } from './reprint.ts'
import { revoke } from './revoke.ts'
import { columns } from './rows.ts'
import { verify } from './verify.ts'

const json = ['--json', '以 JSON 输出结果'] as const

/** Options of what is printed and how it looks. */
function printing(command: Command): Command {
  return command
    .option('--to <格式>', '每份证书的格式：pdf,docx', 'pdf')
    .option('--template <名称>', '证书模板：模板库中的名称或自己的文件夹', 'certificate')
    .option('--portrait', '竖版')
    .option('--design <图案>', `边框图案：${designNames.join('、')}`)
    .option('--background <文件>', '自己的底图（PDF、PNG、SVG），代替边框图案')
    .option('--emblem <图片>', '徽标，印在标题上方')
    .option('--seal <图片>', '印章')
    .option('--no-each', '不出单份文件，只出合订、拼版或校样')
    .option('--merge', '另出一份合订的打印文件')
    .option('--impose <份数>', '另出一份拼版的打印文件：每张纸几份，带裁切线')
    .option('--paper <纸张>', '拼版用的纸：A3、A4、SRA3 或 宽x高（毫米）；默认与证书同大')
    .option('--back <文件>', '背面（PDF、PNG、SVG），印在合订、拼版的打印文件里')
    .option('--flip <方式>', '双面拼版时打印机怎样翻面：左右、上下；默认左右')
    .option('--overprint', '套打：只印每份不同的文字，用于已印好底图的纸')
    .option('--offset <右移,下移>', '套打的偏移，毫米，例如 1.5,-2；先用 calibrate 量')
    .option('--proof <格式>', '另出校样：每页多份小图，供校对；pdf 或 png')
    .option('--jobs <数>', '用几个进程生成单份文件；默认按份数和电脑的核数')
    .option('--fonts <方案>', '字体：office、oss 或 own，见 render', 'office')
    .option(...registerOption)
    .option('-o, --output <文件夹>', '输出到哪个文件夹', '.')
    .option('--force', '覆盖内容不同的同名文件')
    .option(...json)
}

/** 证书：钥匙、发证、撤销、核验、登记簿. */
export const addCertificate: AddCommand = (program, wrap) => {
  const group = program.command('certificate').description('证书：编号、登记、打印、撤销、核验')
  group
    .command('keygen')
    .description('生成签名钥匙（口令加密）')
    .option('-o, --output <文件夹>', '存到哪个文件夹；默认存到用户数据文件夹')
    .option(...json)
    .action(wrap(keygen))
  const issuing = group
    .command('issue')
    .description('按名单编号、登记并生成证书；再次运行得到同样的证书')
    .requiredOption('--rows <文件>', `名单（xlsx、xls、csv、json、jsonl），列名：${columns.join('、')}`)
    .option('--pattern <规则>', '编号规则；默认 台科联证〔当年〕{seq:3}号')
    .option('--organ <名称>', '发证机关', '台州市科学技术局')
    .option('--date <日期>', '发证日期，默认当日')
    .option('--key <文件>', '签名钥匙；默认用户数据文件夹中的那一份')
    .option('--trial', '试排：检查名单、出校样（见 --proof），不编号、不登记')
    .option('--skip-bad', '跳过有问题的行，其余照发')
    .option('--reissue', '已撤销的名称另发新证')
  printing(issuing).action(wrap(issue))
  const reprinting = group
    .command('reprint')
    .description('重印已发的证书，编号、机关、日期不变，记入登记簿')
    .argument('[编号...]', '例如 台科联证〔2025〕001号')
    .option('--rows <文件>', '按名单重印，代替编号')
    .option('--amend', '名单中改动过的行按改后的内容重印，改动记入登记簿')
    .option('--organ <名称>', '发证机关', '台州市科学技术局')
    .option('--key <文件>', '签名钥匙；改了名称时用它重新签名')
    .option('--skip-bad', '跳过有问题的行，其余照印')
  printing(reprinting).action(wrap(reprint))
  group
    .command('calibrate')
    .description('生成套打校准页，用来量打印机的偏移')
    .option('--paper <纸张>', '纸张', 'A4')
    .option('--portrait', '竖放')
    .option('--offset <右移,下移>', '已知的偏移，毫米，用来复核')
    .option('-o, --output <文件夹>', '输出到哪个文件夹', '.')
    .option('--force', '覆盖内容不同的同名文件')
    .option(...json)
    .action(wrap(calibrate))
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
    .option('--to <格式>', '登记簿的格式：xlsx,docx,pdf', 'xlsx,docx')
    .option(...registerOption)
    .option('--key <文件>', '签名钥匙；默认用户数据文件夹中的那一份')
    .option('-o, --output <文件夹>', '输出到哪个文件夹', '.')
    .option('--force', '改动过的同名文件也覆盖；上次导出后没有动过的，直接换成新的')
    .option(...json)
    .action(wrap(exportRegister))
}
