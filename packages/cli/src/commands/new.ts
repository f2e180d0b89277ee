import { basename } from 'node:path'
import { dataFileOf, loadTemplate } from '@gongwen/templates'
import type { Context } from '../context.ts'
import { at, writeOutputs } from '../files.ts'
import { type Outcome, Unusable } from '../outcome.ts'
import type { AddCommand } from './index.ts'

/** 生成待填的数据文件. */
export const addNew: AddCommand = (program, wrap) => {
  program
    .command('new')
    .description('为模板生成一份待填的数据文件，每项都有说明')
    .argument('<模板>', '模板库中的名称（见 templates），或自己的模板文件夹')
    .option('-o, --output <文件>', '数据文件名；默认为 模板名.yaml')
    .option('--force', '覆盖内容不同的同名文件')
    .option('--json', '以 JSON 输出结果')
    .action(
      wrap((context: Context, source: string, { output, force }: { output?: string; force?: boolean }): Outcome => {
        const { value: template, diagnostics } = loadTemplate(source)
        if (!template) throw new Unusable(...diagnostics)
        const path = at(context, output ?? `${basename(template.id)}.yaml`)
        const files = writeOutputs(context, [{ path, bytes: Buffer.from(dataFileOf(template)) }], force)
        return { status: 0, diagnostics, files, lines: ['用文本编辑器打开，按说明填写后运行 gongwen render'] }
      }),
    )
}
