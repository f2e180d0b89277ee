import { listTemplates } from '@gongwen/templates'
import type { AddCommand } from './index.ts'

/** 列出模板库. */
export const addTemplates: AddCommand = (program, wrap) => {
  program
    .command('templates')
    .description('列出模板库中的模板')
    .option('--json', '以 JSON 输出')
    .action(
      wrap(() => {
        const templates = listTemplates()
        const width = Math.max(...templates.map(({ id }) => id.length))
        const lines = templates.map(
          ({ id, title, description }) => `${id.padEnd(width)}  ${title}${description && `：${description}`}`,
        )
        return { status: 0, diagnostics: [], lines, data: { templates } }
      }),
    )
}
