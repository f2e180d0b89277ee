import type { Inline } from '@gongwen/model'
import type { Html } from 'mdast'
import { report, type State } from '../state.ts'

/** `<br>` ends a line; every other tag is shown as typed, and said. */
export function inlineHtml(node: Html, state: State): Inline[] {
  if (/^<br\s*\/?>$/i.test(node.value)) return [{ type: 'break' }]
  reportHtml(node, state)
  return /^<!--[\s\S]*-->$/.test(node.value) ? [] : [{ type: 'text', value: node.value }]
}

/** Says that HTML has no meaning here: a comment is left out, the rest stands as text. */
export function reportHtml(node: Html, state: State): void {
  if (/^<!--[\s\S]*-->$/.test(node.value.trim())) {
    report(state, node, {
      code: 'markdown-comment',
      severity: 'info',
      message: `注释不印出：${node.value.trim()}`,
    })
    return
  }
  report(state, node, {
    code: 'markdown-html',
    severity: 'warning',
    message: `HTML 标记 ${node.value.split('\n')[0]?.slice(0, 40)} 按文字印出`,
    remedy: '改用 Markdown 或指令；换行可写 <br>',
  })
}
