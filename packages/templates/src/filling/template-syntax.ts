import type { Diagnostic } from '@gongwen/model'
import Handlebars from 'handlebars'

/** Reads a template's text, 否则 as else; what it cannot read is said. */
export function parseTemplate(
  text: string,
  file: string | undefined,
  diagnostics: Diagnostic[],
): hbs.AST.Program | undefined {
  const chinese = text
    .replace(/[\ufdd0-\ufdef]/g, '')
    .replace(/\{\{(~?)\s*否则\s*(~?)\}\}/g, '{{$1else$2}}')
    .replace(/\{\{(~?)\s*否则(?=如果|条件|除非|\s)/g, '{{$1else ')
  try {
    return Handlebars.parse(chinese)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const line = Number(/line (\d+)/.exec(message)?.[1] ?? /- (\d+):\d+$/.exec(message)?.[1])
    const mismatch = /^(\S+) doesn't match (\S+)/.exec(message)
    diagnostics.push({
      code: 'template-syntax',
      severity: 'error',
      message: mismatch
        ? `模板中 {{#${mismatch[1]}}} 与 {{/${mismatch[2]}}} 不成对`
        : /got 'EOF'/.test(message)
          ? '模板中有 {{#…}} 没有结束'
          : `模板中的 {{…}} 写法有误：${message.split('\n').at(-1)}`,
      remedy: '检查花括号是否成对，每个 {{#…}} 都有对应的 {{/…}}',
      place: { ...(file === undefined ? {} : { file }), ...(Number.isInteger(line) ? { line } : {}) },
    })
    return undefined
  }
}
