// The main job on real input: the Taizhou programme from the announcement to a summary of the letters, into out/.
import { mkdirSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { type Context, runProgram } from '@gongwen/cli'

const root = join(import.meta.dirname, '..')
const out = join(root, 'out')
const example = 'examples/taizhou'
// Only what this script made is taken away.
for (const name of ['公文', '证书', '征求意见', '登记簿']) rmSync(join(out, name), { recursive: true, force: true })
mkdirSync(out, { recursive: true })

const context: Context = {
  cwd: root,
  json: false,
  env: { ...process.env, GONGWEN_HOME: join(out, '登记簿') },
  terminal: false,
  width: 100,
  // The example's own day: the same input gives the same bytes, registers and dockets included.
  now: () => new Date('2025-06-20T09:00:00+08:00'),
  print: (text) => void process.stdout.write(text.replaceAll(`${root}/`, '')),
  tell: (text) => void process.stderr.write(text.replaceAll(`${root}/`, '')),
  ask: async () => undefined,
  signal: new AbortController().signal,
}

async function run(title: string, steps: string[][], allowed: number[] = [0]): Promise<void> {
  process.stdout.write(`\n【${title}】\n`)
  for (const step of steps) {
    process.stdout.write(`$ gongwen ${step.join(' ')}\n`)
    const status = await runProgram(context, step)
    if (!allowed.includes(status)) process.exit(status)
  }
}

const papers = relative(root, join(out, '公文'))
const docket = relative(root, join(out, '征求意见', '卷宗'))
await run('公文：征求意见公告（附文稿）与印发通知，DOCX 和 PDF', [
  ['render', `${example}/announcement.md`, '-o', papers],
  ['render', `${example}/issuance.md`, '-o', papers],
])
await run('证书：三份，编号并登记', [
  [
    'certificate',
    'issue',
    '--rows',
    `${example}/certificates/名单.csv`,
    '--pattern',
    '台科联证〔2025〕{seq:3}号',
    '--date',
    '2025-07-01',
    '-o',
    relative(root, join(out, '证书')),
  ],
])
await run(
  '征求意见：收信、拆分意见、对应条款、归并、汇总',
  [
    [
      'comments',
      'open',
      docket,
      '--draft',
      `${example}/announcement.md`,
      '--announcement',
      `${example}/announcement.md`,
      '--opens',
      '2025-06-03',
      '--closes',
      '2025-06-12',
    ],
    ['comments', 'import', docket, `${example}/mailbox`],
    ['comments', 'analyze', docket],
    [
      'comments',
      'export',
      docket,
      '--to',
      'json,docx,pdf',
      '--organ',
      '台州市科学技术局',
      '-o',
      relative(root, join(out, '征求意见')),
    ],
  ],
  [0, 1],
)
process.stdout.write('\n全部完成，结果在 out/ 文件夹：公文、证书、征求意见。\n')
