import { existsSync, readFileSync } from 'node:fs'
import { type Document, type Node, visit } from '@gongwen/model'
import { markdownToDocument } from '@gongwen/templates'
import { describe, expect, it } from 'vitest'

const file = new URL('../../../../shared/data/G2_markdown_spec.jsonl', import.meta.url)

interface Example {
  suite: string
  example: number
  markdown: string
  html: string
}

/** Every string that the document holds, in any field. */
function stringsOf(document: Document): string {
  const found: string[] = []
  visit(document, (node: Node) => {
    for (const value of Object.values(node)) {
      if (typeof value === 'string') found.push(value)
      if (Array.isArray(value)) found.push(...value.filter((entry) => typeof entry === 'string'))
    }
  })
  return found.join(' ')
}

/** The words that a browser shows, and addresses: letters and digits of any script. */
function wordsOf(html: string): string[] {
  const text = html
    .replace(/<(?:img|a)\b[^>]*?(?:alt|title)="([^"]*)"[^>]*>/g, ' $1 ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(?:amp|lt|gt|quot);/g, ' ')
  return text.match(/[\p{L}\p{N}]+/gu) ?? []
}

describe('CommonMark 0.31.2 and GFM', () => {
  it.skipIf(!existsSync(file))(
    'no example loses text: it is in the document or in a diagnostic (skipped without ../shared)',
    () => {
      const examples = readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Example)
      const lost: string[] = []
      for (const { suite, example, markdown, html } of examples) {
        const { value, diagnostics } = markdownToDocument(markdown)
        const kept = `${stringsOf(value)} ${diagnostics.map(({ message }) => message).join(' ')}`
        const missing = wordsOf(html).filter((word) => !kept.includes(word))
        if (missing.length > 0) lost.push(`${suite} ${example}: ${missing.join(' ')} of ${JSON.stringify(markdown)}`)
      }
      expect(lost).toEqual([])
      expect(examples.length).toBeGreaterThan(500)
    },
  )
})
