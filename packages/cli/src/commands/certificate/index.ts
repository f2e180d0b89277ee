import type { AddCommand } from '../index.ts'
import { exportRegister } from './export.ts'
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
