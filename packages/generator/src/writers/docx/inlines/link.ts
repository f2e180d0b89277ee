import type { Link } from '@gongwen/model'
import { relate } from '../relations.ts'
import type { Format } from '../run.ts'
import { report, type Scope, textXml } from '../writing.ts'
import { inlines } from './inlines.ts'

const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:', 'ftp:'])

/** A link: to a heading (`#id`), or outside. Addresses that Word would not open stay as text, with a diagnostic. */
export function link(node: Link, format: Format, scope: Scope): string {
  const content = inlines(node.children, { ...format, link: true }, scope)
  if (format.link || content === '') return content
  const inner = node.url.startsWith('#') && scope.writing.references.bookmarks.get(node.url.slice(1))
  const tip = node.title ? ` w:tooltip="${textXml(node.title, scope).slice(0, 250)}"` : ''
  if (inner) return `<w:hyperlink w:anchor="${inner}"${tip}>${content}</w:hyperlink>`
  const address = addressOf(node.url)
  if (address === undefined) {
    report(scope, {
      code: 'link-not-written',
      severity: 'warning',
      message: `链接地址“${node.url.slice(0, 80)}”无法识别，只保留了文字`,
      remedy: '写完整的网址（https://…）或邮箱地址（mailto:…）',
    })
    return content
  }
  return `<w:hyperlink r:id="${relate(scope.relations, 'hyperlink', address, true)}"${tip}>${content}</w:hyperlink>`
}

/** The address as a relationship may hold it. Word calls a file damaged over one that is none. */
function addressOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, href } = new URL(url)
  return schemes.has(protocol) && href.length <= 2000 ? href : undefined
}
