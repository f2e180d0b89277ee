import type { AddCommand } from '../index.ts'
import { analyzeDocket } from './analyze.ts'
import { decide } from './decide.ts'
import { exportDocket, exportFormats } from './export.ts'
import { fetchMails } from './fetch.ts'
import { importMails } from './import.ts'
import { backupDocket, erase, restoreDocket } from './keep.ts'
import { list, show } from './list.ts'
import { open } from './open.ts'
import { reply } from './reply.ts'

const json = ['--json', '以 JSON 输出结果'] as const

/** 征求意见：卷宗、来信、分析、汇总. */
export const addComments: AddCommand = (program, wrap) => {
  const group = program.command('comments').description('征求意见：收信、拆分意见、对应条款、归并、汇总')
  group
    .command('open')
    .description('新建卷宗')
    .argument('<卷宗>', '新的或空的文件夹')
    .requiredOption('--draft <文件>', '征求意见稿（md、txt、docx、pdf……）')
    .option('--announcement <文件>', '征求意见公告：来信中引用它的文字不算意见')
    .option('--subject <文字>', '邮件标题应注明的字样', '规范性文件征求意见')
    .requiredOption('--opens <日期>', '征求意见开始日，例如 2025-06-03')
    .requiredOption('--closes <日期>', '征求意见截止日（含当日）')
    .option(...json)
    .action(wrap(open))
  group
    .command('import')
    .description('导入来信，重复导入不会重复收信')
    .argument('<卷宗>', '卷宗文件夹')
    .argument('<文件|文件夹...>', 'eml、mbox、msg、zip、登记表（xlsx、csv）、单份文件，或放有它们的文件夹')
    .option(...json)
    .action(wrap(importMails))
  group
    .command('fetch')
    .description('从邮箱收信（只读，不改动邮箱里的任何邮件）')
    .argument('<卷宗>', '卷宗文件夹')
    .requiredOption('--imap <文件>', '邮箱设置 imap.yaml：服务器、用户；授权码不写在文件里')
    .option('--watch', '一直收到截止日')
    .option(...json)
    .action(wrap(fetchMails))
  group
    .command('analyze')
    .description('拆分意见、对应条款、归并同类意见')
    .argument('<卷宗>', '卷宗文件夹')
    .option(...json)
    .action(wrap(analyzeDocket))
  group
    .command('list')
    .description('列出来信；用 --clause 列出对某一条款的意见')
    .argument('<卷宗>', '卷宗文件夹')
    .option('--kind <类型>', '只列这一类来信，例如 late（逾期）')
    .option('--clause <条款>', '列出对这一条款的意见，例如 二（一）1②')
    .option(...json)
    .action(wrap(list))
  group
    .command('show')
    .description('查看来信全文；给出意见编号时标出所在位置')
    .argument('<卷宗>', '卷宗文件夹')
    .argument('<意见|来信>', '编号，见 list')
    .option('-o, --output <文件夹>', '把来信原件另存到这里，用邮件或办公软件打开')
    .option('--force', '覆盖内容不同的同名文件')
    .option(...json)
    .action(wrap(show))
  group
    .command('decide')
    .description('读回填好的意见汇总表：采纳情况，以及对条款、归并、意见内容、来信类型的更正')
    .argument('<卷宗>', '卷宗文件夹')
    .argument('<表格>', 'comments export --to xlsx 导出、填好的表格（xlsx、xls）')
    .requiredOption('--by <姓名>', '谁作的决定，记入历史')
    .option(...json)
    .action(wrap(decide))
  group
    .command('export')
    .description('导出汇总')
    .argument('<卷宗>', '卷宗文件夹')
    .option('--to <格式>', `输出格式，逗号分开：${exportFormats.join(',')}`, 'xlsx,docx')
    .option('--public', '公开用：遮盖个人信息，另出一份内部核对清单')
    .option('--least <期限>', '规定的最短征求意见期限，如 30日,7个工作日；公开前核对，不足时提示')
    .option('--organ <名称>', '汇总、发布的单位', '起草单位')
    .option('--date <日期>', '成文日期；默认为最后一封来信或最后一次决定的日期')
    .option('--fonts <方案>', 'office、oss 或 own，见 render', 'office')
    .option('-o, --output <文件夹>', '输出到哪个文件夹', '.')
    .option('--force', '覆盖内容不同的同名文件')
    .option(...json)
    .action(wrap(exportDocket))
  group
    .command('reply')
    .description('答复提出者：每人（单位）一份，信函格式；邮件草稿接在原信后面，可直接发送')
    .argument('<卷宗>', '卷宗文件夹')
    .option('--to <格式>', '输出格式，逗号分开：docx,pdf,eml', 'docx,eml')
    .option('--organ <名称>', '发文机关', '起草单位')
    .option('--number <规则>', '发文字号规则，例如 台科函〔2025〕{seq}号')
    .option('--date <日期>', '成文日期；默认为最后一次决定的日期')
    .option('--fonts <方案>', 'office、oss 或 own，见 render', 'office')
    .option('-o, --output <文件夹>', '输出到哪个文件夹', '.')
    .option('--force', '覆盖内容不同的同名文件')
    .option(...json)
    .action(wrap(reply))
  group
    .command('backup')
    .description('备份卷宗；再次备份到同一文件夹，就更新那份备份')
    .argument('<卷宗>', '卷宗文件夹')
    .requiredOption('-o, --output <文件夹>', '备份到哪里')
    .option(...json)
    .action(wrap(backupDocket))
  group
    .command('restore')
    .description('从备份恢复成新的卷宗')
    .argument('<卷宗>', '新的或空的文件夹')
    .requiredOption('--from <文件夹>', '备份所在的文件夹')
    .option(...json)
    .action(wrap(restoreDocket))
  group
    .command('erase')
    .description('应本人要求删除其来信和由此产生的一切记录')
    .argument('<卷宗>', '卷宗文件夹')
    .option('--address <邮箱>', '发件邮箱')
    .option('--name <姓名>', '提出者的姓名或单位')
    .option('--mail <编号...>', '来信编号')
    .requiredOption('--by <姓名>', '谁经办')
    .requiredOption('--reason <理由>', '为什么删除')
    .option(...json)
    .action(wrap(erase))
}
